"""Is the recognised text of this image, so that its boxes land on the words?"""

from collections.abc import Iterator
from kultura.digitisation.decoding import Looked
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.images import OTHER_SIZE
from kultura.digitisation.kinds.images import SIZE_OFF
from kultura.digitisation.package import Page
from kultura.digitisation.package import Role
from typing import Final


SLACK: Final = 2  # pixels


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
    examined = inspection.documents.get(text)
    extent = examined.extent if examined else None
    pixels = extent.in_pixels(looked.dpi) if extent else None
    if pixels is None:
        return
    wide, high = pixels[0] - looked.width, pixels[1] - looked.height
    most = max(abs(wide), abs(high)) if extent.whole else max(wide, high)
    said = {"text": f"{pixels[0]:.0f} × {pixels[1]:.0f}", "image": image}
    size = f"{looked.width} × {looked.height}"
    if most > SLACK:
        yield OTHER_SIZE.at(text, extent.line, size=size, **said)
    elif most > 0:
        yield SIZE_OFF.at(text, extent.line, size=size, **said)
