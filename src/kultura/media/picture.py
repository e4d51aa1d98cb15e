"""What a picture measures: type, size as it is looked at, the colour that fills most of it."""

from dataclasses import dataclass
from pathlib import Path
from PIL import Image
from PIL import UnidentifiedImageError


MEDIA_TYPES = {
    "JPEG": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "GIF": "image/gif",
    "TIFF": "image/tiff",
}
ORIENTATION = 0x0112  # Exif 2.32, 4.6.4
ON_ITS_SIDE = (5, 6, 7, 8)
THUMBNAIL = (64, 64)
COLOURS = 8


@dataclass(frozen=True)
class Measures:
    """Media type, width and height in pixels, and a colour like `#a0b1c2`."""

    media_type: str
    width: int
    height: int
    color: str


def measure(path: Path) -> Measures | None:
    """Return what a picture measures, None for what is no picture that can be shown."""
    try:
        with Image.open(path, formats=list(MEDIA_TYPES)) as picture:
            media_type = MEDIA_TYPES[picture.format]
            width, height = _upright(picture)
            return Measures(media_type, width, height, _main_colour(picture))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return None


def _upright(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    turned = picture.getexif().get(ORIENTATION) in ON_ITS_SIDE
    return (height, width) if turned else (width, height)


def _main_colour(picture: Image.Image) -> str:
    picture.draft("RGB", THUMBNAIL)  # a JPEG is decoded no larger than needed
    small = picture.convert("RGBA")
    small.thumbnail(THUMBNAIL)
    ground = Image.new("RGBA", small.size, "white")
    few = Image.alpha_composite(ground, small).convert("RGB").quantize(COLOURS)
    _count, index = max(few.getcolors())
    red, green, blue = few.getpalette()[index * 3 : index * 3 + 3]
    return f"#{red:02x}{green:02x}{blue:02x}"
