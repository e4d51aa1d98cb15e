"""The record that a package is to become."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NOT_DESCRIBED = Kind(
    "not-described",
    Severity.ERROR,
    "The record cannot be written: {why}",
    "Correct the description in the package, and bring it again.",
)
