"""What differs between two orders of pages, page by page: for the history, and for who approves.

Pure: pages in, changes out.
"""

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.store.page import OwnPage
from typing import Final


# What a person may change of a page, beside its place.
FIELDS: Final = ("type", "label", "rotation", "hidden", "reason", "rescan", "note")
POSITION: Final = "position"
ADDED: Final = "added"
GONE: Final = "gone"
COVER: Final = "cover"


@dataclass(frozen=True)
class PageChange:
    """One thing that is another of a page at a place: a field's words, before and after."""

    page: str
    place: int
    field: str
    old: str
    new: str


def changes_between(old: Sequence[OwnPage], new: Sequence[OwnPage]) -> list[PageChange]:
    """Return what differs: pages that came, went, moved, and fields of those that are in both."""
    before = {one.page: one for one in old}
    after = {one.page for one in new}
    gone = [
        PageChange(one.page, one.position, GONE, one.label, "")
        for one in old
        if one.page not in after
    ]
    return (
        gone
        + [change for one in new for change in _changes(before.get(one.page), one)]
        + moves([one.page for one in old], [one.page for one in new])
    )


def moves(old: Sequence[str], new: Sequence[str]) -> list[PageChange]:
    """Return the fewest pages whose moving makes the one order the other."""
    places = {page: at for at, page in enumerate(old, 1)}
    common = [page for page in new if page in places]
    staying = set(_longest_rising([places[page] for page in common]))
    return [
        PageChange(page, at, POSITION, str(places[page]), str(at))
        for at, page in enumerate(new, 1)
        if page in places and places[page] not in staying
    ]


def said(value: object) -> str:
    """Return a value as the history keeps it: yes is 1, no is nothing."""
    if isinstance(value, bool):
        return "1" if value else ""
    return str(value)


def _changes(old: OwnPage | None, new: OwnPage) -> Iterator[PageChange]:
    if old is None:
        yield PageChange(new.page, new.position, ADDED, "", new.label)
        return
    for field in FIELDS:
        before, after = said(getattr(old, field)), said(getattr(new, field))
        if before != after:
            yield PageChange(new.page, new.position, field, before, after)


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """Return a longest rising part of different numbers (patience sorting)."""
    ends: list[int] = []  # of the best run of each length
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
    found: list[int] = []
    at = ends[-1] if ends else None
    while at is not None:
        found.append(at)
        at = before[at]
    return found[::-1]
