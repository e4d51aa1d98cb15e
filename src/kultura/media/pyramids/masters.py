"""A master as the web shows it: upright, eight bits, sRGB or gray, on white.

Pixels are still in the file when a picture is returned, those of JPEG 2000 apart: they are
decoded while it is written, and what cannot be decoded to its end is an error then.
"""

from kultura.media import jpeg2000
from typing import BinaryIO
from typing import Final

import os
import pyvips


WHITE: Final = 255
UPRIGHT: Final = 1  # Exif 2.32, 4.6.4
ON_ITS_SIDE: Final = 5  # and above
PROFILE: Final = "icc-profile-data"

pyvips.cache_set_max(0)  # it would hold the bytes of the last twenty masters, opened once each


class TooLargeError(Exception):
    """There are more pixels than may be decoded."""


def opened(file: BinaryIO, pixels: int) -> pyvips.Image:
    """Return the picture in an open file.

    Raises TooLargeError, pyvips.Error and Jpeg2000Error.
    """
    start = file.read(8)
    file.seek(0)
    if start.startswith(jpeg2000.STARTS):
        return from_jpeg_2000(file.read(), pixels)
    return from_vips(file, pixels)


def opened_bytes(data: bytes, pixels: int) -> pyvips.Image:
    """Return the picture that a file's bytes are; raises as `opened` does."""
    if data.startswith(jpeg2000.STARTS):
        return from_jpeg_2000(data, pixels)
    image = pyvips.Image.new_from_buffer(data, "", access="sequential", fail_on="error")
    check(image.width, image.height, pixels)
    return image


def size_of(file: BinaryIO, pixels: int) -> tuple[int, int]:
    """Return width and height of the upright picture in an open file; raises as `opened` does."""
    start = file.read(8)
    file.seek(0)
    if start.startswith(jpeg2000.STARTS):
        measures = jpeg2000.measures(file.read())
        check(measures.width, measures.height, pixels)
        return measures.width, measures.height
    image = from_vips(file, pixels)
    lies = _is_turned(image) and image.get("orientation") >= ON_ITS_SIDE
    return (image.height, image.width) if lies else (image.width, image.height)


def from_vips(file: BinaryIO, pixels: int) -> pyvips.Image:
    """Return a picture that is read from top to bottom, once."""
    os.lseek(file.fileno(), 0, os.SEEK_SET)
    source = pyvips.Source.new_from_descriptor(file.fileno())
    image = pyvips.Image.new_from_source(source, "", access="sequential", fail_on="error")
    check(image.width, image.height, pixels)
    return image


def from_jpeg_2000(data: bytes, pixels: int) -> pyvips.Image:
    """Return a decoded picture, with the profile of colours that came with it."""
    measures = jpeg2000.measures(data)
    check(measures.width, measures.height, pixels)
    image = pyvips.Image.new_from_array(jpeg2000.decode(data))
    image = image.copy(interpretation="srgb" if image.bands > 2 else "b-w")
    if profile := jpeg2000.profile(data):
        image.set_type(pyvips.GValue.blob_type, PROFILE, profile)
    return image


def check(width: int, height: int, pixels: int) -> None:
    """Raise TooLargeError for more pixels than that."""
    if width * height > pixels:
        raise TooLargeError(f"it has {width} × {height} pixels.")


def for_the_web(image: pyvips.Image) -> pyvips.Image:
    """Return a picture upright and in the web's colours."""
    if _is_turned(image):
        image = image.copy_memory().autorot()  # what is read from the top cannot be turned
    image = _in_srgb(image)
    if image.hasalpha():
        image = image.flatten(background=WHITE)
    return image.cast("uchar")


def _is_turned(image: pyvips.Image) -> bool:
    return bool(image.get_typeof("orientation")) and image.get("orientation") != UPRIGHT


def _in_srgb(image: pyvips.Image) -> pyvips.Image:
    gray = image.interpretation in ("b-w", "grey16")
    if image.get_typeof(PROFILE) and not gray:
        try:
            return image.icc_transform("srgb", embedded=True)
        except pyvips.Error:
            image = image.copy()
            image.remove(PROFILE)  # of other colours than the picture's, or damaged: no profile
    return image.colourspace("b-w" if gray else "srgb")
