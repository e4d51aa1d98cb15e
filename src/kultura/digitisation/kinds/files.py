"""The tree of files: whether there is a package, and of files that can be taken."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NOT_RECOGNISED = Kind(
    "not-recognised",
    Severity.ERROR,
    "This is no package of a kind that is known here: {known}.",
    "Give the folder that holds the METS file, bagit.txt, or the images with a CSV or MODS file.",
)
AMBIGUOUS = Kind(
    "ambiguous",
    Severity.ERROR,
    "This looks like several kinds of package at once: {formats}.",
    "Put each package into a folder of its own.",
)
TOO_MANY_FILES = Kind(
    "too-many-files",
    Severity.ERROR,
    "The package has more than {limit} files.",
    "Split it: one package for each volume or issue.",
)
TOO_LARGE = Kind(
    "too-large",
    Severity.ERROR,
    "{size} bytes are more than the {limit} that are taken.",
    "Look whether the file belongs here; if it does, split the package.",
)
TOO_DEEP = Kind(
    "too-deep",
    Severity.ERROR,
    "Folders lie in folders deeper than any package needs.",
    "Look for a folder that was copied into itself.",
)
NO_FOLDER = Kind(
    "no-folder",
    Severity.ERROR,
    "This is no folder.",
    "Give the folder of a package; unpack an archive first.",
)
UNREADABLE = Kind(
    "unreadable",
    Severity.ERROR,
    "The file cannot be read: {why}.",
    "See that it is there, a plain file, and may be read, then bring the package again.",
)
LINK = Kind(
    "link",
    Severity.ERROR,
    "This is a link or a device, no plain file; it was not followed.",
    "Put the file itself in its place.",
)
BAD_NAME = Kind(
    "bad-name",
    Severity.ERROR,
    "The name cannot be kept: {why}",
    "Rename the file, and what refers to it, in letters that UTF-8 can write.",
)
FOREIGN_FILE = Kind(
    "foreign-file",
    Severity.WARNING,
    "Nothing in the package refers to this file.",
    "Remove it, or add it to the METS file and to the list of checksums.",
)
