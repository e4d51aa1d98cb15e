"""Canvases: a page or a picture, its image painted on it, its text beside it."""

from collections.abc import Iterator
from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.asking import most
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.iiif.presentation.describing import image_service
from kultura.reader.iiif.presentation.describing import thumbnail
from kultura.reader.iiif.presentation.source import Body
from kultura.reader.iiif.presentation.source import Source
from kultura.store.page import Page
from typing import Any
from typing import Final


UNSEEN: Final = (1000, 1414)  # of a page whose size nobody knows: the shape of A4
TEXT: Final = {"pl": ["Tekst strony"], "en": ["Text of the page"]}
RECOGNISED: Final = {"pl": ["Rozpoznany tekst z układem"], "en": ["Recognised text with layout"]}


def canvases(source: Source, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Yield the canvases of an object in order: its pages, or its pictures where it has none."""
    if source.pages:
        yield from (canvas_of_page(page, addresses) for page in source.pages)
    else:
        for position, picture in enumerate(source.pictures, start=1):
            yield canvas_of_picture(picture, position, addresses)


def canvas_of_page(page: Page, addresses: Addresses) -> dict[str, Any]:
    """Return the canvas of a page; empty where the page has no image."""
    width, height = (page.width, page.height) if page.width and page.height else UNSEEN
    label = {"none": [page.label or f"[{page.position}]"]}
    canvas = _canvas(addresses.canvas(page.page), label, width, height)
    if page.file:
        canvas |= painted(canvas["id"], addresses.image(page.page), width, height)
    if page.has_text:
        alto = linked(addresses.alto_of(page.page), "Dataset", RECOGNISED, "application/xml")
        canvas["seeAlso"] = [alto]
        canvas["rendering"] = [linked(addresses.text_of(page.page), "Text", TEXT, "text/plain")]
    return canvas


def canvas_of_picture(picture: Body, position: int, addresses: Addresses) -> dict[str, Any]:
    """Return the canvas of a picture, called by its alternative text."""
    image, width, height = picture["iiif"], picture["width"], picture["height"]
    address = addresses.canvas(image.rpartition("/")[2])
    label = {"none": [picture.get("alt") or f"[{position}]"]}
    return _canvas(address, label, width, height) | painted(address, image, width, height)


def painted(canvas: str, image: str, width: int, height: int) -> dict[str, Any]:
    """Return an image that fills a canvas, as large as it is drawn at once."""
    wide, high = most(Box(0, 0, width, height))
    body = {
        "id": f"{image}/full/max/0/default.jpg",
        "type": "Image",
        "format": "image/jpeg",
        "width": wide,
        "height": high,
        "service": [image_service(image)],
    }
    annotation = {
        "id": f"{canvas}#painting",
        "type": "Annotation",
        "motivation": "painting",
        "body": body,
        "target": canvas,
    }
    page = {"id": f"{canvas}#page", "type": "AnnotationPage", "items": [annotation]}
    return {"thumbnail": [thumbnail(image, width, height)], "items": [page]}


def linked(address: str, kind: str, label: dict[str, list[str]], format: str) -> dict[str, Any]:
    """Return a document beside a canvas or manifest."""
    return {"id": address, "type": kind, "label": label, "format": format}


def _canvas(id: str, label: dict[str, list[str]], width: int, height: int) -> dict[str, Any]:
    return {"id": id, "type": "Canvas", "label": label, "width": width, "height": height} | {
        "items": []
    }
