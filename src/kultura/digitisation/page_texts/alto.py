"""ALTO 2 to 4 (https://www.loc.gov/standards/alto/): strings in lines, in the order of the file."""

from collections.abc import Iterator
from kultura.digitisation.documents import Element
from kultura.digitisation.page_texts.lines import Line
from kultura.digitisation.page_texts.lines import Lines
from kultura.digitisation.page_texts.lines import Word
from kultura.digitisation.page_texts.numbers import number
from lxml.etree import QName
from typing import Final


UNITS: Final = {"mm10": 254.0, "inch1200": 1200.0}  # of them an inch
ANY: Final = "{*}"
FIRST_PART: Final = "HypPart1"


def lines_of(root: Element) -> Lines:
    """Return the lines of the first page of a document."""
    page = next(root.iter(f"{ANY}Page"), None)
    if page is None:
        return Lines(())
    unit = (root.findtext(f"{ANY}Description/{ANY}MeasurementUnit") or "pixel").strip()
    lines = [line_of(line) for line in page.iter(f"{ANY}TextLine")]
    return Lines(lines, number(page.get("WIDTH")), number(page.get("HEIGHT")), unit not in UNITS)


def line_of(line: Element) -> Line:
    """Return the words of a line; a hyphen that stands apart belongs to the word before it."""
    return tuple(words(line))


def words(line: Element) -> Iterator[Word]:
    """Yield the words of a line."""
    strings = list(line.iterchildren(f"{ANY}String"))
    has_hyphen = next(line.iterchildren(f"{ANY}HYP"), None) is not None
    for place, string in enumerate(strings, 1):
        said = string.get("SUBS_TYPE")
        divided = True if said == FIRST_PART else None
        if divided is None and has_hyphen and place == len(strings):
            divided = True
        given = string.get
        yield Word(
            given("CONTENT") or "",
            number(given("HPOS")),
            number(given("VPOS")),
            number(given("WIDTH")),
            number(given("HEIGHT")),
            divided,
        )


def is_alto(root: Element) -> bool:
    """Tell whether a document is ALTO."""
    return QName(root).localname == "alto"
