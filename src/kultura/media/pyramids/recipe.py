"""What a pyramid is: how a master becomes one, and how that names the file.

Tiles of 512 pixels: an answer costs its look into the database whatever its size, a screen is
filled by a quarter of the requests that 256 would take, and one is 20 to 60 kB. JPEG of quality 85,
as pictures are drawn: of a scan of 4.4 megapixels 0.9 to 1.5 MB stay, a quarter more with `edges`.

Each level is half of the one below, rounded up as the Image API counts tiles: so the picture is
widened, by the pixels of its edge, until it can be halved evenly. Without it libvips rounds down,
and no tile at an edge would be what is asked for. And it is widened until each level ends where a
block of JPEG does, with a pixel to spare: libvips fills tiles with black, and in a block that has
both, or beside it where colours are halved, black would show in the picture's last pixels.
"""

from hashlib import sha256
from typing import Any
from typing import Final


TILE: Final = 512  # pixels, both ways
QUALITY: Final = 85
SUBSAMPLING: Final = "4:2:0"  # of colours, what libvips does at this quality
SAVED: Final[dict[str, Any]] = {
    "compression": "jpeg",
    "Q": QUALITY,
    "tile": True,
    "tile_width": TILE,
    "tile_height": TILE,
    "pyramid": True,
    "depth": "onetile",
    "region_shrink": "mean",
    "keep": "none",
}
BLOCK: Final = 16  # pixels that JPEG packs together, where it halves colours
EDITION: Final = 3  # one more where the code makes other bytes of the same master


def name_of(sha512: str, turn: int = 0) -> str:
    """Return the name of a master's pyramid, 64 hexadecimal digits, from the master's digest.

    Turned by so many degrees it is another.
    """
    recipe = f"{EDITION} {sorted(SAVED.items())}" + (f" turned {turn}" if turn else "")
    return sha256(f"{recipe} {sha512.lower()}".encode()).hexdigest()


def levels_of(width: int, height: int) -> int:
    """Return how many levels there are, until one tile holds all."""
    return max(0, (max(width, height) - 1) // TILE).bit_length() + 1


def widened(width: int, height: int) -> tuple[int, int]:
    """Return the size in which a picture ends, in each of its levels, inside of its last block.

    No larger than the one tile of the smallest level: then no tile is filled.
    """
    scale = 1 << (levels_of(width, height) - 1)
    wide, high = (_filled(side + scale, BLOCK * scale) for side in (width, height))
    return min(wide, TILE * scale), min(high, TILE * scale)


def is_of(size: tuple[int, int], whole: tuple[int, int]) -> bool:
    """Tell whether a pyramid so large is of a picture so large: of any edition so far."""
    scale = 1 << (levels_of(*whole) - 1)
    return size in (widened(*whole), tuple(_filled(side, scale) for side in whole))


def reduced(length: int, level: int) -> int:
    """Return a length in pixels of a level, rounded up."""
    return -(-length >> level)


def _filled(length: int, step: int) -> int:
    return -(-length // step) * step
