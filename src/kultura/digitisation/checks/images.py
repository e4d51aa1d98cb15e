"""Is every image whole, and good enough to keep?"""

from collections.abc import Iterator
from kultura.digitisation import kinds
from kultura.digitisation.decoders import SLOW
from kultura.digitisation.decoding import DAMAGED
from kultura.digitisation.decoding import Looked
from kultura.digitisation.decoding import NOT_ONE
from kultura.digitisation.decoding import TOO_LARGE
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from typing import Final


LEAST: Final = 300  # dots an inch
CLOSE: Final = 0.98  # of it: resolutions are rounded
COLOURS: Final = ("RGB", "RGB;16", "L", "L;16")
FAULTS: Final = {
    NOT_ONE: kinds.NO_IMAGE,
    DAMAGED: kinds.CUT_OFF,
    TOO_LARGE: kinds.IMAGE_BOMB,
    SLOW: kinds.TOO_SLOW,
}


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield images that are damaged, of another type than said, or poor."""
    for path, looked in inspection.images.items():
        if looked.fault:
            size = {"width": looked.width, "height": looked.height}
            yield FAULTS[looked.fault].at(path, why=looked.why, **size)
        else:
            yield from _quality(path, looked)
        said = inspection.package.files[path].media_type
        if said and looked.media_type and said != looked.media_type:
            yield kinds.OTHER_TYPE.at(path, said=said, found=looked.media_type)


def _quality(path: str, looked: Looked) -> Iterator[Finding]:
    if looked.colour not in COLOURS:
        yield kinds.ODD_COLOUR.at(path, found=looked.colour)
    if looked.dpi is None:
        yield kinds.NO_RESOLUTION.at(path)
    elif min(looked.dpi) < LEAST * CLOSE:
        yield kinds.LOW_RESOLUTION.at(path, dpi=f"{min(looked.dpi):.0f}", least=LEAST)
