"""The description of a picture: how large it is, and which sizes and tiles are worth asking for.

Image API 3.0, 5. The tiles are those that pyramids of pages have; other pictures are drawn in the
same.
"""

from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import TILE
from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.asking import FORMATS
from kultura.reader.iiif.image.asking import LARGEST
from kultura.reader.iiif.image.asking import most
from kultura.reader.iiif.image.asking import QUALITIES
from kultura.reader.iiif.image.asking import WIDEST
from typing import Any
from typing import Final


CONTEXT: Final = "http://iiif.io/api/image/3/context.json"
LEVEL: Final = "http://iiif.io/api/image/3/level2.json"
SMALLEST: Final = 64  # pixels of the longer side
BEYOND: Final = ("mirroring", "profileLinkHeader", "canonicalLinkHeader", "sizeUpscaling")


def described(address: str, width: int, height: int) -> dict[str, Any]:
    """Return `info.json` of a picture; `address` is its own."""
    factors = [1 << level for level in range(levels_of(width, height))]
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "ImageService3",
        "protocol": "http://iiif.io/api/image",
        "profile": "level2",
        "width": width,
        "height": height,
        "maxWidth": WIDEST,
        "maxHeight": WIDEST,
        "maxArea": LARGEST,
        "sizes": [{"width": wide, "height": high} for wide, high in halves(width, height)],
        "tiles": [{"width": TILE, "height": TILE, "scaleFactors": factors}],
        "preferredFormats": ["jpg"],
        "extraFormats": [name for name in FORMATS if name not in ("jpg", "png")],
        "extraQualities": [name for name in QUALITIES if name != "default"],
        "extraFeatures": list(BEYOND),
    }


def halves(width: int, height: int) -> list[tuple[int, int]]:
    """Return sizes from small to the largest that is drawn, each half of the next, rounded up."""
    sizes = [most(Box(0, 0, width, height))]
    step = 1
    while max(width, height) // (2 * step) >= SMALLEST:
        step *= 2
        size = -(-width // step), -(-height // step)
        if max(size) < max(sizes[-1]):
            sizes.insert(0, size)
    return sizes
