"""Writing a pyramid."""

from kultura.media.pyramids.edges import add_edges
from kultura.media.pyramids.masters import for_the_web
from kultura.media.pyramids.recipe import SAVED
from kultura.media.pyramids.recipe import widened
from pathlib import Path
from typing import Final

import pyvips


TURNED: Final = {90: "rot90", 180: "rot180", 270: "rot270"}
SIDEWAYS: Final = frozenset({90, 270})


def write(image: pyvips.Image, path: Path, turn: int = 0) -> tuple[int, int]:
    """Write a picture's pyramid with its edges, turned clockwise.

    Returns its width and height in pixels. Raises pyvips.Error where it cannot be decoded to its
    end, or not be written.
    """
    shown = for_the_web(image)
    if turn:
        shown = getattr(shown.copy_memory(), TURNED[turn])()
    size = shown.width, shown.height
    shown.embed(0, 0, *widened(*size), extend="copy").tiffsave(str(path), **SAVED)
    add_edges(path, size)
    return size
