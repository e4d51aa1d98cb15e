"""Snapshots: the index as one request sees it, and the way to a newer one."""

from dataclasses import dataclass
from dataclasses import field
from kultura.reader.search.index.folder import Folder
from kultura.reader.search.index.progress import applied
from kultura.reader.search.index.progress import Progress
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.soundness import is_sound
from pathlib import Path
from tantivy import Index
from tantivy import Query
from tantivy import Schema
from tantivy import Searcher
from threading import Lock

import logging
import orjson
import time


log = logging.getLogger("kultura.reader")
PAUSE = 0.004  # seconds between looks


class NoIndexError(Exception):
    """There is no index to ask just now."""


@dataclass(frozen=True)
class Snapshot:
    """An index at one commit: how far the feed is applied, which fields there are."""

    path: Path
    index: Index
    searcher: Searcher
    schema: Schema
    applied: Progress
    fields: frozenset[str]
    containers: frozenset[str]
    pages: Index
    kept: dict = field(default_factory=dict, compare=False)

    @property
    def number(self) -> int:
        """The number up to which the feed is applied."""
        return self.applied.number

    def term(self, name: str, value: str) -> Query:
        """Return the query of an exact value; an older index may lack the field."""
        return self.any_of(name, [value])

    def any_of(self, name: str, values: list[str]) -> Query:
        """Return the query of any of some exact values."""
        if name not in self.fields or not values:
            return Query.empty_query()
        if len(values) == 1:
            return Query.term_query(self.schema, name, values[0], "basic")
        return Query.term_set_query(self.schema, name, values)


class Snapshots:
    """Gives snapshots of the index a folder has in use; one of these a process."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.lock = Lock()
        self.index: Index | None = None
        self.pages: Index | None = None
        self.latest: Snapshot | None = None

    def get(self, number: int, within: float) -> Snapshot:
        """Return a snapshot that has applied the feed up to a number, if it comes within seconds.

        After that the latest there is. Raises NoIndexError.
        """
        until = time.monotonic() + within
        while True:
            found = self._newest(number)
            if found and found.number >= number:
                return found
            if time.monotonic() >= until:
                break
            time.sleep(PAUSE)
        if found is None:
            raise NoIndexError
        return found

    def again(self) -> Snapshot | None:
        """Return what the index says now, whatever was known of it."""
        with self.lock:
            self.index = self.latest = None
        return self._newest(-1)

    def drop(self, broken: Snapshot) -> None:
        """Forget an index that cannot be read, and have another made."""
        self.folder.say_broken(broken.path)
        with self.lock:
            self.index = self.latest = None

    def _newest(self, number: int) -> Snapshot | None:
        known = self.latest
        current = self.folder.current()
        if known and known.number >= number and current in (None, known.path):
            return known
        with self.lock:
            try:
                return self._reloaded(current)
            except (ValueError, OSError, orjson.JSONDecodeError):
                if not is_sound(current):
                    log.exception("the index in %s cannot be read", current)
                    self.folder.say_broken(current)
                return self.latest

    def _reloaded(self, current: Path | None) -> Snapshot | None:
        known = self.latest
        if current is None or (known and known.path == current and not _there(current)):
            return known
        if self.folder.is_broken(current):  # another is being made
            return known
        if known is None or known.path != current:
            self.index = Index.open(str(current))
            self.index.config_reader("manual")
            self.pages = Index.open(str(current / PAGES))
            self.pages.config_reader("manual")
        self.index.reload()
        self.pages.reload()
        progress = applied(self.index)
        if known and known.path == current and known.applied == progress:
            return known
        self.latest = _taken(current, self.index, self.pages, progress)
        return self.latest


def _taken(path: Path, index: Index, pages: Index, progress: Progress) -> Snapshot:
    searcher = index.searcher()
    described = orjson.loads((path / "meta.json").read_bytes())
    containers = searcher.terms_with_prefix("containers", "")
    return Snapshot(
        path=path,
        index=index,
        searcher=searcher,
        schema=index.schema,
        applied=progress,
        fields=frozenset(one["name"] for one in described["schema"]),
        containers=frozenset(term for term, _count in containers),
        pages=pages,
    )


def _there(path: Path) -> bool:
    return (path / "meta.json").is_file()
