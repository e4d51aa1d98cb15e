"""Images: whether they can be decoded, are good enough, and those the text is of."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NO_IMAGE = Kind(
    "no-image",
    Severity.ERROR,
    "The file is no image that can be read: {why}",
    "Write it again as JPEG 2000, TIFF, JPEG or PNG.",
)
TOO_SLOW = Kind(
    "image-too-slow",
    Severity.ERROR,
    "The image was not decoded: {why}",
    "Look at the file; write it again as a plain JPEG 2000 or TIFF if it is right.",
)
CUT_OFF = Kind(
    "image-damaged",
    Severity.ERROR,
    "The image cannot be decoded to its end: {why}",
    "Copy it again, or scan the page again.",
)
IMAGE_BOMB = Kind(
    "image-too-large",
    Severity.ERROR,
    "The image says it has {width} × {height} pixels, more than is decoded here.",
    "Look at the file; a page has no more than some hundred million pixels.",
)
OTHER_TYPE = Kind(
    "other-type",
    Severity.WARNING,
    "The package says this is {said}, it is {found}.",
    "Correct the package, or put the right file in.",
)
LOW_RESOLUTION = Kind(
    "low-resolution",
    Severity.WARNING,
    "The image says {dpi} dots an inch; {least} are wanted.",
    "Scan the page again if it was really scanned so; else correct the resolution in the file.",
)
NO_RESOLUTION = Kind(
    "no-resolution",
    Severity.NOTE,
    "The image does not say its resolution.",
    "Nothing needs to be done; the size on paper is not known.",
)
ODD_COLOUR = Kind(
    "colour",
    Severity.WARNING,
    "The image's colours are {found}; grey or RGB of 8 or 16 bits are wanted.",
    "Convert it, or scan the page again.",
)
OTHER_SIZE = Kind(
    "text-of-another-size",
    Severity.ERROR,
    "The text is of a page of {text} pixels, the image {image} has {size}.",
    "Recognise the text again on this image, or put in the image it was recognised on.",
)
SIZE_OFF = Kind(
    "text-size-differs",
    Severity.WARNING,
    "The text says its page has {text} pixels, the image {image} has {size}.",
    "Boxes may be a little off; recognise the text again if that matters.",
)
