"""Images that are there twice: in the package, or in the repository already."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


TWICE = Kind(
    "same-image-twice",
    Severity.WARNING,
    "This image is the same, byte for byte, as {other}.",
    "See whether one page was put in twice, and another is missing.",
)
KEPT_ALREADY = Kind(
    "kept-already",
    Severity.DECISION,
    "All {count} images are kept already, byte for byte: in {object}, “{title}”.",
    "See whether this is the same object under another identifier. If it is not, let somebody else "
    "than who brought the package decide to take it.",
)
IMAGES_KEPT_ALREADY = Kind(
    "images-kept-already",
    Severity.NOTE,
    "{count} of {total} images are kept already, byte for byte: in {object}, “{title}”.",
    "See whether scans of something else were put in; colour charts may well be the same.",
)
IMAGES_KEPT_ELSEWHERE = Kind(
    "images-kept-elsewhere",
    Severity.NOTE,
    "{count} of {total} images are kept already, byte for byte, in an object that is not shown to "
    "who brought this.",
    "Ask the region whether another institution brought the same.",
)
