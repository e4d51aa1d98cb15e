"""What checks want to know of an XML file, so that it is parsed once, and not kept."""

from dataclasses import dataclass
from kultura.digitisation.documents import Element
from kultura.digitisation.finding import Finding
from kultura.digitisation.page_texts.alto import UNITS
from kultura.digitisation.page_texts.numbers import number
from kultura.digitisation.page_texts.page_xml import is_page_xml
from kultura.digitisation.schemas import Schemas
from lxml.etree import QName
from typing import Final


ANY: Final = "{*}"
PIXEL: Final = "pixel"
Scale = tuple[float, float]


@dataclass(frozen=True)
class Extent:
    """Size of a page; ``whole`` where its text says so, else how far its boxes reach."""

    width: float
    height: float
    whole: bool
    unit: str = PIXEL
    line: int | None = None

    def in_pixels(self, dpi: Scale | None) -> tuple[float, float] | None:
        """Return it in pixels of an image; None where nothing says how many there are."""
        if self.unit == PIXEL:
            return self.width, self.height
        if self.unit not in UNITS or dpi is None:
            return None
        across, down = (one / UNITS[self.unit] for one in dpi)
        return self.width * across, self.height * down


@dataclass(frozen=True)
class Examined:
    """A document: the name of its root, lines and words of what its schema finds wrong, how large
    the page is whose text it has; or why it cannot be read."""

    refused: Finding | None = None
    namespace: str = ""
    name: str = ""
    line: int | None = None
    faults: tuple[tuple[int, str], ...] = ()
    extent: Extent | None = None


def examined(root: Element, schemas: Schemas) -> Examined:
    """Return what there is to say of a document."""
    name = QName(root)
    return Examined(
        None,
        name.namespace or "",
        name.text,
        root.sourceline,
        tuple(schemas.faults(root)),
        extent_of(root),
    )


def extent_of(root: Element) -> Extent | None:
    """Return the size of the first page of ALTO or PAGE, None where there is none."""
    page = next(root.iter(f"{ANY}Page"), None)
    if page is None:
        return None
    if is_page_xml(root):
        wide, high = number(page.get("imageWidth")), number(page.get("imageHeight"))
        return Extent(wide, high, True, PIXEL, page.sourceline) if wide and high else None
    unit = root.findtext(f"{ANY}Description/{ANY}MeasurementUnit", PIXEL).strip()
    wide, high = number(page.get("WIDTH")), number(page.get("HEIGHT"))
    whole = bool(wide and high)
    return Extent(*((wide, high) if whole else _reach(page)), whole, unit, page.sourceline)


def _reach(page: Element) -> tuple[float, float]:
    """Return how far the boxes of a page reach that does not say its size."""
    boxes = [one for one in page.iter() if isinstance(one.tag, str)]
    wide = max(number(one.get("HPOS")) + number(one.get("WIDTH")) for one in boxes)
    high = max(number(one.get("VPOS")) + number(one.get("HEIGHT")) for one in boxes)
    return wide, high
