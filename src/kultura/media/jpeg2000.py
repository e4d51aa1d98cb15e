"""JPEG 2000, decoded by OpenJPEG (imagecodecs): libvips' wheel has no decoder for it.

Of the container (ISO/IEC 15444-1 annex I) the profile of colours is read, of the codestream
(annex A) the size and depth, so that nothing is decoded that is too large.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from typing import Final

import struct


STARTS: Final = (b"\x00\x00\x00\x0cjP  ", b"\xff\x4f\xff\x51")
SIZ: Final = b"\xff\x4f\xff\x51"  # SOC, and what always comes next
MEASURES: Final = struct.Struct(">HHIIIIIIIIHB")  # A.5.1, to the depth of the first component
EMBEDDED: Final = 2  # how a box says that a profile follows (I.5.3.3)
BYTE: Final = 8  # bits


class Jpeg2000Error(Exception):
    """It is no picture, or cannot be decoded to its end."""


@dataclass(frozen=True)
class Measures:
    """Width and height in pixels; bits of a component."""

    width: int
    height: int
    depth: int


def measures(data: bytes) -> Measures:
    """Return what a codestream says of itself; raises Jpeg2000Error."""
    at = data.find(SIZ)
    try:
        _, _, right, bottom, left, top, *_, depth = MEASURES.unpack_from(data, at + len(SIZ))
    except struct.error as error:
        raise Jpeg2000Error("it ends before its size") from error
    if at < 0 or right <= left or bottom <= top:
        raise Jpeg2000Error("it has no size")
    return Measures(right - left, bottom - top, (depth & 0x7F) + 1)


def decode(data: bytes) -> Any:
    """Return the pixels as an array of bytes, rows × columns (× bands).

    Raises Jpeg2000Error.
    """
    import imagecodecs  # half a second, which other pictures need not wait

    depth = measures(data).depth
    try:
        pixels = imagecodecs.jpeg2k_decode(data, numthreads=1)
    except imagecodecs.Jpeg2kError as error:
        raise Jpeg2000Error(f"JPEG 2000: {error}") from error
    if depth == BYTE:
        return pixels.astype("uint8", copy=False)
    shift = depth - BYTE
    return (pixels >> shift if shift > 0 else pixels << -shift).astype("uint8")


def profile(data: bytes) -> bytes | None:
    """Return the profile of colours that a container embeds."""
    for kind, content in _boxes(data):
        if kind != b"jp2h":
            continue
        for inner, said in _boxes(content):
            if inner == b"colr" and said[:1] == bytes([EMBEDDED]):
                return said[3:]
    return None


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of boxes, up to the one that goes on to the end (I.4)."""
    at = 0
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        if length < 8:
            return
        yield kind, data[at + 8 : at + length]
        at += length
