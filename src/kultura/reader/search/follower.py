"""The follower: keeps a node's index up with the change feed, and makes another where there is none
that fits.

All it knows of progress is in the index: the number of the feed and whose feed it is are committed
with the records, so a death at any moment costs nothing but doing again. When it begins, and where
the store has become another, it compares every record with what is public.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from kultura.reader.search.index.folder import Folder
from kultura.reader.search.index.progress import applied
from kultura.reader.search.index.progress import NOWHERE
from kultura.reader.search.index.progress import Progress
from kultura.reader.search.index.schema import fingerprint
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.source import sources
from kultura.reader.search.index.source import stamps
from kultura.reader.search.index.writing import Writing
from kultura.reader.search.terms import learn
from kultura.store import feed
from kultura.store import read
from pathlib import Path
from psycopg2.extensions import cursor as Cursor

import logging


PORTION = 500  # records a statement
COMMITTED = 4  # portions a commit, while an index is made
log = logging.getLogger("kultura.indexer")


class Follower:
    """Follows the feed with the index of one folder; the caller is the only one there."""

    def __init__(self, folder: Folder, languages: Sequence[str]) -> None:
        self.folder = folder
        self.languages = tuple(languages)
        self.writing: Writing | None = None
        self.applied = NOWHERE

    def step(self, cursor: Cursor) -> bool:
        """Apply a portion of the feed; tell whether more is waiting."""
        if self.writing is None or self._is_lost(self.writing.path):
            self.open(cursor)
        if not self.applied.is_of(read.moment(cursor)):
            self.reconcile(cursor)
        entries = feed.changes(cursor, self.applied.number, PORTION)
        if not entries:
            return False
        learn(cursor)
        self._take(cursor, list(dict.fromkeys(entry.uid for entry in entries)))
        self._commit(Progress(entries[-1].id, self.applied.store))
        return len(entries) == PORTION

    def open(self, cursor: Cursor) -> None:
        """Open the index in use, or make one anew and have it used."""
        current = self.folder.current()
        if current and not self._is_lost(current):
            try:
                self.writing = Writing(current, self.languages)
                self.reconcile(cursor)
                return
            except Exception:  # whatever is wrong with the files, another index is the answer
                log.exception("the index in %s cannot be used", current)
        self._make(cursor)

    def reconcile(self, cursor: Cursor) -> None:
        """Compare all that is indexed with all that is public, and put right what differs."""
        moment = read.moment(cursor)  # before the rows: they are not older than it
        learn(cursor)
        public = stamps(cursor)
        indexed = self.writing.stamps()
        wrong = [uid for uid, stamp in public.items() if indexed.get(uid) != stamp]
        wrong += [uid for uid in indexed if uid not in public]
        for count, uids in enumerate(_portions(wrong), 1):
            self._take(cursor, uids)
            if count % COMMITTED == 0:
                self._commit(applied(self.writing.index))
        self._commit(Progress(moment.change, moment.store))
        if wrong:
            log.info("%d records were indexed anew", len(wrong))

    def close(self) -> None:
        """Give the index up."""
        if self.writing is not None:
            self.writing, writing = None, self.writing
            writing.close()

    def _make(self, cursor: Cursor) -> None:
        path = self.folder.fresh(fingerprint(self.languages))
        log.info("an index is made in %s", path)
        self.writing = Writing(path, self.languages)
        self.reconcile(cursor)
        self.folder.use(path)

    def _is_lost(self, path: Path) -> bool:
        fits = path.name.startswith(f"{fingerprint(self.languages)}-")
        there = all((one / "meta.json").is_file() for one in (path, path / PAGES))
        return not fits or not there or self.folder.is_broken(path)

    def _take(self, cursor: Cursor, uids: list[str]) -> None:
        self.writing.replace(uids, sources(cursor, uids, self.languages))

    def _commit(self, progress: Progress) -> None:
        self.writing.commit(progress)
        self.applied = progress


def _portions(uids: list[str]) -> Iterator[list[str]]:
    return (uids[start : start + PORTION] for start in range(0, len(uids), PORTION))
