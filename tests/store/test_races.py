"""Many editors, two projectors, aborts and killed server processes: never a leak, nothing lost."""

from kultura.store import feed
from kultura.store import read
from kultura.store.connection import connect_reader
from kultura.store.connection import connect_writer
from kultura.store.settling import settle
from region import Editor
from region import lock_shared
from region import prepare
from region import Projector
from region import truth
from region import UIDS
from threading import Event
from threading import Thread

import psycopg2
import pytest


class Witness(Thread):
    """Looks for leaks: a record seen that was hidden when the look began, and hidden after it.

    A commit holds the locks of what it changes until its end, so while a look holds them too, no
    transaction is under way.
    """

    def __init__(self, dsn: str, reader_dsn: str, stop: Event) -> None:
        super().__init__()
        self.dsn, self.reader_dsn, self.stop = dsn, reader_dsn, stop
        self.leaks: list[str] = []
        self.looks = 0

    def run(self) -> None:
        zodb = psycopg2.connect(self.dsn)
        reader = connect_reader(self.reader_dsn, "witness")
        while not self.stop.is_set():
            for uid in UIDS:
                with zodb, zodb.cursor() as cursor, reader.cursor() as seen:
                    self._look(cursor, seen, uid)
        zodb.close()
        reader.close()

    def _look(self, cursor, seen, uid: str) -> None:
        if not lock_shared(cursor, uid):
            return
        container = truth(cursor, uid).container
        quiet = lock_shared(cursor, container)
        allowed = truth(cursor, uid).public and (not quiet or truth(cursor, container).public)
        self.looks += 1
        if read.records(seen, [uid], ["pl"]) and not allowed:
            self.leaks.append(uid)


def run(dsn: str, editors: int, commits: int, projectors: int) -> list[str]:
    """Let editors and projectors loose on a store; return the leaks seen."""
    prepare(dsn)
    stop = Event()
    witness = Witness(dsn, dsn.replace("user=kultura", "user=kultura_reader"), stop)
    edits = [Thread(target=_edit, args=(dsn, seed, commits)) for seed in range(editors)]
    shows = [Thread(target=_project, args=(dsn, seed, stop)) for seed in range(projectors)]
    for thread in (witness, *edits, *shows):
        thread.start()
    for thread in edits:
        thread.join()
    stop.set()
    for thread in (witness, *shows):
        thread.join()
    assert witness.looks > commits
    return witness.leaks


def _edit(dsn: str, seed: int, commits: int) -> None:
    editor = Editor(dsn, seed)
    for _ in range(commits):
        editor.commit()
    editor.zodb.close()
    editor.store.close()


def _project(dsn: str, seed: int, stop: Event) -> None:
    projector = Projector(dsn, seed)
    while not stop.is_set():
        projector.step()
    while projector.step():
        pass


def expected(cursor) -> dict[str, str]:
    """What must be seen by the truth: UID and title."""
    facts = {uid: truth(cursor, uid) for uid in UIDS}
    return {
        uid: f"revision {fact.revision}"
        for uid, fact in facts.items()
        if fact.public and truth(cursor, fact.container).public
    }


def followed(cursor) -> set[str]:
    """What a client holds that has followed the feed from its start, a few entries at a time."""
    held: set[str] = set()
    position = 0
    while entries := feed.changes(cursor, position, 7):
        position = entries[-1].id
        for entry in entries:
            assert (entry.change == "published") == (entry.uid not in held), entry
            (held.discard if entry.change == "withdrawn" else held.add)(entry.uid)
    return held


@pytest.mark.parametrize(
    ("editors", "commits", "projectors"),
    [(8, 40, 2), pytest.param(8, 1500, 2, marks=pytest.mark.long)],
)
def test_no_leak_nothing_lost(dsn, editors, commits, projectors) -> None:
    leaks = run(dsn, editors, commits, projectors)
    assert leaks == []
    connection = connect_writer(dsn, "test")
    settle(connection)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM publication.pending")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT uid, title FROM publication.visible_rendering")
        assert dict(cursor.fetchall()) == expected(cursor)
        assert followed(cursor) == set(expected(cursor))
        cursor.execute("SELECT count(*), max(id) FROM publication.change")
        count, last = cursor.fetchone()
        assert count == last
    connection.close()
