"""Images of pages, out of their pyramids: a stored tile as it is, all else from the best level.

A tile at the right or lower edge is padded in TIFF: it is stored cut to the picture too, or is cut
now, where the pyramid was made before edges were stored.
"""

from dataclasses import dataclass
from kultura.media.pyramids.directories import NotPyramidError
from kultura.media.pyramids.edges import cut
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import is_of
from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import reduced
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.tiles import Tiles
from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.asking import Drawing
from kultura.reader.iiif.image.drawing import finished
from kultura.reader.iiif.image.drawing import UndrawableError
from typing import Final

import pyvips


UNREADABLE: Final = (OSError, NotPyramidError, IndexError, pyvips.Error)
STRICT: Final = {"fail_on": "error"}


@dataclass(frozen=True)
class Place:
    """Where a tile is in a pyramid, and its size in pixels."""

    level: int
    column: int
    row: int
    width: int
    height: int

    @property
    def is_whole(self) -> bool:
        """Whether all of the stored tile is picture."""
        return self.width == self.height == TILE


class Pages:
    """Draws images of pages."""

    def __init__(self, pyramids: Pyramids) -> None:
        self.pyramids = pyramids
        self.tiles = Tiles(pyramids)

    def image(self, file: str, whole: tuple[int, int], drawing: Drawing) -> bytes:
        """Return what is asked of a page so large, stored or not; raises UndrawableError."""
        stored = self.stored(file, whole, drawing)
        return stored if stored is not None else self.draw(file, whole, drawing)

    def stored(self, file: str, whole: tuple[int, int], drawing: Drawing) -> bytes | None:
        """Return what lies in the file as it is asked for, if it does; raises UndrawableError."""
        place = place_of(whole, drawing)
        if place is None:
            return None
        found = self.tiles.tile if place.is_whole else self.tiles.edge
        try:
            return found(file, whole, place.level, place.column, place.row)
        except UNREADABLE as error:
            raise UndrawableError(f"{file}: {error}") from error

    def draw(self, file: str, whole: tuple[int, int], drawing: Drawing) -> bytes:
        """Return the bytes of any other drawing of a page; raises UndrawableError."""
        place = place_of(whole, drawing)
        try:
            if place is None:
                return finished(self._sized(file, whole, drawing), drawing)
            tile = self.tiles.tile(file, whole, place.level, place.column, place.row)
            return cut(tile, place.width, place.height)
        except UNREADABLE as error:
            raise UndrawableError(f"{file}: {error}") from error

    def _sized(self, file: str, whole: tuple[int, int], drawing: Drawing) -> pyvips.Image:
        level = best_level(whole, drawing)
        path = str(self.pyramids.path(file))
        image = pyvips.Image.new_from_file(path, page=level, **STRICT)
        if not is_of((image.width << level, image.height << level), whole):
            raise NotPyramidError("it is of another picture")
        part = part_at(whole, drawing.part, level)
        there = image.crop(part.left, part.top, part.width, part.height)
        if (part.width, part.height) == (drawing.width, drawing.height):
            return there
        return there.resize(drawing.width / part.width, vscale=drawing.height / part.height)


def place_of(whole: tuple[int, int], drawing: Drawing) -> Place | None:
    """Return the tile that is asked for; None where it is not exactly one that is stored."""
    plain = not drawing.mirrored and not drawing.turn
    if not plain or drawing.quality != "default" or drawing.format != "jpg":
        return None
    for level in range(levels_of(*whole)):
        place = _place(whole, drawing, level)
        if place is not None:
            return place
    return None


def best_level(whole: tuple[int, int], drawing: Drawing) -> int:
    """Return the smallest level that has every pixel of a drawing."""
    found = 0
    for level in range(1, levels_of(*whole)):
        wide, high = (reduced(side, level) for side in (drawing.part.width, drawing.part.height))
        if wide >= drawing.width and high >= drawing.height:
            found = level
    return found


def part_at(whole: tuple[int, int], part: Box, level: int) -> Box:
    """Return a part of the picture in pixels of a level, as far as the level's pixels touch it."""
    left, top = part.left >> level, part.top >> level
    right = reduced(part.left + part.width, level)
    bottom = reduced(part.top + part.height, level)
    return Box(left, top, right - left, bottom - top)


def _place(whole: tuple[int, int], drawing: Drawing, level: int) -> Place | None:
    part, side = drawing.part, TILE << level
    (column, left), (row, top) = divmod(part.left, side), divmod(part.top, side)
    reaches = (min(side, whole[0] - part.left), min(side, whole[1] - part.top))
    if left or top or (part.width, part.height) != reaches:
        return None
    size = reduced(part.width, level), reduced(part.height, level)
    return Place(level, column, row, *size) if size == (drawing.width, drawing.height) else None
