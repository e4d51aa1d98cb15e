"""The directories of a pyramid's file: where the tiles of each level are (TIFF 6.0, 2 and 15).

Only what `recipe` writes is read: classic TIFF, JPEG tiles with shared tables (Technical Note 2).
"""

from array import array
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.media.pyramids.recipe import TILE
from typing import Final

import os
import struct


WIDTH, HEIGHT, COMPRESSION = 256, 257, 259
TILE_WIDTH, TILE_HEIGHT, OFFSETS, COUNTS, TABLES = 322, 323, 324, 325, 347
WANTED: Final = frozenset(
    (WIDTH, HEIGHT, COMPRESSION, TILE_WIDTH, TILE_HEIGHT, OFFSETS, COUNTS, TABLES)
)
JPEG: Final = 7
FORMATS: Final = {1: "B", 3: "H", 4: "I", 7: "B"}  # BYTE, SHORT, LONG, UNDEFINED
ENTRY: Final = 12  # bytes
MOST_LEVELS: Final = 32
MOST_VALUES: Final = 1_000_000  # tiles of a level
START: Final = b"\xff\xd8"
END: Final = b"\xff\xd9"
JFIF: Final = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"  # T.871, 10.1

Tags = Mapping[int, "array[int]"]


class NotPyramidError(Exception):
    """The file is none of ours, or is damaged."""


@dataclass(frozen=True)
class Level:
    """One size of a picture; `head` is what each of its tiles needs before it to be a JPEG."""

    width: int
    height: int
    head: bytes
    offsets: "array[int]"
    counts: "array[int]"

    @property
    def columns(self) -> int:
        """How many tiles lie side by side."""
        return -(-self.width // TILE)


def levels_in(descriptor: int) -> tuple[Level, ...]:
    """Return the levels of an open pyramid, the largest first; raises NotPyramidError."""
    try:
        found = tuple(_level(tags) for tags in _directories(descriptor))
    except (struct.error, KeyError, IndexError) as error:
        raise NotPyramidError(f"its directories cannot be read: {error}") from error
    if not found:
        raise NotPyramidError("it has no levels")
    return found


def stored_tile(descriptor: int, level: Level, number: int) -> bytes:
    """Return a tile of an open pyramid as a whole JPEG; raises NotPyramidError, IndexError."""
    offset, count = level.offsets[number], level.counts[number]
    stored = os.pread(descriptor, count - len(START), offset + len(START))
    _check(stored, count - len(START))
    return level.head + stored


def stored_jpeg(descriptor: int, offset: int, count: int) -> bytes:
    """Return the bytes of a JPEG in an open pyramid; raises NotPyramidError."""
    stored = os.pread(descriptor, count, offset)
    _check(stored, count)
    return stored


def _check(stored: bytes, count: int) -> None:
    if len(stored) < count or not stored.endswith(END):
        raise NotPyramidError("a tile is cut off")


def _directories(descriptor: int) -> Iterator[Tags]:
    start = os.pread(descriptor, 8, 0)
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(start[:4])
    if order is None:
        raise NotPyramidError("it is no TIFF")
    (at,) = struct.unpack(f"{order}I", start[4:])
    for _ in range(MOST_LEVELS):
        if not at:
            return
        (entries,) = struct.unpack(f"{order}H", os.pread(descriptor, 2, at))
        content = os.pread(descriptor, ENTRY * entries + 4, at + 2)
        yield dict(_tags(descriptor, order, content[:-4]))
        (at,) = struct.unpack(f"{order}I", content[ENTRY * entries :])


def _tags(descriptor: int, order: str, entries: bytes) -> Iterator[tuple[int, "array[int]"]]:
    for tag, kind, count, value in struct.iter_unpack(f"{order}HHI4s", entries):
        if tag in WANTED and kind in FORMATS and count <= MOST_VALUES:
            format = f"{order}{count}{FORMATS[kind]}"
            size = struct.calcsize(format)
            if size > len(value):
                (at,) = struct.unpack(f"{order}I", value)
                value = os.pread(descriptor, size, at)
            yield tag, array("I", struct.unpack(format, value[:size]))


def _level(tags: Tags) -> Level:
    if (tags[COMPRESSION][0], tags[TILE_WIDTH][0], tags[TILE_HEIGHT][0]) != (JPEG, TILE, TILE):
        raise NotPyramidError(f"it has no JPEG tiles of {TILE} pixels")
    tables = tags[TABLES].tolist()
    head = START + JFIF + bytes(tables)[len(START) : -len(END)]
    level = Level(tags[WIDTH][0], tags[HEIGHT][0], head, tags[OFFSETS], tags[COUNTS])
    tiles = level.columns * -(-level.height // TILE)
    if not len(level.offsets) == len(level.counts) == tiles:
        raise NotPyramidError("it lacks tiles")
    return level
