"""A library's book for tests of IIIF: its record, its pages with text, and how they are public."""

from houses import named
from houses import present
from kultura.records.agent import Agent
from kultura.records.dating.dating import Dating
from kultura.records.institution import Institution
from kultura.records.object import DigitalObject
from kultura.records.rights import Right
from kultura.records.rights import Rights
from kultura.store import pages
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.page_text import SOFT_HYPHEN
from kultura.store.pages import NewPage
from kultura.store.pages import page_id
from typing import Any


PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/mark/1.0/"
TEXTS = (
    "Karpatská Rus",
    f"Kroniki Łodzi i oko{SOFT_HYPHEN}\nlic miasta",
    "",
    "O żółtych tramwajach w Łodzi",
)
STRUCTURE = {
    "type": "MONOGRAPH",
    "label": "Kroniki",
    "pages": [],
    "parts": [
        {"type": "chapter", "label": "Wstęp", "pages": [1, 2], "parts": []},
        {"type": "chapter", "label": "", "pages": [4], "parts": []},
    ],
}


def library(uid: str = "library") -> Institution:
    """A library."""
    return Institution(**named(uid, "Biblioteka"), kind="library")


def book(uid: str = "book", **more: Any) -> DigitalObject:
    """A book of the library."""
    right = Right(uri=PUBLIC_DOMAIN, label="Domena publiczna", reuse="open")
    said = {
        "institution": "library",
        "creators": (Agent(name="Jan Nowak", role="author"),),
        "dating": Dating(text="1919", edtf="1919", from_="1919", to="1919"),
        "rights": Rights(work=right),
        "summary": "O mieście.",
    }
    return DigitalObject(**named(uid, "Kroniki") | said | more)


def page(position: int, text: str, uid: str = "book") -> NewPage:
    """A page of 1000 × 1500 pixels, 100 pixels a word."""
    words = text.replace("\n", " ").split(" ") if text else []
    boxes = [Box(100 * at, 200, 90, 40) for at in range(len(words))]
    return NewPage(
        position=position,
        page=page_of(position, uid),
        label="" if position == 1 else str(position),
        type="normalPage",
        file="" if position == 3 else f"{position}" * 64,
        width=1000,
        height=1500,
        text=text,
        boxes=pack(boxes),
    )


def page_of(position: int, uid: str = "book") -> str:
    """The id of a page."""
    return page_id(uid, f"PAGE_{position}")


def structure(uid: str = "book", division: dict[str, Any] = STRUCTURE) -> dict[str, Any]:
    """The structure with the pages' ids in it."""
    return division | {
        "pages": [page_of(position, uid) for position in division["pages"]],
        "parts": [structure(uid, part) for part in division["parts"]],
    }


def digitise(
    store: Any,
    uid: str = "book",
    texts: tuple[str, ...] = TEXTS,
    division: dict[str, Any] = STRUCTURE,
) -> None:
    """Write the pages of a book."""
    made = [page(position, text, uid) for position, text in enumerate(texts, start=1)]
    with store, store.cursor() as cursor:
        pages.write_pages(cursor, uid, f"kultura:library/{uid}", 1, structure(uid, division), made)


def open_library(store: Any, **more: Any) -> None:
    """Make the book public with its pages; ``more`` is of its record."""
    present(store, library())
    digitise(store)
    present(store, book(**more))
