"""The text of a page as ALTO 4.4: lines of words, each with its box.

https://www.loc.gov/standards/alto/. It is made of what is stored, so it is there for every page
whose text is, whichever format it came in.
"""

from collections.abc import Iterator
from itertools import pairwise
from kultura.store.page_text import Box
from kultura.store.page_text import SOFT_HYPHEN
from kultura.store.page_text import unpack
from lxml import etree
from typing import Final


NAMESPACE: Final = "http://www.loc.gov/standards/alto/ns-v4#"
NOWHERE: Final = Box(0, 0, 0, 0)


def alto(text: str, packed: bytes, width: int, height: int) -> bytes:
    """Return a page's text as a document; `packed` as `page_text.pack` makes it."""
    root = _element("alto", SCHEMAVERSION="4.4", nsmap={None: NAMESPACE})
    description = etree.SubElement(root, _tag("Description"))
    etree.SubElement(description, _tag("MeasurementUnit")).text = "pixel"
    layout = etree.SubElement(root, _tag("Layout"))
    size = {"WIDTH": str(width), "HEIGHT": str(height)}
    page = etree.SubElement(layout, _tag("Page"), ID="page", PHYSICAL_IMG_NR="1", **size)
    space = etree.SubElement(page, _tag("PrintSpace"), HPOS="0", VPOS="0", **size)
    block = etree.SubElement(
        space, _tag("TextBlock"), ID="block", **_sides(Box(0, 0, width, height))
    )
    boxes = iter(unpack(packed))
    for number, line in enumerate(text.split("\n"), start=1):
        words = [(word, next(boxes, NOWHERE)) for word in line.split(" ") if word]
        if words:
            around = _around([box for _word, box in words])
            made = etree.SubElement(block, _tag("TextLine"), ID=f"line-{number}", **_sides(around))
            made.extend(_words(words))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _words(words: list[tuple[str, Box]]) -> Iterator[etree._Element]:
    ends = [*pairwise(words), (words[-1], None)]
    for (word, box), following in ends:
        yield _element("String", CONTENT=word.rstrip(SOFT_HYPHEN), **_sides(box))
        if following:
            yield _element("SP")
        elif word.endswith(SOFT_HYPHEN):
            yield _element("HYP", CONTENT="-")


def _around(boxes: list[Box]) -> Box:
    left, top = min(box.left for box in boxes), min(box.top for box in boxes)
    right = max(box.left + box.width for box in boxes)
    bottom = max(box.top + box.height for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _sides(box: Box) -> dict[str, str]:
    names = ("HPOS", "VPOS", "WIDTH", "HEIGHT")
    sides = (box.left, box.top, box.width, box.height)
    return {name: str(side) for name, side in zip(names, sides, strict=True)}


def _element(name: str, nsmap: dict | None = None, **attributes: str) -> etree._Element:
    return etree.Element(_tag(name), nsmap=nsmap or {None: NAMESPACE}, **attributes)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
