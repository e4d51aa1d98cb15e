"""Connections to PostgreSQL: one for the cms and projector, one for the reader.

Each has its own limits: the cms waits two seconds for a lock at most, because RelStorage's locks
are held meanwhile; the reader never writes and never waits.
"""

from kultura.store.prepared import PreparingConnection
from psycopg2.extensions import connection as Connection

import psycopg2


LOCK_TIMEOUT = 2_000
READ_TIMEOUT = 5_000
KEEPALIVE = {
    "keepalives": 1,
    "keepalives_idle": 30,
    "keepalives_interval": 10,
    "keepalives_count": 3,
}


def connect_writer(dsn: str, application: str) -> Connection:
    """Open a connection that writes: READ COMMITTED, `lock_timeout` of two seconds.

    READ COMMITTED is needed: what the feed says is computed by a statement that begins after the
    state row's lock was got.
    """
    return _connect_writer(dsn, application, {"lock_timeout": LOCK_TIMEOUT})


def connect_voter(dsn: str, application: str) -> Connection:
    """Open a connection for votes, whose commits are not flushed unless they say so.

    Each statement is a transaction of its own, a `with` block one of several. Marks need no flush
    of their own: RelStorage's commit comes after them in the same log, so what it makes durable,
    they are too. A vote that moves the version asks for its flush.
    """
    parameters = {"lock_timeout": LOCK_TIMEOUT, "synchronous_commit": "off"}
    connection = _connect_writer(dsn, application, parameters)
    connection.autocommit = True
    return connection


def connect_reader(dsn: str, application: str, zone: str = "UTC") -> Connection:
    """Open a connection that reads only, a statement at a time; days and hours are the zone's."""
    parameters = {
        "statement_timeout": READ_TIMEOUT,
        "TimeZone": zone,
        "jit": "off",
        "plan_cache_mode": "force_generic_plan",
    }
    connection = _connect(dsn, application, parameters, PreparingConnection)
    connection.set_session(readonly=True, autocommit=True)
    return connection


def connect_session(dsn: str, application: str) -> Connection:
    """Open a connection for what outlives transactions: LISTEN and session locks."""
    connection = _connect(dsn, application, {})
    connection.set_session(autocommit=True)
    return connection


def _connect_writer(dsn: str, application: str, parameters: dict[str, object]) -> Connection:
    connection = _connect(dsn, application, parameters)
    connection.set_session(isolation_level="READ COMMITTED")
    return connection


def _connect(
    dsn: str,
    application: str,
    parameters: dict[str, object],
    kind: type[Connection] = Connection,
) -> Connection:
    options = " ".join(f"-c {name}={value}" for name, value in parameters.items())
    return psycopg2.connect(
        dsn, connection_factory=kind, application_name=application, options=options, **KEEPALIVE
    )
