"""The reader's way to the database: one connection a thread, made anew when it was lost."""

from collections.abc import Callable
from kultura.reader.lifetime import LifetimeCursor
from kultura.store import read
from kultura.store.connection import connect_reader
from kultura.store.read import Moment
from psycopg2.extensions import connection as Connection
from psycopg2.extensions import cursor as Cursor
from psycopg2.extensions import make_dsn
from threading import local
from typing import TypeVar

import logging
import psycopg2


Answer = TypeVar("Answer")

CONNECT_WITHIN = 3  # seconds
NOT_THERE = (
    psycopg2.errors.InvalidSchemaName,
    psycopg2.errors.UndefinedTable,
    psycopg2.errors.UndefinedColumn,
    psycopg2.errors.InsufficientPrivilege,
)
LOST = (psycopg2.OperationalError, psycopg2.InterfaceError)
log = logging.getLogger("kultura.reader")


class UnavailableError(Exception):
    """The store cannot be read just now."""


class Database:
    """Runs functions of a cursor, once more on a new connection where the old one was lost."""

    def __init__(self, dsn: str, zone: str = "UTC") -> None:
        self.zone = zone
        self.dsn = make_dsn(dsn, connect_timeout=CONNECT_WITHIN) if dsn else ""
        self.mine = local()
        self.available = True

    def look(self) -> bool:
        """Tell whether the store can be read; the log has a line each time that changes."""
        try:
            self.run(read.moment)
        except UnavailableError:
            return False
        return True

    def run(self, ask: Callable[[Cursor], Answer]) -> Answer:
        """Return what a function of a cursor returns; raises UnavailableError."""
        try:
            answer = self._run(ask)
        except (*LOST, *NOT_THERE) as error:
            self._say(error)
            raise UnavailableError from error
        if not self.available:
            self.available = True
            log.info("the publication store can be read again")
        return answer

    def moment(self) -> Moment:
        """Return the moment of now, by a cursor this thread keeps; raises UnavailableError."""
        cursor = getattr(self.mine, "cursor", None)
        if cursor is None or cursor.connection is not self.mine.connection:
            return self.run(self._first_moment)
        try:
            return read.moment(cursor)
        except psycopg2.Error:
            self.mine.cursor = None
            return self.run(read.moment)

    def _first_moment(self, cursor: Cursor) -> Moment:
        """Keep a cursor for the moments to come; it prepares its statement like any other."""
        self.mine.cursor = cursor.connection.cursor(cursor_factory=LifetimeCursor)
        return read.moment(cursor)

    def _run(self, ask: Callable[[Cursor], Answer]) -> Answer:
        known = getattr(self.mine, "connection", None)
        if known is not None and not known.closed:
            try:
                return _ask(known, ask)
            except LOST:
                if not known.closed:
                    raise
        return _ask(self._connect(), ask)

    def _connect(self) -> Connection:
        if not self.dsn:
            raise psycopg2.OperationalError("kultura.postgresql.reader_dsn is not set")
        self.mine.connection = connect_reader(self.dsn, "kultura reader", self.zone)
        return self.mine.connection

    def _say(self, error: Exception) -> None:
        if self.available:
            self.available = False
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0]
            log.warning("the publication store cannot be read: %s", reason)


def _ask(connection: Connection, ask: Callable[[Cursor], Answer]) -> Answer:
    with connection.cursor(cursor_factory=LifetimeCursor) as cursor:
        return ask(cursor)
