"""Decoding images to their end, to see whether they are whole.

JPEG 2000 is decoded by Pillow (OpenJPEG), which the libvips wheel lacks; all else by libvips. Where
a pyramid is made, its making decodes instead (`decoder_process`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from typing import Any
from typing import BinaryIO
from typing import Final

import os


JPEG_2000: Final = (b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")
FORMATS: Final = {"tiff": "image/tiff", "jpeg": "image/jpeg", "png": "image/png"}
INCH: Final = 25.4  # millimetres
UNSAID: Final = (25.4, 72.0)  # dots an inch that stand where a file does not say
MOST_PARTS: Final = 100  # of one TIFF file

Load = Callable[[int], Any]  # the picture of a part of a file, 0 the first

NOT_ONE: Final = "no-image"
DAMAGED: Final = "damaged"
TOO_LARGE: Final = "too-large"


@dataclass(frozen=True)
class Looked:
    """What an image is: media type, pixels, colours, dots an inch; ``fault`` if it is not whole."""

    media_type: str = ""
    width: int = 0
    height: int = 0
    colour: str = ""
    dpi: tuple[float, float] | None = None
    fault: str = ""
    why: str = ""


def look(file: BinaryIO, pixels: int) -> Looked:
    """Decode an image to its end and return what it is; more than so many pixels are not."""
    try:
        if is_jpeg_2000(file):
            return _by_pillow(file, pixels)
        return _by_vips(lambda number: _part(file, number), pixels)
    except MemoryError:
        return Looked(fault=TOO_LARGE, why="it takes more memory than there is for one image")


def is_jpeg_2000(file: BinaryIO) -> bool:
    """Tell whether an open file begins as JPEG 2000 does."""
    start = file.read(8)
    file.seek(0)
    return start.startswith(JPEG_2000)


def described_by_pillow(file: BinaryIO, pixels: int) -> tuple[Looked, Any]:
    """Return what JPEG 2000 says of itself, and the picture, not decoded yet."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # ours is compared below, before anything is decoded
    try:
        picture = Image.open(file, formats=["JPEG2000"])
    except Exception as error:
        return Looked(fault=NOT_ONE, why=_words(error)), None
    dpi = picture.info.get("dpi")
    looked = Looked("image/jp2", *picture.size, _pillow_colour(picture.mode), dpi)
    return _compared(looked, pixels), picture


def _by_pillow(file: BinaryIO, pixels: int) -> Looked:
    looked, picture = described_by_pillow(file, pixels)
    if looked.fault:
        return looked
    try:
        picture.load()
    except MemoryError:
        raise
    except Exception as error:
        return replace(looked, fault=DAMAGED, why=_words(error))
    return looked


def described_by_vips(load: Load, pixels: int) -> tuple[Looked, Any]:
    """Return what any other image says of itself, and the picture, not decoded yet."""
    import pyvips

    try:
        image = load(0)
    except pyvips.Error as error:
        return Looked(fault=NOT_ONE, why=_words(error)), None
    return _compared(_from_vips(image), pixels), image


def _by_vips(load: Load, pixels: int) -> Looked:
    import pyvips

    looked, image = described_by_vips(load, pixels)
    if looked.fault:
        return looked
    try:
        image.avg()
        for number in range(1, min(parts_of(image), MOST_PARTS)):
            load(number).avg()
    except pyvips.Error as error:
        return replace(looked, fault=DAMAGED, why=_words(error))
    return looked


def _part(file: BinaryIO, number: int) -> Any:
    import pyvips

    os.lseek(file.fileno(), 0, os.SEEK_SET)
    source = pyvips.Source.new_from_descriptor(file.fileno())
    options = {"page": number} if number else {}
    return pyvips.Image.new_from_source(source, "", access="sequential", fail_on="error", **options)


def _compared(looked: Looked, pixels: int) -> Looked:
    large = looked.width * looked.height > pixels
    return replace(looked, fault=TOO_LARGE) if large else looked


def _from_vips(image: Any) -> Looked:
    loader = image.get("vips-loader")
    media_type = next((FORMATS[one] for one in FORMATS if loader.startswith(one)), loader)
    dpi = (round(image.xres * INCH, 1), round(image.yres * INCH, 1))
    said = None if set(dpi) <= set(UNSAID) else dpi
    return Looked(media_type, image.width, image.height, _vips_colour(image), said)


def _vips_colour(image: Any) -> str:
    """Return the colours in the words that Pillow has for them."""
    bits = image.get("bits-per-sample") if image.get_typeof("bits-per-sample") else 8
    if bits == 1:
        return "1"
    names = {"srgb": "RGB", "rgb": "RGB", "rgb16": "RGB;16", "b-w": "L", "grey16": "L;16"}
    name = names.get(image.interpretation, image.interpretation.upper())
    return f"{name} with transparency" if image.hasalpha() else name


def _pillow_colour(mode: str) -> str:
    with_alpha = {"RGBA": "RGB with transparency", "LA": "L with transparency"}
    return {"I;16": "L;16", **with_alpha}.get(mode, mode)


def parts_of(image: Any) -> int:
    """Return how many pictures are in an image's file."""
    return int(image.get("n-pages")) if image.get_typeof("n-pages") else 1


def _words(error: Exception) -> str:
    """Return the first line of what a library says, as a sentence."""
    lines = [line.strip() for line in str(getattr(error, "detail", error)).splitlines()]
    return f"{next((line for line in lines if line), type(error).__name__)[:200]}."
