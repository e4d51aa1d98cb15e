"""What people changed of pages, carried over when the pages are made anew from a package.

A page is the same as long as it has the same name in its package, whatever its image is.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import astuple
from dataclasses import dataclass
from dataclasses import replace
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final


CARRIED: Final = ("rotation", "hidden", "reason", "rescan", "note", "edited")
EDITS: Final = f"""
SELECT page, position, label, type, file, turned, {", ".join(CARRIED)}
FROM digitisation.page WHERE uid = %s ORDER BY position
"""
PLACE: Final = "position"


@dataclass(frozen=True)
class Edits:
    """What is known of a page before it is made anew; ``edited`` names what a person changed."""

    page: str
    position: int
    label: str
    type: str
    file: str
    turned: int
    rotation: int
    hidden: bool
    reason: str
    rescan: bool
    note: str
    edited: list[str]


def edits_of(cursor: Cursor, uid: str) -> list[Edits]:
    """Return what is known of the pages kept by a UID, in order."""
    cursor.execute(EDITS, (uid,))
    return [Edits(*row) for row in cursor.fetchall()]


def carried(pages: Sequence[Any], edits: Sequence[Edits]) -> list[tuple[Any, ...]]:
    """Return new pages as rows, in their order: the package's, or a person's where one moved any.

    Each has its own columns, then those of `CARRIED`. A mark for scanning again goes with the scan.
    """
    known = {one.page: one for one in edits}
    by_page = {one.page: one for one in pages}
    places = {one.page: one.position for one in pages}
    if any(PLACE in one.edited for one in edits):
        order = merged_order([one.page for one in edits], sorted(places, key=places.get))
        places = {page: at for at, page in enumerate(order, 1)}
    return [
        (*astuple(kept(replace(by_page[page], position=at), known)), *rest(by_page[page], known))
        for page, at in places.items()
    ]


def merged_order(old: Sequence[str], new: Sequence[str]) -> list[str]:
    """Return an old order without what is gone; what is new comes after its predecessor."""
    order = [page for page in old if page in set(new)]
    known, before = set(order), None
    for page in new:
        if page not in known:
            order.insert(0 if before is None else order.index(before) + 1, page)
        before = page
    return order


def kept(page: Any, known: Mapping[str, Edits]) -> Any:
    """Return a new page with the number and the type a person gave it."""
    edits = known.get(page.page)
    if edits is None:
        return page
    names = {name: getattr(edits, name) for name in ("label", "type") if name in edits.edited}
    return replace(page, **names)


def rest(page: Any, known: Mapping[str, Edits]) -> tuple[Any, ...]:
    """Return what only people say of a page."""
    edits = known.get(page.page)
    if edits is None:
        return (page.turned, False, "", False, "", [])
    same_scan = page.turned != edits.turned or page.file == edits.file
    marks = (edits.rescan, edits.note) if same_scan else (False, "")
    return (edits.rotation, edits.hidden, edits.reason, *marks, edits.edited)
