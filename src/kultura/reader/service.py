"""The service every resource is answered by: the moment, the cache, then the rows."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from kultura.reader.cache import Answer
from kultura.reader.cache import Bounded
from kultura.reader.cache import Held
from kultura.reader.database import Database
from kultura.reader.leased import Leased
from kultura.reader.lifetime import end
from kultura.reader.lifetime import ends
from kultura.reader.measures import of_cache
from kultura.reader.moments import Moments
from kultura.reader.search.snapshot import Snapshots
from kultura.reader.search.words.reduction import load
from kultura.reader.turns import Turns
from kultura.store import feed
from kultura.store import read
from kultura.store.read import Moment
from psycopg2.extensions import cursor as Cursor
from threading import Event
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Given:
    """An answer, for how many seconds clients may use it without asking again, and as of when."""

    answer: Answer
    fresh: int
    moment: Moment


class Service:
    """Gives answers from the store, from memory where they still hold."""

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        api_url: str,
        languages: Sequence[str],
        zone: ZoneInfo,
        max_age: int = 0,
        largest: int = 0,
        lease: float = 0,
    ) -> None:
        self.database = database
        self.snapshots = snapshots
        self.api_url = api_url
        self.languages = tuple(languages)
        self.zone = zone
        self.max_age = max_age
        self.leased = Leased(Moments(database.moment), lease)
        self.turns = Turns(lambda *of: database.run(lambda cursor: feed.turns(cursor, *of)))
        self.answers: Bounded[Answer] = Bounded(largest)
        self.ahead: Bounded[Answer] = Bounded(largest)
        self.boundary: Held[datetime | None] | None = None
        self.is_warm = Event()

    def warm(self) -> None:
        """Load the dictionaries of all languages, a second or two; ready is who has them."""
        load(self.languages)
        self.is_warm.set()

    def answer(self, key: Hashable, make: Callable[[Cursor], Answer]) -> Given:
        """Return the answer of a key, made now unless it is known and holds still."""
        moment = self.leased.now()
        known = self._known(key, moment)
        of_cache("hit" if known else "miss").inc()
        if known is not None:
            return known
        return self.database.run(lambda cursor: self._made(cursor, key, make, moment))

    def known(self, key: Hashable) -> Given | None:
        """Return the answer of a key from memory; None where it has to be made."""
        return self._known(key, self.leased.now())

    def _known(self, key: Hashable, moment: Moment) -> Given | None:
        for kept in (self.answers, self.ahead):
            held = kept.get(key)
            if held is not None and held.holds(moment, self.turns):
                return Given(held.what, self._fresh(held.what, moment), moment)
        return None

    def _made(
        self, cursor: Cursor, key: Hashable, make: Callable[[Cursor], Answer], moment: Moment
    ) -> Given:
        self.turns.follow(moment)  # what turns from now on is known of
        ends(cursor, self.boundary_of(cursor, moment))  # before the rows, never older
        made = make(cursor)
        answer = replace(made, until=end(cursor))
        self.answers.put(key, Held(moment, answer.until, answer, answer.weight, answer.about))
        return Given(answer, self._fresh(answer, moment), moment)

    def boundary_of(self, cursor: Cursor, moment: Moment) -> datetime | None:
        """Return when time alone next shows or hides something; the same until then."""
        known = self.boundary
        if known is None or not known.holds(moment):
            made, boundary = read.bounded_moment(cursor)
            self.boundary = known = Held(made, boundary, boundary, 0)
        return known.what

    def _fresh(self, answer: Answer, moment: Moment) -> int:
        """Return the seconds for which an answer may be used: never past where time ends it."""
        if answer.until is None:
            return self.max_age
        return max(0, min(self.max_age, int((answer.until - moment.now).total_seconds())))
