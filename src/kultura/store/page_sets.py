"""Pages as people change them: a set with its revision, its history, and proposals of sets.

A set is the pages of a record, or those that a working copy proposes for it (`original`); both
give a page the same id. Whoever writes has the set's row, which is held until the transaction ends.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime
from kultura.store.feed import announce
from kultura.store.page import columns
from kultura.store.page import OwnPage
from kultura.store.page_changes import changes_between
from kultura.store.page_changes import FIELDS
from kultura.store.page_changes import PageChange
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from typing import Final


OWN: Final = columns(OwnPage)
KEPT: Final = (*FIELDS, "position")
UPDATE: Final = f"""
UPDATE digitisation.page SET {", ".join(f"{name} = given.{name}" for name in KEPT)},
    edited = ARRAY(SELECT DISTINCT unnest(edited || given.names) ORDER BY 1)
FROM (VALUES %s) AS given (page, {", ".join(KEPT)}, names)
WHERE page.uid = {{uid}} AND page.page = given.page
"""
COUNTED: Final = """
UPDATE digitisation.form SET pages = counted.pages, has_text = counted.has_text,
    made_at = publication.clock()
FROM (
    SELECT count(*) AS pages, coalesce(bool_or(text <> ''), false) AS has_text
    FROM digitisation.page WHERE uid = %(uid)s AND NOT hidden
) AS counted
WHERE form.uid = %(uid)s
"""
COPY_FORM: Final = """
INSERT INTO digitisation.form
    (uid, object, version, pages, has_text, structure, made_at, original, cover, revision)
SELECT %s, object, version, pages, has_text, structure, made_at, uid, cover, revision
FROM digitisation.form WHERE uid = %s
ON CONFLICT (uid) DO NOTHING
"""
COLUMNS: Final = (
    "position, page, label, type, file, width, height, text, boxes,"
    " turned, rotation, hidden, reason, rescan, note, edited"
)
REVISED: Final = "UPDATE digitisation.form SET revision = revision + 1 WHERE uid = %s"
# What was hidden while a proposal was open stands in both histories.
TOLD_TWICE: Final = """
DELETE FROM digitisation.page_change AS proposed USING digitisation.page_change AS own
WHERE proposed.uid = %s AND own.uid = %s
    AND (own.at, own.person, own.page, own.field)
        = (proposed.at, proposed.person, proposed.page, proposed.field)
"""
HISTORY: Final = """
SELECT page, place, field, old, new, revision, at, person FROM digitisation.page_change
WHERE uid = %s AND revision > %s ORDER BY id
"""


@dataclass(frozen=True)
class PageSet:
    """Pages in order; ``cover`` is the page that stands for all, '' where none was chosen."""

    uid: str
    original: str | None
    object: str
    version: int
    cover: str
    revision: int
    pages: tuple[OwnPage, ...]

    @property
    def owner(self) -> str:
        """The record whose pages these are or are to become."""
        return self.original or self.uid


@dataclass(frozen=True)
class Noted:
    """A change with the revision it made, when, and who did it: '' is a corrected package."""

    change: PageChange
    revision: int
    at: datetime
    person: str


def page_set(cursor: Cursor, uid: str) -> PageSet | None:
    """Return the pages kept by a UID, hidden ones too; None where there are none."""
    cursor.execute(
        "SELECT uid, original, object, version, cover, revision"
        " FROM digitisation.form WHERE uid = %s",
        (uid,),
    )
    row = cursor.fetchone()
    if row is None:
        return None
    cursor.execute(f"SELECT {OWN} FROM digitisation.page WHERE uid = %s ORDER BY position", (uid,))
    return PageSet(*row, tuple(OwnPage(*page) for page in cursor.fetchall()))


def own_page(cursor: Cursor, uid: str, page: str) -> OwnPage | None:
    """Return one page kept by a UID, hidden or not."""
    cursor.execute(f"SELECT {OWN} FROM digitisation.page WHERE uid = %s AND page = %s", (uid, page))
    row = cursor.fetchone()
    return OwnPage(*row) if row else None


def has_set(cursor: Cursor, uid: str) -> bool:
    """Tell whether pages are kept by a UID."""
    cursor.execute("SELECT FROM digitisation.form WHERE uid = %s", (uid,))
    return cursor.fetchone() is not None


def hold_set(cursor: Cursor, uid: str) -> int | None:
    """Let nobody else change a set until the transaction ends; return its revision."""
    cursor.execute("SELECT revision FROM digitisation.form WHERE uid = %s FOR UPDATE", (uid,))
    row = cursor.fetchone()
    return row[0] if row else None


def proposals_for(cursor: Cursor, original: str) -> list[str]:
    """Return the UIDs by which changes of a record's pages are kept."""
    cursor.execute(
        "SELECT uid FROM digitisation.form WHERE original = %s ORDER BY uid", (original,)
    )
    return [uid for (uid,) in cursor.fetchall()]


def propose(cursor: Cursor, original: str, uid: str) -> None:
    """Copy a record's pages to be changed as a proposal, unless they are already."""
    hold_set(cursor, original)
    cursor.execute(COPY_FORM, (uid, original))
    if cursor.rowcount:
        cursor.execute(
            f"INSERT INTO digitisation.page (uid, {COLUMNS})"
            f" SELECT %s, {COLUMNS} FROM digitisation.page WHERE uid = %s",
            (uid, original),
        )


