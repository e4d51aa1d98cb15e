"""Drawing part of a picture with libvips, in the colours of the web.

A file that cannot be decoded to its end is never half shown.
"""

from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.asking import Drawing
from pathlib import Path
from typing import Final

import logging
import pyvips


TURNED: Final = {90: "rot90", 180: "rot180", 270: "rot270"}
SAVED: Final = {
    "jpg": {"Q": 85, "background": 255},
    "png": {"compression": 6},
    "webp": {"Q": 82},
}
COLOURS: Final = "srgb"
WHITE: Final = 128  # of 255: from here on a bitonal picture is white

logging.getLogger("pyvips").setLevel(logging.WARNING)  # it would tell each step of each drawing
pyvips.cache_set_max(0)  # no picture is drawn the same way twice in a row
pyvips.block_untrusted_set(True)  # only the decoders that libvips trusts with anybody's files


class UndrawableError(Exception):
    """The file cannot be decoded."""


def draw(file: Path, drawing: Drawing) -> bytes:
    """Return the bytes of a picture; raises UndrawableError."""
    try:
        return finished(_sized(file, drawing), drawing)
    except pyvips.Error as error:
        raise UndrawableError(str(error)) from error


def finished(picture: pyvips.Image, drawing: Drawing) -> bytes:
    """Return the bytes of a picture in its size: mirrored, turned, in its quality and format."""
    if drawing.mirrored:
        picture = picture.fliphor()
    if drawing.turn:
        picture = getattr(picture, TURNED[drawing.turn])()
    picture = _in_quality(picture, drawing)
    return picture.write_to_buffer(f".{drawing.format}", keep="none", **SAVED[drawing.format])


def _sized(file: Path, drawing: Drawing) -> pyvips.Image:
    """Return the part in its size; a whole picture is decoded no larger than it has to be."""
    size = {"height": drawing.height, "size": "force", "export_profile": COLOURS}
    source = pyvips.Image.new_from_file(str(file), fail_on="truncated").autorot()
    if drawing.part == Box(0, 0, source.width, source.height):
        return pyvips.Image.thumbnail(
            str(file), drawing.width, fail_on="truncated", **size
        ).copy_memory()
    part = drawing.part
    cut = source.crop(part.left, part.top, part.width, part.height)
    return cut.thumbnail_image(drawing.width, **size).copy_memory()


def _in_quality(picture: pyvips.Image, drawing: Drawing) -> pyvips.Image:
    if picture.hasalpha() and (drawing.format == "jpg" or drawing.quality == "bitonal"):
        picture = picture.flatten(background=255)
    if drawing.quality == "default":
        return picture
    gray = picture.colourspace("b-w")
    return gray[0] >= WHITE if drawing.quality == "bitonal" else gray
