"""A stand-in for ZODB at SQL level: objects with a container, committed as RelStorage commits.

A commit writes a temporary row first (so its transaction number is older than the vote's), the vote
runs on its own connection, and then the truth is committed or rolled back. Readers of the truth get
snapshots, as ZODB connections do.
"""

from builders import projection
from dataclasses import dataclass
from kultura.store.connection import connect_voter
from kultura.store.connection import connect_writer
from kultura.store.hides import Limits
from kultura.store.marks import Mark
from kultura.store.marks import say_ready
from kultura.store.projection import Projection
from kultura.store.ripe import ripe_marks
from kultura.store.settling import settle
from kultura.store.showing import show
from kultura.store.voting import vote
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

import psycopg2
import random
import time


UIDS = [f"item-{number}" for number in range(12)]
CONTAINERS = ["folder-0", "folder-1"]
TRUTH = "CREATE TABLE truth (uid text PRIMARY KEY, public boolean, revision int, container text)"


@dataclass
class Fact:
    """What is true of an object."""

    public: bool
    revision: int
    container: str | None


def prepare(dsn: str) -> None:
    """Make the truth: everything there, nothing public."""
    with psycopg2.connect(dsn) as connection, connection.cursor() as cursor:
        cursor.execute(TRUTH)
        for uid in UIDS:
            cursor.execute("INSERT INTO truth VALUES (%s, false, 0, 'folder-0')", (uid,))
        for uid in CONTAINERS:
            cursor.execute("INSERT INTO truth VALUES (%s, true, 0, NULL)", (uid,))
    connection.close()


def truth(cursor, uid: str) -> Fact:
    """Read what is true of an object."""
    cursor.execute("SELECT public, revision, container FROM truth WHERE uid = %s", (uid,))
    return Fact(*cursor.fetchone())


def lock_shared(cursor, uid: str) -> bool:
    """Keep others from changing an object, unless one is at it; tell whether none is."""
    cursor.execute("SELECT pg_try_advisory_xact_lock_shared(hashtext(%s))", (uid,))
    return cursor.fetchone()[0]


def limits(uid: str, fact: Fact) -> Limits:
    """What bounds a public object."""
    return Limits(uid, (fact.container,) if fact.container else ())


def render(uid: str, fact: Fact) -> Projection | None:
    """Render an object, or nothing where it is not public."""
    if not fact.public:
        return None
    containers = limits(uid, fact).containers
    collection = "exhibits" if uid in UIDS else None
    return projection(
        uid, f"revision {fact.revision}", containers=containers, collection=collection
    )


class Editor:
    """Commits random changes the way the cms does, dying in all the places it can."""

    def __init__(self, dsn: str, seed: int) -> None:
        self.dsn = dsn
        self.random = random.Random(seed)
        self.zodb = psycopg2.connect(dsn)
        self.store = connect_voter(dsn, "editor")

    def commit(self) -> None:
        """Change some objects, sometimes only naming one that is not changed."""
        fate = self.random.random()
        uids = self.random.sample(UIDS, self.random.choice((1, 1, 1, 3)))
        if self.random.random() < 0.15:
            uids = [self.random.choice(CONTAINERS)]
        named = self.random.sample(UIDS, 2) if self.random.random() < 0.3 else []
        try:
            self._commit(uids, named, fate)
        except psycopg2.Error:
            self._abort()

    def _commit(self, uids: list[str], named: list[str], fate: float) -> None:
        with self.zodb.cursor() as cursor:
            cursor.execute(
                "CREATE TEMPORARY TABLE IF NOT EXISTS t (x int); INSERT INTO t VALUES (1)"
            )
            for uid in sorted(uids):
                cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", (uid,))
            facts = {uid: self._change(cursor, uid) for uid in uids}
            facts |= {uid: truth(cursor, uid) for uid in named if uid not in facts}
            marks = self._vote(facts)
        self._end(marks, fate)

    def _change(self, cursor, uid: str) -> Fact:
        fact = truth(cursor, uid)
        fact.revision += 1
        fact.public = self.random.random() < 0.6
        if uid in UIDS and self.random.random() < 0.2:
            fact.container = self.random.choice(CONTAINERS)
        cursor.execute(
            "UPDATE truth SET public = %s, revision = %s, container = %s WHERE uid = %s",
            (fact.public, fact.revision, fact.container, uid),
        )
        return fact

    def _vote(self, facts: dict[str, Fact]) -> tuple[Mark, ...]:
        hidden = [uid for uid, fact in facts.items() if not fact.public]
        bounded = [limits(uid, fact) for uid, fact in facts.items() if fact.public]
        return vote(self.store, hidden, bounded)

    def _end(self, marks: tuple[Mark, ...], fate: float) -> None:
        if self.random.random() < 0.3:
            time.sleep(self.random.random() * 0.05)
        if fate < 0.15:
            self.zodb.rollback()
        elif fate < 0.22:
            _kill(self.zodb)
            self._abort()
        elif fate < 0.29:
            self.zodb.commit()
            _kill(self.store)
            self._abort()
        else:
            self.zodb.commit()
            with self.store.cursor() as cursor:
                say_ready(cursor, marks)

    def _abort(self) -> None:
        for connection in (self.zodb, self.store):
            if not connection.closed:
                connection.close()
        self.zodb = psycopg2.connect(self.dsn)
        self.store = connect_voter(self.dsn, "editor")


class Projector:
    """Projects ripe marks from snapshots of the truth, sometimes dying on the way."""

    def __init__(self, dsn: str, seed: int) -> None:
        self.dsn = dsn
        self.random = random.Random(seed)
        self.store = connect_writer(dsn, "projector")
        self.zodb = psycopg2.connect(dsn)
        self.zodb.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)

    def step(self) -> int:
        """Project a batch; tell how many marks were ripe."""
        with self.store, self.store.cursor() as cursor:
            marks = ripe_marks(cursor, 10)
        with self.zodb, self.zodb.cursor() as cursor:
            rendered = {mark: render(mark.uid, truth(cursor, mark.uid)) for mark in marks}
        if self.random.random() < 0.05:
            _kill(self.store)
        try:
            show(self.store, rendered)
            settle(self.store)
        except psycopg2.Error:
            self.store.close()
            self.store = connect_writer(self.dsn, "projector")
        return len(marks)


def _kill(connection) -> None:
    """Take a connection's server process away, whatever it is doing."""
    killer = psycopg2.connect(connection.dsn)
    with killer, killer.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (connection.info.backend_pid,))
    killer.close()
