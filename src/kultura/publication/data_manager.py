"""The data manager that marks and hides what a transaction touched.

It sorts after the ZODB connection, so its vote comes when conflicts are known and its finish when
ZODB's commit has happened. In between everything may die: a mark is only ever superseded by a newer
one or done by the projector, and a hide is put right by it. See docs/explanation/publication.md.
"""

from collections.abc import Callable
from kultura.publication.connection import current
from kultura.publication.connection import forget
from kultura.publication.connection import was_idle_and_lost
from kultura.publication.is_public import is_public
from kultura.publication.is_public import limits
from kultura.store import jobs
from kultura.store.hides import Limits
from kultura.store.jobs import Asked
from kultura.store.lease import clock
from kultura.store.lease import outlast
from kultura.store.marks import Mark
from kultura.store.marks import say_ready
from kultura.store.voting import FLUSHED
from kultura.store.voting import vote
from logging import getLogger
from psycopg2.extensions import cursor as Cursor
from transaction.interfaces import IDataManagerSavepoint
from transaction.interfaces import ISavepointDataManager
from transaction.interfaces import TransientError
from typing import Any
from zope.interface import implementer

import psycopg2
import transaction


logger = getLogger(__name__)
Write = Callable[[Cursor], None]
SORTS_LAST = "~~kultura"
TRANSIENT = (
    psycopg2.OperationalError,  # a lost connection, a deadlock, a lock not got in time
    psycopg2.InterfaceError,
    psycopg2.errors.SerializationFailure,
)


class StoreBusy(TransientError):
    """The store could not take the vote now; the transaction may be tried again."""


@implementer(IDataManagerSavepoint)
class Superset:
    """A savepoint whose rollback keeps what was touched: marking too much costs a rendering.

    What was asked for since is taken back.
    """

    def __init__(self, *taken_back: list[Any]) -> None:
        self.taken_back = [(kept, len(kept)) for kept in taken_back]

    def rollback(self) -> None:
        """Forget what was asked for since."""
        for kept, before in self.taken_back:
            del kept[before:]


@implementer(ISavepointDataManager)
class PublicationDataManager:
    """Knows what one transaction touched, decides what of it is public, marks and hides."""

    def __init__(self, manager: Any) -> None:
        self.transaction_manager = manager
        self.touched: dict[str, Any] = {}
        self.hidden: list[str] = []
        self.bounded: list[Limits] = []
        self.marks: tuple[Mark, ...] = ()
        self.asked: list[Asked] = []
        self.jobs: list[int] = []
        self.writes: list[Write] = []
        self.written = 0.0  # when, by the lease's clock
        self.ended = False

    def touch(self, uid: str, obj: Any) -> None:
        """Note an object, or with None that it is gone; the last word counts."""
        self.touched[uid] = obj

    def savepoint(self) -> Superset:
        """Return a savepoint."""
        return Superset(self.asked, self.writes)

    def tpc_begin(self, transaction: Any) -> None:
        """Begin: nothing to do."""

    def commit(self, transaction: Any) -> None:
        """Decide what Anonymous may see, before anything is locked."""
        for uid, obj in self.touched.items():
            if obj is not None and is_public(obj):
                self.bounded.append(limits(obj))
            else:
                self.hidden.append(uid)
        self.touched.clear()

    def tpc_vote(self, transaction: Any) -> None:
        """Mark and hide, in one transaction of the store's; raise StoreBusy to be tried again."""
        self.marks = voted(self.hidden, self.bounded)
        if self.writes:
            written(self.writes)
            self.written = clock()
        if self.asked:
            self.jobs = asked_for(self.asked)

    def tpc_finish(self, transaction: Any) -> None:
        """Say that ZODB has committed, and return when nobody is answered by what was before.

        Never raises: the projector finds out by itself, later.
        """
        self.ended = True
        if self.marks or self.jobs:
            self._say_ready()
        if self.writes:
            outlast(self.written)

    def _say_ready(self) -> None:
        try:
            with current().cursor() as cursor:
                if self.marks:
                    say_ready(cursor, self.marks)
                if self.jobs:
                    jobs.say_ready(cursor, self.jobs)
        except Exception:
            logger.warning("The projector was not told of a commit; it will see", exc_info=True)
            forget()

    def tpc_abort(self, transaction: Any) -> None:
        """Touch no mark: ZODB's commit may have happened although its finish raised."""
        self.ended = True

    def abort(self, transaction: Any) -> None:
        """Forget what was touched: the transaction ends, or a savepoint before us is restored."""
        self.touched.clear()
        self.asked.clear()
        self.writes.clear()
        self.ended = True

    def sortKey(self) -> str:
        """Sort after every ZODB connection."""
        return SORTS_LAST


def joined() -> PublicationDataManager:
    """Return the data manager of the current transaction, joined to it."""
    current_transaction = transaction.get()
    try:
        known = current_transaction.data(PublicationDataManager)
    except KeyError:
        known = None
    if known is None or known.ended:
        known = PublicationDataManager(transaction.manager)
        current_transaction.join(known)
        current_transaction.set_data(PublicationDataManager, known)
    return known


def voted(hidden: list[str], bounded: list[Limits]) -> tuple[Mark, ...]:
    """Vote; once more where the connection had been lost while nobody used it."""
    try:
        return vote(current(), hidden, bounded)
    except TRANSIENT as error:
        if not was_idle_and_lost():
            raise StoreBusy(str(error)) from error
    try:
        return vote(current(), hidden, bounded)
    except TRANSIENT as error:
        forget()
        raise StoreBusy(str(error)) from error


def written(writes: list[Write]) -> None:
    """Write rows that stand beside what ZODB commits; raise StoreBusy to be tried again."""
    try:
        with current() as connection, connection.cursor() as cursor:
            cursor.execute(FLUSHED)
            for write in writes:
                write(cursor)
    except TRANSIENT as error:
        forget()
        raise StoreBusy(str(error)) from error


def asked_for(asked: list[Asked]) -> list[int]:
    """Write jobs that wait for the commit; raise StoreBusy to be tried again."""
    try:
        with current().cursor() as cursor:
            return jobs.ask(cursor, asked)
    except TRANSIENT as error:
        forget()
        raise StoreBusy(str(error)) from error
