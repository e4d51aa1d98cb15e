"""How names of page images end, and what they are then."""

from pathlib import PurePosixPath
from typing import Final


IMAGE_TYPES: Final = {
    ".jp2": "image/jp2",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}


def is_image(path: str) -> bool:
    """Tell by its name whether a file is an image."""
    return PurePosixPath(path.lower()).suffix in IMAGE_TYPES
