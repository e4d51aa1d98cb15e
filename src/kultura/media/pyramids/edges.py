"""Edges: tiles at a picture's right and lower edge as they are sent, kept in the pyramid's file.

TIFF pads its tiles, and who asks for one at the edge wants the picture alone: to decode, cut and
encode it at each request takes ten times what sending takes. So they are cut once, and lie behind
all that the TIFF's directories name, where nobody else looks; a table of them ends the file: in one
file with the pyramid they come and go with it. What has no such end, as pyramids of earlier
editions, has no edges: they are cut when they are asked for.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from kultura.media.pyramids.directories import Level
from kultura.media.pyramids.directories import levels_in
from kultura.media.pyramids.directories import stored_tile
from kultura.media.pyramids.recipe import reduced
from kultura.media.pyramids.recipe import SUBSAMPLING
from kultura.media.pyramids.recipe import TILE
from pathlib import Path
from PIL import Image
from typing import Final
from zlib import crc32

import os
import struct


ROW: Final = struct.Struct("<4I")  # level, number of the tile, where its JPEG is, how long
END: Final = struct.Struct("<4I8s")  # width and height of the picture, rows, their sum, MAGIC
MAGIC: Final = b"KULTEDGE"
MOST: Final = 100_000  # rows

Key = tuple[int, int]


@dataclass(frozen=True)
class Edges:
    """Where edges are: offset and length by level and number of the tile, and of which picture."""

    whole: tuple[int, int]
    places: Mapping[Key, tuple[int, int]]


NONE: Final = Edges((0, 0), {})


def add_edges(path: Path, whole: tuple[int, int]) -> None:
    """Cut the edges of a picture so large, and write them behind its pyramid.

    Raises NotPyramidError for a file that is none, OSError where it cannot be written.
    """
    rows = []
    with path.open("r+b") as file:
        cut_ones = list(_edges(file.fileno(), whole))
        file.seek(0, os.SEEK_END)
        for key, content in cut_ones:
            rows.append(ROW.pack(*key, file.tell(), len(content)))
            file.write(content)
        table = b"".join(rows)
        file.write(table + END.pack(*whole, len(rows), crc32(table), MAGIC))


def edges_in(descriptor: int, size: int) -> Edges:
    """Return the edges in an open file of so many bytes; none where its end is another."""
    if size < END.size:
        return NONE
    start = size - END.size
    width, height, rows, checksum, magic = END.unpack(os.pread(descriptor, END.size, start))
    length = rows * ROW.size
    if magic != MAGIC or rows > MOST or length > start:
        return NONE
    table = os.pread(descriptor, length, start - length)
    if crc32(table) != checksum:
        return NONE
    found = {(level, number): (at, count) for level, number, at, count in ROW.iter_unpack(table)}
    return Edges((width, height), found)


def cut(stored: bytes, width: int, height: int) -> bytes:
    """Return the part of a tile that is picture, in the quality it was stored in.

    By Pillow, which takes half of libvips' time for pictures so small.
    """
    made = BytesIO()
    with Image.open(BytesIO(stored), formats=["JPEG"]) as tile:
        part = tile.crop((0, 0, width, height))
        part.save(made, "JPEG", qtables=tile.quantization, subsampling=SUBSAMPLING)
    return made.getvalue()


def _edges(descriptor: int, whole: tuple[int, int]) -> Iterator[tuple[Key, bytes]]:
    for at, level in enumerate(levels_in(descriptor)):
        shown = reduced(whole[0], at), reduced(whole[1], at)
        for number, width, height in _cut_places(level, shown):
            yield (at, number), cut(stored_tile(descriptor, level, number), width, height)


def _cut_places(level: Level, shown: tuple[int, int]) -> Iterator[tuple[int, int, int]]:
    """Yield number, width and height of each tile that has less picture than it is large."""
    for number in range(len(level.offsets)):
        row, column = divmod(number, level.columns)
        width, height = (
            min(TILE, side - TILE * at) for side, at in zip(shown, (column, row), strict=True)
        )
        if width > 0 and height > 0 and (width, height) != (TILE, TILE):
            yield number, width, height
