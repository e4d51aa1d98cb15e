"""Sizes of pages, and boxes of their words, turned clockwise as their images are."""

from collections.abc import Callable
from collections.abc import Mapping
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.page_text import unpack
from typing import Final


SIDEWAYS: Final = frozenset({90, 270})
# A box on a page so wide and high, where it is after the turn.
TURNS: Final[Mapping[int, Callable[[Box, int, int], Box]]] = {
    90: lambda box, wide, high: Box(high - box.top - box.height, box.left, box.height, box.width),
    180: lambda box, wide, high: Box(
        wide - box.left - box.width, high - box.top - box.height, box.width, box.height
    ),
    270: lambda box, wide, high: Box(box.top, wide - box.left - box.width, box.height, box.width),
}


def turned_size(size: tuple[int, int], turn: int) -> tuple[int, int]:
    """Return width and height after a turn by so many degrees, or before it."""
    wide, high = size
    return (high, wide) if turn in SIDEWAYS else (wide, high)


def turned_boxes(packed: bytes, size: tuple[int, int], turn: int) -> bytes:
    """Return packed boxes of a page of that size after a turn."""
    if not turn or not packed:
        return packed
    return pack(TURNS[turn](box, *size) for box in unpack(packed))
