"""The text of a page and where each of its words stands, compact enough for millions of pages.

Lines end with a line feed, words with a space or a line feed; each word has a box, in the order of
the words. A word that goes on in the next line ends with a soft hyphen before the line feed: its
parts have a box each.
"""

from array import array
from collections.abc import Iterable
from collections.abc import Iterator
from typing import Final
from typing import NamedTuple

import re
import sys
import zlib


SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
DIVIDED: Final = f"{SOFT_HYPHEN}\n"
WORD: Final = re.compile(rf"(?:[^ \n{SOFT_HYPHEN}]|{DIVIDED}|{SOFT_HYPHEN}(?!\n))+")
FURTHEST: Final = 65_535  # pixels: no image of a page is larger
SIDES: Final = 4


class Box(NamedTuple):
    """A rectangle in pixels of the page's image."""

    left: int
    top: int
    width: int
    height: int


class PlacedWord(NamedTuple):
    """A word as it is read, where it begins and ends in the text, and its boxes, one a line."""

    text: str
    start: int
    end: int
    boxes: tuple[Box, ...]


def pack(boxes: Iterable[Box]) -> bytes:
    """Return boxes as few bytes; what lies beyond the furthest pixel is put there."""
    sides = [side for box in boxes for side in box]
    if sides and not 0 <= min(sides) <= max(sides) <= FURTHEST:
        sides = [min(max(side, 0), FURTHEST) for side in sides]
    numbers = array("H", sides)
    if not numbers:
        return b""
    if sys.byteorder == "big":
        numbers.byteswap()
    return zlib.compress(numbers.tobytes(), 6)


def unpack(packed: bytes) -> list[Box]:
    """Return the boxes that `pack` was given."""
    numbers = _sides(packed)
    return list(_boxes(numbers, 0, len(numbers) // SIDES))


def boxes_of(packed: bytes, words: Iterable[tuple[int, int]]) -> list[tuple[Box, ...]]:
    """Return the boxes of some words only, each said by its first box and how many it has."""
    numbers = _sides(packed)
    return [tuple(_boxes(numbers, first, first + count)) for first, count in words]


def _sides(packed: bytes) -> "array[int]":
    numbers = array("H", zlib.decompress(packed) if packed else b"")
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _boxes(numbers: "array[int]", first: int, last: int) -> Iterator[Box]:
    ends = min(last * SIDES, len(numbers))
    return (Box(*numbers[at : at + SIDES]) for at in range(first * SIDES, ends, SIDES))


def placed_words(text: str, boxes: list[Box]) -> Iterator[PlacedWord]:
    """Yield the words of a text, divided ones whole; without boxes where the text has none."""
    for word, start, end, at, parts in printed_words(text):
        yield PlacedWord(word, start, end, tuple(boxes[at : at + parts]))


def printed_words(text: str) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield each word, where it begins and ends, which box is its first, and how many it has."""
    at = 0
    for found in WORD.finditer(text):
        word = found[0]
        parts = word.count(DIVIDED) + 1
        yield word.replace(DIVIDED, "") if parts > 1 else word, *found.span(), at, parts
        at += parts


def readable(text: str) -> str:
    """Return a text line by line as it is printed, with hyphens where words are divided."""
    return text.replace(DIVIDED, "-\n")


def running(text: str) -> str:
    """Return a text in one line, divided words whole."""
    return text.replace(DIVIDED, "").replace("\n", " ")
