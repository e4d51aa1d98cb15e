"""A page as lines of words, and what becomes of it: the text and boxes that are stored."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.page_text import SOFT_HYPHEN
from typing import Final
from typing import NamedTuple

import re


HYPHENS: Final = "-\N{HYPHEN}\N{NOT SIGN}\N{SOFT HYPHEN}\N{DOUBLE OBLIQUE HYPHEN}="
BLANK: Final = re.compile(r"\s+")
LETTER_BEFORE: Final = re.compile(rf"[^\W\d_][{re.escape(HYPHENS)}]$")


class Word(NamedTuple):
    """A word as it is printed in one line; its box is in the units of its page.

    ``divided`` tells whether it goes on in the next line, None where nothing says so.
    """

    text: str
    left: float
    top: float
    width: float
    height: float
    divided: bool | None = None


Line = tuple[Word, ...]


@dataclass(frozen=True)
class Lines:
    """The lines of a page, and its size in the units of its boxes, 0 where it is not said.

    ``in_pixels``: these units are pixels of some image.
    """

    lines: Sequence[Line]
    width: float = 0
    height: float = 0
    in_pixels: bool = True

    def scale(self, image: tuple[int, int]) -> tuple[float, float]:
        """Return how many pixels of the page's image one unit is, across and down; 0 if unknown."""
        if self.width and self.height:
            return image[0] / self.width, image[1] / self.height
        if not self.in_pixels:
            return 0, 0
        reach = max((word.left + word.width for line in self.lines for word in line), default=0)
        return (1, 1) if reach <= image[0] * 1.02 else (0, 0)


def stored(page: Lines, image: tuple[int, int]) -> tuple[str, bytes]:
    """Return the text of a page and its packed boxes, in pixels of its image.

    Boxes are left out where nothing says how the page's units fit the image.
    """
    across, down = page.scale(image) if all(image) else (0, 0)
    lines = [line for line in joined(page.lines) if line]
    text = "\n".join(" ".join(word.text for word in line) for line in lines)
    if not across or not down:
        return text, b""
    return text, pack(
        Box(
            round(word.left * across),
            round(word.top * down),
            round(word.width * across),
            round(word.height * down),
        )
        for line in lines
        for word in line
    )


def joined(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines without empty words; the last word of one that is divided ends softly."""
    clean = [tuple(word for word in map(cleaned, line) if word.text) for line in lines]
    clean = [hyphen_attached(line) for line in clean if line]
    for line, following in zip_longest(clean, clean[1:], fillvalue=()):
        last = line[-1]
        if following and is_divided(last, following[0]):
            text = last.text.rstrip(HYPHENS) + SOFT_HYPHEN
            yield (*line[:-1], last._replace(text=text))
        else:
            yield line


def hyphen_attached(line: Line) -> Line:
    """Return a line whose last word is no hyphen that stands alone after another word."""
    if len(line) < 2 or line[-1].text.strip(HYPHENS) or not line[-2].text[-1].isalpha():
        return line
    *others, word, hyphen = line
    return (*others, word._replace(text=word.text + hyphen.text, divided=hyphen.divided))


def is_divided(last: Word, following: Word) -> bool:
    """Tell whether a word goes on in the next line: as its file says, else by hyphen and case."""
    if last.divided is not None:
        return last.divided and bool(last.text.rstrip(HYPHENS))
    return bool(LETTER_BEFORE.search(last.text)) and following.text[:1].islower()


def cleaned(word: Word) -> Word:
    """Return a word without blanks around it, and none in it that would divide it."""
    if word.text.isprintable() and " " not in word.text:  # nearly all of them
        return word
    text = BLANK.sub("\N{NO-BREAK SPACE}", word.text.strip().replace(SOFT_HYPHEN, "-"))
    return word._replace(text=text)
