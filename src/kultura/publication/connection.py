"""The cms's connections to the store: one a thread, opened at its first vote.

The store is the PostgreSQL primary that holds RelStorage's tables; its DSN is in the environment.
No DSN, no publication: a test layer in memory, a script without an instance.
"""

from dataclasses import dataclass
from kultura.store.connection import connect_voter
from psycopg2.extensions import connection as Connection
from threading import local

import os


VARIABLE = "KULTURA_PUBLICATION_DSN"
_thread = local()


def store_dsn() -> str:
    """Return the DSN of the store; empty where publication is off."""
    return os.environ.get(VARIABLE, "")


def is_on() -> bool:
    """Say whether what is committed here is published."""
    return bool(store_dsn())


@dataclass
class Held:
    """A thread's connection; `used` once it has carried a vote."""

    dsn: str
    connection: Connection
    used: bool = False


def current() -> Connection:
    """Return this thread's connection; raises psycopg2.OperationalError where there is none."""
    dsn = store_dsn()
    held = getattr(_thread, "held", None)
    if held and held.dsn == dsn and not held.connection.closed:
        held.used = True
        return held.connection
    forget()
    _thread.held = Held(dsn, connect_voter(dsn, "kultura cms"))
    return _thread.held.connection


def was_idle_and_lost() -> bool:
    """Say whether the connection turned out lost that had worked before, and forget it if so.

    The server may have been started anew since; a connection of this moment is worth a try.
    """
    held = getattr(_thread, "held", None)
    lost = bool(held and held.used and held.connection.closed)
    forget()
    return lost


def forget() -> None:
    """Close this thread's connection; the next vote opens another."""
    held = getattr(_thread, "held", None)
    _thread.held = None
    if held:
        held.connection.close()
