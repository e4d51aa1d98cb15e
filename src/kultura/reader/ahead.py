"""Records made ahead: what was published lately is in memory before anybody asks for it.

Many records at once cost a fraction of each alone, so a worker makes the answer to the plain
question for each, in the region's own order of languages, as many as its memory is for. It rests
longer than it works: who asks comes first.
"""

from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from kultura.reader.api.collection import collections
from kultura.reader.api.single import answer_of
from kultura.reader.cache import Answer
from kultura.reader.cache import Held
from kultura.reader.composing import has_dates
from kultura.reader.composing import whole_records
from kultura.reader.database import UnavailableError
from kultura.reader.lifetime import end
from kultura.reader.lifetime import ends
from kultura.reader.record_door import key_of
from kultura.reader.service import Service
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from time import perf_counter
from time import sleep
from typing import Final

import logging


AT_ONCE: Final = 20  # records; those with dates alone, since each ends at another moment
RESTS: Final = 4  # times as long as it worked
EVERY: Final = 1.0  # seconds between two looks at what turned
ANEW: Final = 60.0  # seconds at least between two times of going through all
LEAST: Final = 2_000  # bytes that a record takes, about

Named = tuple[str, str]  # collection, UID

log = logging.getLogger("kultura.reader")


class Ahead:
    """Makes records ahead, for as long as the process lives."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.walked: Hashable = None  # what has all made anew, as of the last time through all
        self.due = 0.0  # when all may be gone through again
        self.seen = 0  # the last version whose turns were made

    def run(self) -> None:
        """Go on for ever."""
        self.service.is_warm.wait()
        while True:
            try:
                self.round()
            except UnavailableError:
                pass  # the next round tries again
            except Exception:
                log.exception("records could not be made ahead")
            sleep(EVERY)

    def round(self) -> None:
        """Make what there is room for, or what turned since the last time."""
        moment = self.service.leased.now()
        known = self.service.turns.follow(moment)
        run = self.service.database.run
        boundary = run(lambda cursor: self.service.boundary_of(cursor, moment))
        state = known.store, known.floor, boundary
        if self.walked != state and perf_counter() > self.due:
            self.due = perf_counter() + ANEW  # however it ends
            most = self.service.ahead.largest // LEAST
            self.make(run(lambda cursor: read.latest(cursor, most)))
            self.walked, self.due = state, perf_counter() + ANEW
        elif known.version > self.seen:
            turned = [uid for uid, at in tuple(known.turned.items()) if at > self.seen]
            self.make(run(lambda cursor: read.named(cursor, turned)))
        self.seen = known.version

    def make(self, named: Iterable[Named]) -> None:
        """Make records that are not in memory, as far as there is room."""
        for some in portions(named):
            begun = perf_counter()
            try:
                if not self._make(some):
                    return
            except UnavailableError:
                raise
            except Exception:  # who asks is told
                log.exception("records could not be made ahead: %s", some)
            sleep(RESTS * (perf_counter() - begun))

    def _make(self, named: Sequence[Named]) -> bool:
        """Return whether there was room."""
        service, languages = self.service, self.service.languages
        keys = {
            uid: key_of(service, collection, uid, languages)
            for collection, uid in named
            if collection in collections()
        }
        missing = [uid for uid, key in keys.items() if service.known(key) is None]
        if not missing:
            return True
        moment = service.leased.now()
        for answer in service.database.run(lambda cursor: self._made(cursor, missing, moment)):
            held = Held(moment, answer.until, answer, answer.weight, answer.about)
            key = keys[answer.about]
            if not service.ahead.has_room(key, held.weight):
                return False
            service.ahead.put(key, held)
        return True

    def _made(self, cursor: Cursor, uids: Sequence[str], moment: read.Moment) -> list[Answer]:
        self.service.turns.follow(moment)
        ends(cursor, self.service.boundary_of(cursor, moment))  # before the rows, never older
        found = whole_records(cursor, uids, self.service.languages)
        until = end(cursor)
        return [
            replace(answer_of(one, one.body, (uid,), negotiated=True), until=until, about=uid)
            for uid, one in found.items()
        ]


def portions(named: Iterable[Named]) -> Iterator[list[Named]]:
    """Yield records that are made at once, in their order."""
    for collection, found in groupby(named, key=lambda one: one[0]):
        some, most = list(found), 1 if has_dates(collection) else AT_ONCE
        for start in range(0, len(some), most):
            yield some[start : start + most]
