"""The image of a page through the Image API, drawn from its pyramid."""

from kultura.media.pyramids.folder import Pyramids
from kultura.reader.iiif.image.asking import asked
from kultura.reader.iiif.image.asking import Drawing
from kultura.reader.iiif.image.drawing import UndrawableError
from kultura.reader.iiif.image.info import described
from kultura.reader.iiif.image.pages import Pages
from kultura.settings import current
from kultura.store.page import Page
from typing import Any

import hashlib


class BrokenImageError(Exception):
    """The pyramid is not there, or cannot be read."""


def describe(address: str, page: Page) -> dict[str, Any]:
    """Return `info.json` of a page's image, which has that address."""
    return described(address, page.width, page.height)


def wanted(page: Page, region: str, size: str, rotation: str, named: str) -> Drawing:
    """Return what an address asks of a page's image; raises AskedWrongError."""
    quality, _, format = named.rpartition(".")
    return asked((page.width, page.height), region, size, rotation, quality, format)


def etag_of(page: Page, drawing: Drawing) -> str:
    """Return the tag of a drawing of an image: the same as long as both are."""
    return hashlib.sha256(f"{page.file}/{drawing.canonical}".encode()).hexdigest()[:32]


def drawn(page: Page, drawing: Drawing) -> bytes:
    """Return the bytes of a drawing; raises BrokenImageError."""
    try:
        pages = Pages(Pyramids(current().directory("derivatives")))
        return pages.image(page.file, (page.width, page.height), drawing)
    except UndrawableError as error:
        raise BrokenImageError(str(error)) from error
