"""What changed in a text, word by word; no Zope."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final
from typing import Literal

import re


Kind = Literal["same", "added", "removed"]
PIECES: Final = re.compile(r"\w+|\s+|[^\w\s]")
MOST: Final = 6_000  # pieces; a longer text is compared line by line
AROUND: Final = 40  # pieces kept before and after a change
GAP: Final = " … "


@dataclass(frozen=True)
class Piece:
    """A run of text that stayed, came or went."""

    kind: Kind
    text: str


def changed_words(old: str, new: str) -> list[Piece]:
    """Return both texts as one, with what came and what went; long stretches alike are cut."""
    return list(_shortened(_merged(old, new)))


def _merged(old: str, new: str) -> list[Piece]:
    before, after = _pieces(old), _pieces(new)
    if len(before) + len(after) > MOST:
        before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Piece] = []
    for name, start, end, new_start, new_end in matcher.get_opcodes():
        if name == "equal":
            found.append(Piece("same", "".join(before[start:end])))
            continue
        if end > start:
            found.append(Piece("removed", "".join(before[start:end])))
        if new_end > new_start:
            found.append(Piece("added", "".join(after[new_start:new_end])))
    return found


def _pieces(text: str) -> list[str]:
    return PIECES.findall(text)


def _shortened(pieces: list[Piece]) -> Iterator[Piece]:
    for place, piece in enumerate(pieces):
        words = _pieces(piece.text)
        if piece.kind != "same" or len(words) <= 2 * AROUND:
            yield piece
            continue
        first = "" if place == 0 else "".join(words[:AROUND])
        last = "" if place == len(pieces) - 1 else "".join(words[-AROUND:])
        yield Piece("same", f"{first}{GAP}{last}")
