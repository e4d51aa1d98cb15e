"""How large a package and what is in it may be; beyond it, it is refused before it is read."""

from dataclasses import dataclass


MEBIBYTE = 1024**2
GIBIBYTE = 1024**3


@dataclass(frozen=True)
class Limits:
    """The largest that is taken; sizes in bytes."""

    files: int = 30_000
    depth: int = 12
    size: int = 200 * GIBIBYTE
    file: int = 4 * GIBIBYTE
    document: int = 48 * MEBIBYTE  # XML, CSV, lists of checksums
    notes: int = 1 * MEBIBYTE  # what a bag says of itself
    mentions: int = 100  # of one file
    faults: int = 100  # lines of a list that cannot be read
    elements: int = 300_000
    nesting: int = 100
    pixels: int = 300_000_000  # of an image
    upload: int = 5 * GIBIBYTE  # an archive
    expansion: int = 30  # times its size that an archive may have unpacked,
    unpacked_least: int = GIBIBYTE  # if it is more than this


LIMITS = Limits()
