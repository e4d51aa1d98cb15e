"""Pages: whether they are whole, and in order."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NO_PAGES = Kind(
    "no-pages",
    Severity.ERROR,
    "The package has no page.",
    "See that its structure names the images.",
)
PAGE_WITHOUT_IMAGE = Kind(
    "page-without-image",
    Severity.ERROR,
    "Page {page} has no image in the package.",
    "Bring the image, or take the page out.",
)
PAGE_WITHOUT_TEXT = Kind(
    "page-without-text",
    Severity.WARNING,
    "Page {page} has no recognised text, others have.",
    "Recognise its text, or mark it as blank.",
)
ORDER_BROKEN = Kind(
    "page-order",
    Severity.ERROR,
    "Page {page} says it is number {order} in order, after {before}.",
    "Number the pages from 1 without gaps, in the order in which they are read.",
)
NAMES_OUT_OF_ORDER = Kind(
    "names-out-of-order",
    Severity.WARNING,
    "The file of page {page} is numbered {number}, after {before}: two pages may be swapped.",
    "Look at both pages; swap them in the structure if they are.",
)
LABELS_OUT_OF_ORDER = Kind(
    "printed-numbers",
    Severity.WARNING,
    "Printed number {label} follows {before}: a page may be missing, double or swapped.",
    "Look at these pages; if the print itself counts so, nothing is to be done.",
)
LABELS_DIFFER = Kind(
    "printed-numbers-differ",
    Severity.NOTE,
    "Of {count} pages the description says another printed number than the structure; "
    "the first: {described} and {label}.",
    "The structure's is taken; correct it if the description's is right.",
)
