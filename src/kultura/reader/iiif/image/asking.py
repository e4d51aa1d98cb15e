"""What an address of the Image API asks for: numbers from words, or what is wrong with them.

Image API 3.0, 4. All sizes are pixels of the picture as it is looked at. Nothing larger than the
limits is drawn, whoever asks.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from typing import Final

import re


WIDEST: Final = 4096  # pixels, either way
LARGEST: Final = WIDEST * 3072  # pixels
QUALITIES: Final = ("default", "color", "gray", "bitonal")
FORMATS: Final = {"jpg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
TURNS: Final = (0, 90, 180, 270)

NUMBER: Final = r"[0-9]{1,9}(?:\.[0-9]{1,9})?"
PIXELS: Final = re.compile(r"([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9}),([0-9]{1,9})")
PERCENT: Final = re.compile(rf"pct:({NUMBER}),({NUMBER}),({NUMBER}),({NUMBER})")
SIZE: Final = re.compile(
    rf"(?P<larger>\^)?(?:(?P<max>max)|pct:(?P<percent>{NUMBER})"
    r"|(?P<within>!)?(?P<width>[0-9]{1,9})?,(?P<height>[0-9]{1,9})?)"
)
ROTATION: Final = re.compile(rf"(!)?({NUMBER})")


class AskedWrongError(Exception):
    """A part of the address that cannot be; which part, and a sentence that says why."""

    def __init__(self, part: str, words: str) -> None:
        super().__init__(words)
        self.part = part


@dataclass(frozen=True)
class Box:
    """A rectangle of a picture."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Drawing:
    """A picture to be drawn: the part, its size, mirrored first and then turned clockwise."""

    part: Box
    width: int
    height: int
    mirrored: bool
    turn: int
    quality: str
    format: str
    canonical: str  # the address below the picture's own (4.7)


def asked(
    whole: tuple[int, int], region: str, size: str, rotation: str, quality: str, format: str
) -> Drawing:
    """Return what the parts of an address ask for; `whole` is the picture's width and height.

    Raises AskedWrongError.
    """
    part = part_of(whole, region)
    width, height = size_of(part, size)
    mirrored, turn = rotation_of(rotation)
    if quality not in QUALITIES:
        raise AskedWrongError("quality", f"There is {', '.join(QUALITIES)}.")
    if format not in FORMATS:
        raise AskedWrongError("format", f"There is {', '.join(FORMATS)}.")
    named = "default" if quality == "color" else quality
    words = (
        _region_word(whole, part),
        _size_word(part, width, height),
        f"{'!' if mirrored else ''}{turn}",
        f"{named}.{format}",
    )
    return Drawing(part, width, height, mirrored, turn, named, format, "/".join(words))


def part_of(whole: tuple[int, int], region: str) -> Box:
    """Return the part of a picture that a region names, as far as it is in the picture (4.1)."""
    width, height = whole
    if region == "full":
        return Box(0, 0, width, height)
    if region == "square":
        side = min(width, height)
        return Box((width - side) // 2, (height - side) // 2, side, side)
    left, top, wide, high = _box(whole, region)
    if left >= width or top >= height:
        raise AskedWrongError("region", f"It lies outside the picture of {width} × {height}.")
    if not wide or not high:
        raise AskedWrongError("region", "It has no width or no height.")
    return Box(left, top, min(wide, width - left), min(high, height - top))


def size_of(part: Box, size: str) -> tuple[int, int]:
    """Return how large a part is to be drawn (4.2)."""
    found = SIZE.fullmatch(size)
    if not found or size.strip("^!") in ("", ","):
        raise AskedWrongError("size", "It is max, w, or ,h or w,h or !w,h or pct:n, ^ before it.")
    larger = found["larger"] is not None
    wanted = _wanted(part, found, larger)
    if not all(wanted):
        raise AskedWrongError("size", "It has no width or no height.")
    if not larger and (wanted[0] > part.width or wanted[1] > part.height):
        raise AskedWrongError(
            "size", f"The part is {part.width} × {part.height}: ^{size} enlarges."
        )
    if max(wanted) > WIDEST or wanted[0] * wanted[1] > LARGEST:
        raise AskedWrongError("size", f"No picture is drawn above {WIDEST} or {LARGEST} pixels.")
    return wanted


def rotation_of(rotation: str) -> tuple[bool, int]:
    """Return whether a picture is mirrored, and how far it is turned (4.3)."""
    if rotation == "0":  # nearly always; fractions take longer than all else here
        return False, 0
    found = ROTATION.fullmatch(rotation)
    turn = Fraction(found[2]) % 360 if found and Fraction(found[2]) <= 360 else None
    if found is None or turn not in TURNS:
        raise AskedWrongError("rotation", "It is 0, 90, 180 or 270, ! before it mirrors.")
    return found[1] is not None, int(turn)


def most(part: Box, larger: bool = False) -> tuple[int, int]:
    """Return the largest size a part is drawn at; its own at most unless it may be enlarged."""
    if not larger and max(part.width, part.height) <= WIDEST and _area(part) <= LARGEST:
        return part.width, part.height
    by_side = Fraction(WIDEST, max(part.width, part.height))
    by_area = Fraction(isqrt(LARGEST * 10**12 // _area(part)), 10**6)
    return _scaled(part, min(by_side, by_area))


def _box(whole: tuple[int, int], region: str) -> tuple[int, ...]:
    if pixels := PIXELS.fullmatch(region):
        return tuple(int(number) for number in pixels.groups())
    if percent := PERCENT.fullmatch(region):
        shares = (Fraction(number) / 100 for number in percent.groups())
        return tuple(round(s * side) for s, side in zip(shares, whole * 2, strict=True))
    raise AskedWrongError("region", "It is full, square, x,y,w,h or pct:x,y,w,h.")


def _wanted(part: Box, found: re.Match[str], larger: bool) -> tuple[int, int]:
    if found["max"]:
        return most(part, larger)
    if found["percent"]:
        share = Fraction(found["percent"]) / 100
        return _scaled(part, share) if share else (0, 0)
    width = int(found["width"]) if found["width"] else None
    height = int(found["height"]) if found["height"] else None
    if found["within"]:
        return _within(part, width, height, larger)
    if width is None:
        return _scaled(part, Fraction(height, part.height)) if height else (0, 0)
    if height is None:
        return _scaled(part, Fraction(width, part.width)) if width else (0, 0)
    return width, height


def _within(part: Box, width: int | None, height: int | None, larger: bool) -> tuple[int, int]:
    if width is None or height is None:
        raise AskedWrongError("size", "!w,h needs both.")
    if not width or not height:
        return 0, 0
    share = min(Fraction(width, part.width), Fraction(height, part.height))
    return _scaled(part, share if larger else min(share, Fraction(1)))


def _scaled(part: Box, share: Fraction) -> tuple[int, int]:
    return max(1, round(part.width * share)), max(1, round(part.height * share))


def _area(part: Box) -> int:
    return part.width * part.height


def _region_word(whole: tuple[int, int], part: Box) -> str:
    if part == Box(0, 0, *whole):
        return "full"
    return f"{part.left},{part.top},{part.width},{part.height}"


def _size_word(part: Box, width: int, height: int) -> str:
    if (width, height) == most(part):
        return "max"
    larger = width > part.width or height > part.height
    return f"{'^' if larger else ''}{width},{height}"
