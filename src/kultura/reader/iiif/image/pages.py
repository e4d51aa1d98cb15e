"""Images of pages, out of their pyramids: a stored tile as it is, all else from the best level.

A tile at the right or lower edge is padded in the file: it is cut to what there is of the picture.
"""

from dataclasses import dataclass
from io import BytesIO
from kultura.media.pyramids.directories import NotPyramidError
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import is_of
from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import SUBSAMPLING
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.tiles import Tiles
from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.asking import Drawing
from kultura.reader.iiif.image.drawing import finished
from kultura.reader.iiif.image.drawing import UndrawableError
from PIL import Image
from typing import Final

import pyvips


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
        """Return what is asked of a page so large, a tile or not; raises UndrawableError."""
        place = place_of(whole, drawing)
        return self.tile(file, whole, place) if place else self.draw(file, whole, drawing)

    def tile(self, file: str, whole: tuple[int, int], place: Place) -> bytes:
        """Return a stored tile; raises UndrawableError."""
        try:
            stored = self.tiles.tile(file, whole, place.level, place.column, place.row)
            return stored if place.is_whole else _cut(stored, place)
        except (OSError, NotPyramidError, IndexError, pyvips.Error) as error:
            raise UndrawableError(f"{file}: {error}") from error

    def draw(self, file: str, whole: tuple[int, int], drawing: Drawing) -> bytes:
        """Return the bytes of any other drawing of a page; raises UndrawableError."""
        try:
            return finished(self._sized(file, whole, drawing), drawing)
        except (OSError, NotPyramidError, pyvips.Error) as error:
            raise UndrawableError(f"{file}: {error}") from error

    def _sized(self, file: str, whole: tuple[int, int], drawing: Drawing) -> pyvips.Image:
        level = best_level(whole, drawing)
        path = str(self.pyramids.path(file))
        image = pyvips.Image.new_from_file(path, page=level, **STRICT)
        if not is_of((image.width << level, image.height << level), whole):
            raise NotPyramidError("it is of another picture")
        part = part_at(whole, drawing.part, level)
        cut = image.crop(part.left, part.top, part.width, part.height)
        if (part.width, part.height) == (drawing.width, drawing.height):
            return cut
        return cut.resize(drawing.width / part.width, vscale=drawing.height / part.height)


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


def is_stored(whole: tuple[int, int], drawing: Drawing) -> bool:
    """Tell whether exactly what is asked for lies in the file."""
    place = place_of(whole, drawing)
    return place is not None and place.is_whole


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


def reduced(length: int, level: int) -> int:
    """Return a length in pixels of a level, rounded up."""
    return -(-length >> level)


def _place(whole: tuple[int, int], drawing: Drawing, level: int) -> Place | None:
    part, side = drawing.part, TILE << level
    (column, left), (row, top) = divmod(part.left, side), divmod(part.top, side)
    reaches = (min(side, whole[0] - part.left), min(side, whole[1] - part.top))
    if left or top or (part.width, part.height) != reaches:
        return None
    size = reduced(part.width, level), reduced(part.height, level)
    return Place(level, column, row, *size) if size == (drawing.width, drawing.height) else None


def _cut(stored: bytes, place: Place) -> bytes:
    """Return the part of a tile that is picture, in the quality it was stored in.

    By Pillow, which takes half of libvips' time for pictures so small.
    """
    made = BytesIO()
    with Image.open(BytesIO(stored), formats=["JPEG"]) as tile:
        part = tile.crop((0, 0, place.width, place.height))
        part.save(made, "JPEG", qtables=tile.quantization, subsampling=SUBSAMPLING)
    return made.getvalue()
