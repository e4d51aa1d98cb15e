"""Is every image whole, and good enough to keep?"""

from collections.abc import Iterator
from kultura.digitisation.decoders import SLOW
from kultura.digitisation.decoding import DAMAGED
from kultura.digitisation.decoding import Looked
from kultura.digitisation.decoding import NOT_ONE
from kultura.digitisation.decoding import TOO_LARGE
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.images import CUT_OFF
from kultura.digitisation.kinds.images import IMAGE_BOMB
from kultura.digitisation.kinds.images import LOW_RESOLUTION
from kultura.digitisation.kinds.images import NO_IMAGE
from kultura.digitisation.kinds.images import NO_RESOLUTION
from kultura.digitisation.kinds.images import ODD_COLOUR
from kultura.digitisation.kinds.images import OTHER_TYPE
from kultura.digitisation.kinds.images import TOO_SLOW
from typing import Final


LEAST: Final = 300  # dots an inch
CLOSE: Final = 0.98  # of it: resolutions are rounded
COLOURS: Final = ("RGB", "RGB;16", "L", "L;16")
FAULTS: Final = {
    NOT_ONE: NO_IMAGE,
    DAMAGED: CUT_OFF,
    TOO_LARGE: IMAGE_BOMB,
    SLOW: TOO_SLOW,
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
            yield OTHER_TYPE.at(path, said=said, found=looked.media_type)


def _quality(path: str, looked: Looked) -> Iterator[Finding]:
    if looked.colour not in COLOURS:
        yield ODD_COLOUR.at(path, found=looked.colour)
    if looked.dpi is None:
        yield NO_RESOLUTION.at(path)
    elif min(looked.dpi) < LEAST * CLOSE:
        yield LOW_RESOLUTION.at(path, dpi=f"{min(looked.dpi):.0f}", least=LEAST)
