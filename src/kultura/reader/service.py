"""The service every resource is answered by: the moment, the cache, then the rows."""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Sequence
from dataclasses import replace
from kultura.reader.cache import Answer
from kultura.reader.cache import Cache
from kultura.reader.cache import Kept
from kultura.reader.database import Database
from kultura.reader.lifetime import end
from kultura.reader.lifetime import ends
from kultura.reader.measures import of_cache
from kultura.reader.search.snapshot import Snapshots
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from zoneinfo import ZoneInfo


class Service:
    """Gives answers from the store, from memory where they still hold."""

    def __init__(
        self,
        database: Database,
        snapshots: Snapshots,
        api_url: str,
        languages: Sequence[str],
        zone: ZoneInfo,
    ) -> None:
        self.database = database
        self.snapshots = snapshots
        self.api_url = api_url
        self.languages = tuple(languages)
        self.zone = zone
        self.cache = Cache()

    def answer(self, key: Hashable, make: Callable[[Cursor], Answer]) -> Answer:
        """Return the answer of a key, made now unless it is known for the version read first."""
        return self.database.run(lambda cursor: self._answer(cursor, key, make))

    def _answer(self, cursor: Cursor, key: Hashable, make: Callable[[Cursor], Answer]) -> Answer:
        moment = read.moment(cursor)
        known = self.cache.get(key, moment)
        of_cache("hit" if known else "miss").inc()
        if known is not None:
            return known
        ends(cursor, read.next_boundary(cursor))  # before the rows, which are not newer than it
        answer = make(cursor)
        timed = replace(answer, until=end(cursor))
        self.cache.put(key, Kept(moment, timed))
        return timed
