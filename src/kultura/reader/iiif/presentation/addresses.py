"""The addresses of a digital object's manifest, canvases, images and texts; each resolves."""

from dataclasses import dataclass
from typing import Final


MANIFEST: Final = "/iiif/presentation/3/{id}/manifest"
CANVAS: Final = "/iiif/presentation/3/{id}/canvas/{page}"
COLLECTION: Final = "/iiif/presentation/3/collection/{id}"
SPAN: Final = "/iiif/presentation/3/collection/{id}/{issued}"
IMAGE: Final = "/iiif/image/3/{page}"
SEARCH: Final = "/iiif/search/2/{id}"
TEXT: Final = "/iiif/text/{page}.txt"
ALTO: Final = "/iiif/text/{page}.xml"
WHOLE_TEXT: Final = "/iiif/text/object/{id}"


def collection_of(base: str, id: str, issued: str = "") -> str:
    """Return the collection of a record, or of what was issued in a year or month of it."""
    whole = base + COLLECTION.format(id=id)
    return f"{whole}/{issued}" if issued else whole


@dataclass(frozen=True)
class Addresses:
    """The addresses of one digital object; ``base`` is the public service's own."""

    base: str
    id: str

    @property
    def manifest(self) -> str:
        """The manifest."""
        return self.base + MANIFEST.format(id=self.id)

    @property
    def search(self) -> str:
        """Where words in its pages are sought."""
        return self.base + SEARCH.format(id=self.id)

    @property
    def text(self) -> str:
        """The text of all its pages."""
        return self.base + WHOLE_TEXT.format(id=self.id)

    def canvas(self, page: str) -> str:
        """Return the canvas of a page or picture."""
        return self.base + CANVAS.format(id=self.id, page=page)

    def image(self, page: str) -> str:
        """Return the image of a page or picture in the Image API."""
        return self.base + IMAGE.format(page=page)

    def text_of(self, page: str) -> str:
        """Return the text of a page."""
        return self.base + TEXT.format(page=page)

    def alto_of(self, page: str) -> str:
        """Return the text of a page as ALTO, with the place of each word."""
        return self.base + ALTO.format(page=page)

    def range(self, number: int) -> str:
        """Return a part of the structure, which lies in the manifest."""
        return f"{self.manifest}#range-{number}"
