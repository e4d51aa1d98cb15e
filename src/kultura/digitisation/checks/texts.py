"""Is the recognised text of this image, so that its boxes land on the words?"""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.digitisation import kinds
from kultura.digitisation.decoding import Looked
from kultura.digitisation.documents import document
from kultura.digitisation.documents import Element
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from kultura.digitisation.page_texts.alto import UNITS
from kultura.digitisation.page_texts.numbers import number
from kultura.digitisation.page_texts.page_xml import is_page_xml
from kultura.digitisation.refusals import PackageRefused
from typing import Final


SLACK: Final = 2  # pixels
ANY: Final = "{*}"


@dataclass(frozen=True)
class Extent:
    """Pixels of a page; ``whole`` where its text says so, else how far its boxes reach."""

    width: float
    height: float
    whole: bool


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield texts whose page is of another size than its image."""
    for page in inspection.package.pages:
        path, looked = _image(page, inspection)
        if looked is not None:
            for role in (Role.ALTO, Role.PAGE_XML):
                for text in page.files.get(role, ()):
                    yield from _compared(text, path, looked, inspection)


def _image(page: Page, inspection: Inspection) -> tuple[str, Looked | None]:
    """Return the best image of a page that is there and whole."""
    for role in (Role.MASTER, Role.ACCESS):
        for path in page.files.get(role, ()):
            looked = inspection.images.get(path)
            if looked is not None and not looked.fault:
                return path, looked
    return "", None


def _compared(text: str, image: str, looked: Looked, inspection: Inspection) -> Iterator[Finding]:
    if text not in inspection.tree.files:
        return
    try:
        root = document(inspection.tree, text)
    except PackageRefused:
        return  # told by the check of documents
    extent = extent_of(root, looked.dpi)
    if extent is None:
        return
    wide, high = extent.width - looked.width, extent.height - looked.height
    most = max(abs(wide), abs(high)) if extent.whole else max(wide, high)
    line = next((one.sourceline for one in root.iter(f"{ANY}Page")), None)
    said = {"text": f"{extent.width:.0f} × {extent.height:.0f}", "image": image}
    size = f"{looked.width} × {looked.height}"
    if most > SLACK:
        yield kinds.OTHER_SIZE.at(text, line, size=size, **said)
    elif most > 0:
        yield kinds.SIZE_OFF.at(text, line, size=size, **said)


def extent_of(root: Element, dpi: tuple[float, float] | None) -> Extent | None:
    """Return the size of the first page of ALTO or PAGE in pixels, None where it says none."""
    page = next(root.iter(f"{ANY}Page"), None)
    if page is None:
        return None
    if is_page_xml(root):
        return _said(page.get("imageWidth"), page.get("imageHeight"), (1.0, 1.0))
    unit = root.findtext(f"{ANY}Description/{ANY}MeasurementUnit", "pixel").strip()
    if unit != "pixel" and (unit not in UNITS or dpi is None):
        return None
    scale = (1.0, 1.0) if unit == "pixel" else (dpi[0] / UNITS[unit], dpi[1] / UNITS[unit])
    return _said(page.get("WIDTH"), page.get("HEIGHT"), scale) or _reach(page, scale)


def _said(width: str | None, height: str | None, scale: tuple[float, float]) -> Extent | None:
    wide, high = number(width), number(height)
    return Extent(wide * scale[0], high * scale[1], True) if wide and high else None


def _reach(page: Element, scale: tuple[float, float]) -> Extent:
    """Return how far the boxes of a page reach that does not say its size."""
    boxes = [one for one in page.iter() if isinstance(one.tag, str)]
    wide = max(number(one.get("HPOS")) + number(one.get("WIDTH")) for one in boxes)
    high = max(number(one.get("VPOS")) + number(one.get("HEIGHT")) for one in boxes)
    return Extent(wide * scale[0], high * scale[1], False)
