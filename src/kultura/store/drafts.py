"""What people have typed into forms and not saved yet, outside ZODB: no commit, no mark for it.

A draft is one person's and one form's; nobody else is ever shown it. Beside it stands who has which
form open, so that two at one item are told of each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import Json
from typing import Any

import psycopg2


SAVE = """
INSERT INTO publication.draft (person, form, fields, based_on, saved)
VALUES (%s, %s, %s, %s, publication.clock())
ON CONFLICT (person, form)
DO UPDATE SET fields = EXCLUDED.fields, based_on = EXCLUDED.based_on, saved = EXCLUDED.saved
"""

KEEP_FILE = """
INSERT INTO publication.draft_file (person, form, name, filename, bytes)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (person, form, name)
DO UPDATE SET filename = EXCLUDED.filename, bytes = EXCLUDED.bytes
"""

FIND = """
SELECT fields, based_on, saved FROM publication.draft WHERE person = %s AND form = %s
"""

FILES = """
SELECT name, filename, bytes FROM publication.draft_file
WHERE person = %s AND form = %s ORDER BY name
"""

OF_PERSON = """
SELECT form, fields, saved FROM publication.draft
WHERE person = %s ORDER BY saved DESC LIMIT %s
"""

PRESENT = """
INSERT INTO publication.editing (form, person, seen) VALUES (%s, %s, publication.clock())
ON CONFLICT (form, person) DO UPDATE SET seen = EXCLUDED.seen
"""

OTHERS = """
SELECT person FROM publication.editing
WHERE form = %s AND person <> %s AND seen > publication.clock() - %s ORDER BY person
"""

LEAVE = "DELETE FROM publication.editing WHERE form = %s AND person = %s"
DROP_OLD = "DELETE FROM publication.draft WHERE saved < publication.clock() - %s"
DROP_UNSEEN = "DELETE FROM publication.editing WHERE seen < publication.clock() - %s"


@dataclass(frozen=True)
class Draft:
    """What was typed: each field's text or texts, and the state of the item it was typed on."""

    fields: Mapping[str, Any]
    based_on: str
    saved: datetime


@dataclass(frozen=True)
class DraftFile:
    """A file that was chosen in the form; ``name`` is its input's."""

    name: str
    filename: str
    data: bytes


def save_draft(
    cursor: Cursor, person: str, form: str, fields: Mapping[str, Any], based_on: str
) -> None:
    """Keep what a person has typed, in place of what was kept before."""
    cursor.execute(SAVE, (person, form, Json(fields), based_on))


def keep_file(cursor: Cursor, person: str, form: str, file: DraftFile) -> None:
    """Keep a file beside a draft that is there."""
    cursor.execute(KEEP_FILE, (person, form, file.name, file.filename, psycopg2.Binary(file.data)))


def find_draft(cursor: Cursor, person: str, form: str) -> Draft | None:
    """Return a person's draft of a form."""
    cursor.execute(FIND, (person, form))
    row = cursor.fetchone()
    return Draft(*row) if row else None


def files_of_draft(cursor: Cursor, person: str, form: str) -> list[DraftFile]:
    """Return the files beside a draft."""
    cursor.execute(FILES, (person, form))
    return [DraftFile(name, filename, bytes(data)) for name, filename, data in cursor.fetchall()]


def drafts_of(cursor: Cursor, person: str, limit: int) -> list[tuple[str, dict, datetime]]:
    """Return form, fields and time of a person's drafts, the latest first."""
    cursor.execute(OF_PERSON, (person, limit))
    return cursor.fetchall()


def discard_draft(cursor: Cursor, person: str, form: str) -> None:
    """Forget a draft with its files."""
    cursor.execute("DELETE FROM publication.draft WHERE person = %s AND form = %s", (person, form))


def note_presence(cursor: Cursor, form: str, person: str) -> None:
    """Note that a person has a form open now."""
    cursor.execute(PRESENT, (form, person))


def leave_form(cursor: Cursor, form: str, person: str) -> None:
    """Note that a person has left a form."""
    cursor.execute(LEAVE, (form, person))


def others_at(cursor: Cursor, form: str, person: str, within: timedelta) -> list[str]:
    """Return who else was seen at a form lately."""
    cursor.execute(OTHERS, (form, person, within))
    return [other for (other,) in cursor.fetchall()]


def drop_old(cursor: Cursor, drafts: timedelta, presence: timedelta) -> int:
    """Forget old drafts and who was seen long ago; return how many drafts went."""
    cursor.execute(DROP_UNSEEN, (presence,))
    cursor.execute(DROP_OLD, (drafts,))
    return cursor.rowcount
