"""Writing a pyramid."""

from kultura.media.pyramids.masters import for_the_web
from kultura.media.pyramids.recipe import SAVED
from kultura.media.pyramids.recipe import widened
from pathlib import Path

import pyvips


def write(image: pyvips.Image, path: Path) -> tuple[int, int]:
    """Write a picture's pyramid and return its width and height in pixels.

    Raises pyvips.Error where it cannot be decoded to its end, or not be written.
    """
    shown = for_the_web(image)
    size = shown.width, shown.height
    shown.embed(0, 0, *widened(*size), extend="copy").tiffsave(str(path), **SAVED)
    return size
