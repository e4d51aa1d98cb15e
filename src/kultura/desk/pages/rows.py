"""Rows of the table of pages: what the browser sent, and what it is filled with; plain data."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from kultura.desk.review import form
from kultura.pages.wanted import Wanted
from kultura.store.page import OwnPage
from kultura.store.page_sets import PageSet
from typing import Any
from typing import Final


MOST: Final = 1_000_000  # pages
FLAGS: Final = ("hidden", "rescan")
WORDS: Final = ("type", "label", "reason", "note")
ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A page as the table shows it: as it is kept, with what somebody wants and has not saved."""

    page: OwnPage
    place: int
    wishes: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:
        return self.wishes[name] if name in self.wishes else getattr(self.page, name)


@dataclass(frozen=True)
class Filling:
    """What pages from one place to another are filled with: a type, numbers that count on."""

    first: int
    last: int
    type: str
    style: str
    start: int


def wanted_of(sent: Mapping[str, Any]) -> Wanted:
    """Return what a form asks for; the rows are those it was made with, in ``order``."""
    order = form.text(sent, "order").split()
    begin = form.number(sent, "begin", MOST) or 1
    places = {
        page: place
        for at, page in enumerate(order, begin)
        if (place := form.number(sent, f"place-{page}", MOST)) and place != at
    }
    values = {page: dict(_values(sent, page)) for page in order}
    revision = form.number(sent, "revision", 2**31 - 1)
    cover = form.text(sent, "cover") if "cover" in sent else None
    return Wanted(revision, values, places, cover)


def filling_of(sent: Mapping[str, Any], count: int) -> Filling:
    """Return which pages are to be filled, and with what."""
    first = form.number(sent, "fill-first", count) or 1
    last = form.number(sent, "fill-last", count) or first
    return Filling(
        min(first, last),
        max(first, last),
        form.text(sent, "fill-type"),
        form.text(sent, "fill-style"),
        form.number(sent, "fill-start", 100_000) or 1,
    )


def filled(wanted: Wanted, pages: Sequence[OwnPage], filling: Filling) -> Wanted:
    """Return wishes with pages filled one after the other, in the order they stand in."""
    values = {page: dict(given) for page, given in wanted.values.items()}
    for at, page in enumerate(pages[filling.first - 1 : filling.last]):
        given = values.setdefault(page.page, {})
        if filling.type:
            given["type"] = filling.type
        if filling.style:
            given["label"] = numbered(filling.style, filling.start + at)
    return replace(wanted, values=values)


def numbered(style: str, number: int) -> str:
    """Return a printed number; empty where pages are to have none."""
    if style == "none":
        return ""
    if style in ("roman", "upper-roman"):
        written = "".join(_roman(number))
        return written.upper() if style == "upper-roman" else written
    return f"[{number}]" if style == "brackets" else str(number)


def rows_of(known: PageSet, wanted: Wanted | None, begin: int, end: int) -> list[Row]:
    """Return the rows of the table, from one place to another, with what somebody wants."""
    values = wanted.values if wanted else {}
    places = wanted.places if wanted else {}
    return [
        Row(one, places.get(one.page, one.position), values.get(one.page, {}))
        for one in known.pages[begin - 1 : end]
    ]


def _values(sent: Mapping[str, Any], page: str) -> Iterator[tuple[str, Any]]:
    for name in WORDS:
        if f"{name}-{page}" in sent:
            yield name, " ".join(form.text(sent, f"{name}-{page}").split())
    turn = form.text(sent, f"rotation-{page}")
    if turn.isdecimal() and len(turn) < 4:
        yield "rotation", int(turn)
    for name in form.text(sent, f"flags-{page}").split():  # boxes that could be ticked
        if name in FLAGS:
            yield name, bool(form.text(sent, f"{name}-{page}"))


def _roman(number: int) -> Iterator[str]:
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        yield letters * count
