"""Pages of digitised objects: written whole for a record, read by the cms and the public service.

The public service reads through views that let nothing pass but what is visible with open access.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import fields
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b
from kultura.store.feed import announce
from kultura.store.page import columns
from kultura.store.page import Page
from kultura.store.page_carrying import CARRIED
from kultura.store.page_carrying import carried
from kultura.store.page_carrying import edits_of
from kultura.store.page_sets import hold_set
from kultura.store.page_sets import note_replaced
from kultura.store.page_sets import page_set
from kultura.store.page_sets import recount
from psycopg2.extensions import cursor as Cursor
from psycopg2.extras import execute_values
from psycopg2.extras import Json
from typing import Any
from typing import Final


FORM: Final = """
INSERT INTO digitisation.form
    (uid, object, version, pages, has_text, structure, made_at, original)
VALUES (%s, %s, %s, 0, false, %s, publication.clock(), %s)
ON CONFLICT (uid) DO UPDATE SET object = excluded.object, version = excluded.version,
    structure = excluded.structure
"""
PUBLIC: Final = f"SELECT {columns(Page)} FROM publication.visible_page"
OWN: Final = f"SELECT {columns(Page)} FROM digitisation.page"
ID_BYTES: Final = 16


@dataclass(frozen=True)
class NewPage:
    """A page to be written; ``boxes`` as `page_text.pack` makes them.

    Image, size and boxes are turned by ``turned`` degrees.
    """

    position: int
    page: str
    label: str
    type: str
    file: str
    width: int
    height: int
    text: str
    boxes: bytes
    turned: int = 0


@dataclass(frozen=True)
class Form:
    """The digital form of a record; ``structure`` is a division with its ``parts``.

    ``cover`` is the page that stands for all of them; empty where none was chosen.
    """

    pages: int
    has_text: bool
    structure: Mapping[str, Any]
    made_at: datetime
    cover: str = ""


@dataclass(frozen=True)
class Text:
    """The text of a page, and the packed boxes of its words."""

    page: str
    position: int
    text: str
    boxes: bytes


@dataclass(frozen=True)
class PublicText:
    """The text of a page whose record is public, with the page's place, number and pixels."""

    uid: str
    page: str
    position: int
    label: str
    width: int
    height: int
    text: str
    boxes: bytes


@dataclass(frozen=True)
class Digitised:
    """A record, and of which version of which object of the repository its pages are.

    ``original`` is the record for which a working copy proposes them.
    """

    uid: str
    object: str
    version: int
    original: str | None = None

    @property
    def owner(self) -> str:
        """The record whose pages these are or are to become."""
        return self.original or self.uid


def page_id(uid: str, name: str) -> str:
    """Return the id of a record's page by the name it has in its package: 32 hex digits."""
    return blake2b(f"{uid} {name}".encode(), digest_size=ID_BYTES).hexdigest()


def write_pages(
    cursor: Cursor,
    uid: str,
    object: str,
    version: int,
    structure: Mapping[str, Any],
    pages: Sequence[NewPage],
    original: str | None = None,
) -> None:
    """Write the pages of a record in place of those it had, and tell who follows the store.

    What people changed of a page stays as long as the page is there. With ``original`` they are
    what a working copy proposes for a record, and have the ids of that record's pages.
    """
    known = page_set(cursor, uid)
    cursor.execute(FORM, (uid, object, version, Json(structure), original))
    hold_set(cursor, uid)
    edits = edits_of(cursor, uid)
    rows = carried(pages, edits)
    cursor.execute("DELETE FROM digitisation.page WHERE uid = %s", (uid,))
    names = ", ".join((*(field.name for field in fields(NewPage)), *CARRIED))
    statement = f"INSERT INTO digitisation.page (uid, {names}) VALUES %s"
    execute_values(cursor, statement, [(uid, *row) for row in rows], page_size=1000)
    if known is not None:
        note_replaced(cursor, known)
    recount(cursor, uid)
    announce(cursor, [uid], [uid])


def drop_pages(cursor: Cursor, uid: str) -> None:
    """Drop the pages of a record that is there no more."""
    cursor.execute("DELETE FROM digitisation.form WHERE uid = %s", (uid,))
    cursor.execute("DELETE FROM digitisation.page_change WHERE uid = %s", (uid,))


def unnamed_files(cursor: Cursor, files: Sequence[str]) -> list[str]:
    """Return those of some pyramids that are no page's."""
    cursor.execute(
        "SELECT file FROM unnest(%s::text[]) AS given (file) WHERE NOT EXISTS"
        " (SELECT 1 FROM digitisation.page WHERE page.file = given.file AND page.file <> '')",
        (list(files),),
    )
    return [file for (file,) in cursor.fetchall()]


def named_files(cursor: Cursor) -> set[str]:
    """Return all pyramids that pages name."""
    cursor.execute("SELECT DISTINCT file FROM digitisation.page WHERE file <> ''")
    return {file for (file,) in cursor.fetchall()}