def write_edits(
    cursor: Cursor,
    uid: str,
    pages: Sequence[OwnPage],
    cover: str,
    changes: Sequence[PageChange],
    person: str,
) -> None:
    """Write pages in their new order with what was changed of them, and by whom.

    The caller holds the set. Who follows the store is told.
    """
    cursor.execute("UPDATE digitisation.page SET position = -position WHERE uid = %s", (uid,))
    names: dict[str, list[str]] = {}
    for change in changes:
        names.setdefault(change.page, []).append(change.field)
    rows = [
        (one.page, *(getattr(one, name) for name in FIELDS), at, names.get(one.page, []))
        for at, one in enumerate(pages, 1)
    ]
    statement = UPDATE.format(uid=cursor.mogrify("%s", (uid,)).decode())
    kinds = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s::text[])"
    execute_values(cursor, statement, rows, template=kinds, page_size=len(rows) or 1)
    cursor.execute("UPDATE digitisation.form SET cover = %s WHERE uid = %s", (cover, uid))
    cursor.execute(REVISED, (uid,))
    note_changes(cursor, uid, changes, person, _now(cursor))
    recount(cursor, uid)
    announce(cursor, [uid], [uid])


def hide_pages(cursor: Cursor, uid: str, reasons: Mapping[str, str], person: str) -> None:
    """Hide pages of a record at once, in what is proposed for it too; reasons by page.

    Pages that are hidden already stay as they are. Who follows the store is told.
    """
    at = _now(cursor)
    for kept in (uid, *proposals_for(cursor, uid)):
        hold_set(cursor, kept)
        shown = [one for one in page_set(cursor, kept).pages if not one.hidden]
        pages = [
            replace(one, hidden=True, reason=reasons[one.page]) if one.page in reasons else one
            for one in shown
        ]
        if changes := changes_between(shown, pages):
            _hide(cursor, kept, {page: reasons[page] for page in {one.page for one in changes}})
            note_changes(cursor, kept, changes, person, at)
    announce(cursor, [uid], [uid])


def _hide(cursor: Cursor, uid: str, reasons: Mapping[str, str]) -> None:
    execute_values(
        cursor,
        "UPDATE digitisation.page SET hidden = true, reason = given.reason,"
        " edited = ARRAY(SELECT DISTINCT unnest(edited || '{hidden,reason}') ORDER BY 1)"
        " FROM (VALUES %s) AS given (uid, page, reason)"
        " WHERE page.uid = given.uid AND page.page = given.page",
        [(uid, page, reason) for page, reason in reasons.items()],
    )
    cursor.execute(REVISED, (uid,))
    recount(cursor, uid)


def adopt(cursor: Cursor, original: str, proposals: Sequence[str]) -> bool:
    """Put the pages of merged proposals, in their order, in place of a record's own.

    Return whether there were any; those that were adopted before are there no more. The caller
    tells who follows the store.
    """
    adopted = False
    for uid in proposals:
        revision = hold_set(cursor, original) or 0
        if hold_set(cursor, uid) is None:
            continue
        cursor.execute("DELETE FROM digitisation.form WHERE uid = %s", (original,))
        cursor.execute(TOLD_TWICE, (uid, original))
        cursor.execute(
            "UPDATE digitisation.form SET uid = %s, original = NULL,"
            " revision = greatest(revision, %s) + 1, made_at = publication.clock() WHERE uid = %s",
            (original, revision, uid),
        )
        cursor.execute(
            "UPDATE digitisation.page_change SET uid = %s WHERE uid = %s", (original, uid)
        )
        adopted = True
    return adopted


def recount(cursor: Cursor, uid: str) -> None:
    """Count the pages that are not hidden, and note that they are others than before."""
    cursor.execute(COUNTED, {"uid": uid})


def note_changes(
    cursor: Cursor, uid: str, changes: Sequence[PageChange], person: str, at: datetime
) -> None:
    """Write changes into the history, under the revision that the set has now."""
    revision = hold_set(cursor, uid)
    execute_values(
        cursor,
        "INSERT INTO digitisation.page_change"
        " (uid, revision, at, person, page, place, field, old, new) VALUES %s",
        [(uid, revision, at, person, *astuple(one)) for one in changes],
    )


def changes_after(cursor: Cursor, uid: str, revision: int = 0) -> list[Noted]:
    """Return what was changed of a set after a revision, the oldest first."""
    cursor.execute(HISTORY, (uid, revision))
    return [Noted(PageChange(*row[:5]), *row[5:]) for row in cursor.fetchall()]


def note_replaced(cursor: Cursor, before: PageSet) -> None:
    """Note what a package brought in place of the pages there were; nobody did it."""
    changes = changes_between(before.pages, page_set(cursor, before.uid).pages)
    if changes:
        cursor.execute(REVISED, (before.uid,))
        note_changes(cursor, before.uid, changes, "", _now(cursor))


def _now(cursor: Cursor) -> datetime:
    cursor.execute("SELECT publication.clock()")
    return cursor.fetchone()[0]
