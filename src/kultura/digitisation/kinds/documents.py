"""XML files, and rows of tables: whether they can be read, and keep the rules."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


MALFORMED = Kind(
    "malformed",
    Severity.ERROR,
    "The file is no well-formed XML: {why}.",
    "Write it again with the program that made it; it may have been cut off or damaged.",
)
DOCTYPE = Kind(
    "document-type",
    Severity.ERROR,
    "The XML file declares a document type, which could hide other files or a bomb in it.",
    "Remove the line that starts with <!DOCTYPE; no standard of packages needs it.",
)
XML_BOMB = Kind(
    "xml-bomb",
    Severity.ERROR,
    "The XML file has more elements, or deeper ones, than any real one.",
    "Look at the program that wrote it; split the package if it is real.",
)
INVALID = Kind(
    "invalid",
    Severity.ERROR,
    "The file breaks the rules of {schema}: {why}",
    "Correct the program that writes these files, or the line.",
)
SCHEMA_MISSING = Kind(
    "schema-missing",
    Severity.NOTE,
    "Not checked against its schema: {schema} is not here.",
    "Put the schema, as its publisher gives it, into the folder of schemas (directories.schemas).",
)
UNKNOWN_NAMESPACE = Kind(
    "unknown-namespace",
    Severity.WARNING,
    "The root element {name} is of no standard of packages that is known here.",
    "See that the file is what the package says it is.",
)
WRONG_ENCODING = Kind(
    "wrong-encoding",
    Severity.ERROR,
    "The file has bytes that are not {encoding}.",
    "Save it as UTF-8.",
)
FURTHER = Kind(
    "invalid-further",
    Severity.ERROR,
    "{count} further lines break the rules of {schema}.",
    "Correct what is told first; it is often the reason of the rest.",
)
BAD_ROW = Kind(
    "bad-row",
    Severity.ERROR,
    "This row of the list cannot be read: {why}",
    "Correct the row, or export the list again.",
)