def version_of(cursor: Cursor, uid: str) -> tuple[str, int] | None:
    """Return of which object and version a record's pages are; None where it has none."""
    cursor.execute("SELECT object, version FROM digitisation.form WHERE uid = %s", (uid,))
    return cursor.fetchone()


def digitised(cursor: Cursor) -> list[Digitised]:
    """Return all records that have pages."""
    cursor.execute("SELECT uid, object, version, original FROM digitisation.form ORDER BY uid")
    return [Digitised(*row) for row in cursor.fetchall()]


def pages_of(cursor: Cursor, uid: str) -> list[Page]:
    """Return the pages of a record in order, whoever may see it."""
    cursor.execute(f"{OWN} WHERE uid = %s ORDER BY position", (uid,))
    return [Page(*row) for row in cursor.fetchall()]


def shown_pages_of(cursor: Cursor, uid: str) -> list[Page]:
    """Return the pages of a record that are not hidden, whoever may see them: first, second, …"""
    cursor.execute(f"{OWN} WHERE uid = %s AND NOT hidden ORDER BY position", (uid,))
    pages = (Page(*row) for row in cursor.fetchall())
    return [replace(page, position=at) for at, page in enumerate(pages, 1)]


def page_of(cursor: Cursor, uid: str, page: str, *, hidden: bool = False) -> Page | None:
    """Return one page of a record, whoever may see it; a hidden one only where it is wanted."""
    cursor.execute(
        f"{OWN} WHERE uid = %s AND page = %s AND (%s OR NOT hidden)", (uid, page, hidden)
    )
    row = cursor.fetchone()
    return Page(*row) if row else None


def structure_of(cursor: Cursor, uid: str) -> Mapping[str, Any]:
    """Return the structure of a record's digital form, whoever may see it; empty without one."""
    cursor.execute("SELECT structure FROM digitisation.form WHERE uid = %s", (uid,))
    row = cursor.fetchone()
    return row[0] if row else {}


def text_of(cursor: Cursor, uid: str, page: str) -> Text | None:
    """Return the text of one page of a record, whoever may see it."""
    cursor.execute(
        "SELECT page, position, text, boxes FROM digitisation.page WHERE uid = %s AND page = %s",
        (uid, page),
    )
    return _text(cursor.fetchone())


def texts_of(cursor: Cursor, uid: str) -> list[Text]:
    """Return the texts of all pages of a record that have any, in order, whoever may see them."""
    cursor.execute(
        "SELECT page, position, text, boxes FROM digitisation.page"
        " WHERE uid = %s AND text <> '' ORDER BY position",
        (uid,),
    )
    return [_text(row) for row in cursor.fetchall()]


def public_form(cursor: Cursor, uid: str) -> Form | None:
    """Return the digital form of a record that is public with its images and texts."""
    cursor.execute(
        "SELECT pages, has_text, structure, made_at, cover FROM publication.visible_form"
        " WHERE uid = %s",
        (uid,),
    )
    row = cursor.fetchone()
    return Form(*row) if row else None


def public_pages(cursor: Cursor, uid: str) -> list[Page]:
    """Return the public pages of a record, in order."""
    cursor.execute(f"{PUBLIC} WHERE uid = %s ORDER BY position", (uid,))
    return [Page(*row) for row in cursor.fetchall()]


def public_page(cursor: Cursor, page: str) -> Page | None:
    """Return a page while it is public."""
    cursor.execute(f"{PUBLIC} WHERE page = %s", (page,))
    row = cursor.fetchone()
    return Page(*row) if row else None


def public_image(cursor: Cursor, page: str) -> tuple[str, str, int, int] | None:
    """Return record, pyramid, width and height of a page's image while it is public."""
    cursor.execute(
        "SELECT uid, file, width, height FROM publication.visible_page"
        " WHERE page = %s AND file <> ''",
        (page,),
    )
    return cursor.fetchone()


def public_texts(cursor: Cursor, uid: str) -> list[Text]:
    """Return the texts of all public pages of a record that have any, in order."""
    cursor.execute(
        "SELECT page, position, text, boxes FROM publication.visible_page"
        " WHERE uid = %s AND text <> '' ORDER BY position",
        (uid,),
    )
    return [_text(row) for row in cursor.fetchall()]


def public_texts_of(cursor: Cursor, pages: Sequence[str]) -> dict[str, PublicText]:
    """Return the texts of some pages while they are public, by page."""
    cursor.execute(
        "SELECT uid, page, position, label, width, height, text, boxes"
        " FROM publication.visible_page WHERE page = ANY(%s)",
        (list(pages),),
    )
    rows = ((*row, bytes(boxes)) for *row, boxes in cursor.fetchall())
    return {row[1]: PublicText(*row) for row in rows}


def _text(row: tuple | None) -> Text | None:
    if row is None:
        return None
    page, position, text, boxes = row
    return Text(page, position, text, bytes(boxes))
