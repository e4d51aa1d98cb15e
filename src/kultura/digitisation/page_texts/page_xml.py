"""PAGE (https://github.com/PRImA-Research-Lab/PAGE-XML): words, or lines, of text regions."""

from collections.abc import Iterator
from kultura.digitisation.documents import Element
from kultura.digitisation.page_texts.lines import Line
from kultura.digitisation.page_texts.lines import Lines
from kultura.digitisation.page_texts.lines import Word
from kultura.digitisation.page_texts.numbers import number
from lxml.etree import QName
from typing import Final


ANY: Final = "{*}"
UNICODE: Final = f"{ANY}TextEquiv/{ANY}Unicode"


def lines_of(root: Element) -> Lines:
    """Return the lines of the page, in the order of its regions where the file gives one."""
    page = next(root.iter(f"{ANY}Page"), None)
    if page is None:
        return Lines(())
    lines = [line_of(line) for region in regions(page) for line in region.iter(f"{ANY}TextLine")]
    return Lines(lines, number(page.get("imageWidth")), number(page.get("imageHeight")))


def regions(page: Element) -> Iterator[Element]:
    """Yield the outermost text regions of a page in reading order, those it leaves out last."""
    found = {region.get("id"): region for region in page.findall(f"{ANY}TextRegion")}
    order = page.find(f"{ANY}ReadingOrder")
    refs = [] if order is None else [one.get("regionRef") for one in order.iter() if one.tag]
    for name in dict.fromkeys(name for name in refs if name in found):
        yield found.pop(name)
    yield from found.values()


def line_of(line: Element) -> Line:
    """Return the words of a line; those of its whole text, in the line's box, if it has none."""
    words = [word_of(word) for word in line.findall(f"{ANY}Word")]
    if any(word.text for word in words):
        return tuple(words)
    whole = word_of(line)
    return tuple(spread(whole))


def spread(line: Word) -> Iterator[Word]:
    """Yield the words of a line, its box shared out by how many letters each has."""
    texts = line.text.split()
    letters = sum(map(len, texts)) + len(texts) - 1
    before = 0
    for text in texts:
        left = line.left + line.width * before / letters
        width = line.width * len(text) / letters
        yield Word(text, left, line.top, width, line.height)
        before += len(text) + 1


def word_of(element: Element) -> Word:
    """Return the first reading of a word or line, in the box around its outline."""
    coords = element.find(f"{ANY}Coords")
    points = "" if coords is None else coords.get("points") or ""
    pairs = [pair.split(",") for pair in points.split()]
    across = [number(pair[0]) for pair in pairs] or [0.0]
    down = [number(pair[-1]) for pair in pairs] or [0.0]
    left, top = min(across), min(down)
    text = element.findtext(UNICODE) or ""
    return Word(text, left, top, max(across) - left, max(down) - top)


def is_page_xml(root: Element) -> bool:
    """Tell whether a document is PAGE."""
    return QName(root).localname == "PcGts"
