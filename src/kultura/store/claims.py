"""Claims: who has taken which item to decide about it, for half an hour at most.

A claim keeps nobody from anything: it tells the others that somebody is at it.
"""

from collections.abc import Iterable
from datetime import datetime
from datetime import timedelta
from psycopg2.extensions import cursor as Cursor


LASTS = timedelta(minutes=30)

TAKE = """
INSERT INTO publication.claim AS held (uid, person, until)
VALUES (%(uid)s, %(person)s, publication.clock() + %(lasts)s)
ON CONFLICT (uid) DO UPDATE SET person = excluded.person, until = excluded.until
WHERE held.person = excluded.person OR held.until <= publication.clock()
RETURNING uid
"""
RELEASE = "DELETE FROM publication.claim WHERE uid = %s AND person = %s"
HELD = """
SELECT uid, person, until FROM publication.claim
WHERE uid = ANY(%s) AND until > publication.clock()
"""
FORGET = "DELETE FROM publication.claim WHERE until <= publication.clock()"


def take(cursor: Cursor, uid: str, person: str) -> bool:
    """Take an item for a person; tell whether it is theirs now."""
    cursor.execute(FORGET)
    cursor.execute(TAKE, {"uid": uid, "person": person, "lasts": LASTS})
    return cursor.fetchone() is not None


def release(cursor: Cursor, uid: str, person: str) -> None:
    """Give an item back that a person has taken; another's stays."""
    cursor.execute(RELEASE, (uid, person))


def held(cursor: Cursor, uids: Iterable[str]) -> dict[str, tuple[str, datetime]]:
    """Return who has taken which of the items, and until when."""
    cursor.execute(HELD, (list(uids),))
    return {uid: (person, until) for uid, person, until in cursor.fetchall()}
