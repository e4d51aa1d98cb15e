"""Every kind of finding, in one table: code, severity, what it means, what to do."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


ERROR, DECISION = Severity.ERROR, Severity.DECISION
WARNING, NOTE = Severity.WARNING, Severity.NOTE

# The tree of files

NOT_RECOGNISED = Kind(
    "not-recognised",
    ERROR,
    "This is no package of a kind that is known here: {known}.",
    "Give the folder that holds the METS file, bagit.txt, or the images with a CSV or MODS file.",
)
AMBIGUOUS = Kind(
    "ambiguous",
    ERROR,
    "This looks like several kinds of package at once: {formats}.",
    "Put each package into a folder of its own.",
)
TOO_MANY_FILES = Kind(
    "too-many-files",
    ERROR,
    "The package has more than {limit} files.",
    "Split it: one package for each volume or issue.",
)
NAMED_TOO_OFTEN = Kind(
    "named-too-often",
    ERROR,
    "More than {limit} lines name this file.",
    "Write the list, or the METS file, again: each names a file once.",
)
NO_LIST = Kind(
    "no-list",
    ERROR,
    "More than {limit} lines of this list cannot be read.",
    "Look whether it is a list at all; write it again with the program that made it.",
)
TOO_LARGE = Kind(
    "too-large",
    ERROR,
    "{size} bytes are more than the {limit} that are taken.",
    "Look whether the file belongs here; if it does, split the package.",
)
TOO_DEEP = Kind(
    "too-deep",
    ERROR,
    "Folders lie in folders deeper than any package needs.",
    "Look for a folder that was copied into itself.",
)
NO_FOLDER = Kind(
    "no-folder",
    ERROR,
    "This is no folder.",
    "Give the folder of a package; unpack an archive first.",
)
UNREADABLE = Kind(
    "unreadable",
    ERROR,
    "The file cannot be read: {why}.",
    "See that it is there, a plain file, and may be read, then bring the package again.",
)
LINK = Kind(
    "link",
    ERROR,
    "This is a link or a device, no plain file; it was not followed.",
    "Put the file itself in its place.",
)
BAD_NAME = Kind(
    "bad-name",
    ERROR,
    "The name cannot be kept: {why}",
    "Rename the file, and what refers to it, in letters that UTF-8 can write.",
)
NO_ARCHIVE = Kind(
    "no-archive",
    ERROR,
    "The file is no ZIP archive, and no TAR archive without compression.",
    "Pack the folder of the package as ZIP or TAR, or upload the folder itself.",
)
ARCHIVE_DAMAGED = Kind(
    "archive-damaged",
    ERROR,
    "The archive cannot be unpacked: {why}.",
    "Pack the folder again, and upload it again.",
)
ARCHIVE_CUT_OFF = Kind(
    "archive-cut-off",
    ERROR,
    "The archive is cut off: its end is missing.",
    "Pack the folder again, and upload it again.",
)
ARCHIVE_LOCKED = Kind(
    "archive-locked",
    ERROR,
    "This file of the archive is locked with a password.",
    "Pack the folder again, without a password.",
)
ARCHIVE_LEADS_OUT = Kind(
    "archive-leads-out",
    ERROR,
    "The archive has a file whose name leads out of it; nothing was unpacked.",
    "Pack the folder again, with names that begin in it.",
)
ARCHIVE_BOMB = Kind(
    "archive-bomb",
    ERROR,
    "Of {packed} bytes the archive would make {size}; nothing was unpacked.",
    "Look at what is in it; pack it as TAR if it is real.",
)
TWICE_IN_ARCHIVE = Kind(
    "twice-in-archive",
    ERROR,
    "The archive has this name twice, as files or as a file and a folder.",
    "Pack the folder again.",
)
FOREIGN_FILE = Kind(
    "foreign-file",
    WARNING,
    "Nothing in the package refers to this file.",
    "Remove it, or add it to the METS file and to the list of checksums.",
)

# XML

MALFORMED = Kind(
    "malformed",
    ERROR,
    "The file is no well-formed XML: {why}.",
    "Write it again with the program that made it; it may have been cut off or damaged.",
)
DOCTYPE = Kind(
    "document-type",
    ERROR,
    "The XML file declares a document type, which could hide other files or a bomb in it.",
    "Remove the line that starts with <!DOCTYPE; no standard of packages needs it.",
)
XML_BOMB = Kind(
    "xml-bomb",
    ERROR,
    "The XML file has more elements, or deeper ones, than any real one.",
    "Look at the program that wrote it; split the package if it is real.",
)
INVALID = Kind(
    "invalid",
    ERROR,
    "The file breaks the rules of {schema}: {why}",
    "Correct the program that writes these files, or the line.",
)
SCHEMA_MISSING = Kind(
    "schema-missing",
    NOTE,
    "Not checked against its schema: {schema} is not here.",
    "Put the schema, as its publisher gives it, into the folder of schemas (directories.schemas).",
)
UNKNOWN_NAMESPACE = Kind(
    "unknown-namespace",
    WARNING,
    "The root element {name} is of no standard of packages that is known here.",
    "See that the file is what the package says it is.",
)
WRONG_ENCODING = Kind(
    "wrong-encoding",
    ERROR,
    "The file has bytes that are not {encoding}.",
    "Save it as UTF-8.",
)

FURTHER = Kind(
    "invalid-further",
    ERROR,
    "{count} further lines break the rules of {schema}.",
    "Correct what is told first; it is often the reason of the rest.",
)

# Lists and references

CHECKSUM_DIFFERS = Kind(
    "checksum-differs",
    ERROR,
    "The file is not the one that was packed: {listed} says {algorithm} {expected}, it has {got}.",
    "Copy the file again from where the package was made.",
)
SIZE_DIFFERS = Kind(
    "size-differs",
    ERROR,
    "The file has {got} bytes, {listed} says {expected}.",
    "Copy the file again from where the package was made; it may have been cut off.",
)
NO_CHECKSUMS = Kind(
    "no-checksums",
    NOTE,
    "The package brings no checksums, so nobody can tell whether its files came whole.",
    "Ask for a list of checksums (md5sums.txt) beside the files.",
)
NO_CHECKSUM = Kind(
    "no-checksum",
    WARNING,
    "No list of checksums names this file, so nobody can tell whether it came whole.",
    "Add it to the list of checksums.",
)
UNKNOWN_CHECKSUM = Kind(
    "unknown-checksum",
    WARNING,
    "The checksum {value} is none that can be compared ({algorithm}).",
    "Use MD5, SHA-1, SHA-256 or SHA-512.",
)
BAD_LINE = Kind(
    "bad-line",
    ERROR,
    "This line is none of a list of checksums.",
    "Write the list again: a checksum, a space, a path in each line.",
)
MASTER_MISSING = Kind(
    "master-missing",
    DECISION,
    "This master image is named by {listed}, but is not in the package.",
    "Bring it, or let somebody else than who brought the package decide to take it without.",
)
FILE_MISSING = Kind(
    "file-missing",
    ERROR,
    "This file is named by {listed}, but is not in the package.{near}",
    "Bring the file, or take its name out of the package.",
)
LEADS_OUT = Kind(
    "leads-out",
    ERROR,
    "{reference} leads out of the package; it was not followed.",
    "Put the file into the package and name it by its path there.",
)
BROKEN_REFERENCE = Kind(
    "broken-reference",
    ERROR,
    "{reference} is referred to here, but nothing in the file bears this name.",
    "Correct the reference, or add what it refers to.",
)
NO_LOCATION = Kind(
    "no-location",
    ERROR,
    "File {id} is listed here without saying where it is.",
    "Add its path (FLocat), or take it out of the list.",
)
NOT_FETCHED = Kind(
    "not-fetched",
    ERROR,
    "The bag names files that are to be fetched from elsewhere; nothing is fetched.",
    "Put the files into the bag and remove fetch.txt.",
)
OXUM_DIFFERS = Kind(
    "payload-differs",
    ERROR,
    "The bag says it holds {expected} (bytes.files), it holds {got}.",
    "Copy the bag again: files are missing, too many, or cut off.",
)

# Pages

NO_PAGES = Kind(
    "no-pages",
    ERROR,
    "The package has no page.",
    "See that its structure names the images.",
)
PAGE_WITHOUT_IMAGE = Kind(
    "page-without-image",
    ERROR,
    "Page {page} has no image in the package.",
    "Bring the image, or take the page out.",
)
PAGE_WITHOUT_TEXT = Kind(
    "page-without-text",
    WARNING,
    "Page {page} has no recognised text, others have.",
    "Recognise its text, or mark it as blank.",
)
ORDER_BROKEN = Kind(
    "page-order",
    ERROR,
    "Page {page} says it is number {order} in order, after {before}.",
    "Number the pages from 1 without gaps, in the order in which they are read.",
)
NAMES_OUT_OF_ORDER = Kind(
    "names-out-of-order",
    WARNING,
    "The file of page {page} is numbered {number}, after {before}: two pages may be swapped.",
    "Look at both pages; swap them in the structure if they are.",
)
LABELS_OUT_OF_ORDER = Kind(
    "printed-numbers",
    WARNING,
    "Printed number {label} follows {before}: a page may be missing, double or swapped.",
    "Look at these pages; if the print itself counts so, nothing is to be done.",
)
LABELS_DIFFER = Kind(
    "printed-numbers-differ",
    NOTE,
    "Of {count} pages the description says another printed number than the structure; "
    "the first: {described} and {label}.",
    "The structure's is taken; correct it if the description's is right.",
)
TWICE = Kind(
    "same-image-twice",
    WARNING,
    "This image is the same, byte for byte, as {other}.",
    "See whether one page was put in twice, and another is missing.",
)

KEPT_ALREADY = Kind(
    "kept-already",
    DECISION,
    "All {count} images are kept already, byte for byte: in {object}, “{title}”.",
    "See whether this is the same object under another identifier. If it is not, let somebody else "
    "than who brought the package decide to take it.",
)
IMAGES_KEPT_ALREADY = Kind(
    "images-kept-already",
    NOTE,
    "{count} of {total} images are kept already, byte for byte: in {object}, “{title}”.",
    "See whether scans of something else were put in; colour charts may well be the same.",
)
IMAGES_KEPT_ELSEWHERE = Kind(
    "images-kept-elsewhere",
    NOTE,
    "{count} of {total} images are kept already, byte for byte, in an object that is not shown to "
    "who brought this.",
    "Ask the region whether another institution brought the same.",
)

# Images

NO_IMAGE = Kind(
    "no-image",
    ERROR,
    "The file is no image that can be read: {why}",
    "Write it again as JPEG 2000, TIFF, JPEG or PNG.",
)
TOO_SLOW = Kind(
    "image-too-slow",
    ERROR,
    "The image was not decoded: {why}",
    "Look at the file; write it again as a plain JPEG 2000 or TIFF if it is right.",
)
CUT_OFF = Kind(
    "image-damaged",
    ERROR,
    "The image cannot be decoded to its end: {why}",
    "Copy it again, or scan the page again.",
)
IMAGE_BOMB = Kind(
    "image-too-large",
    ERROR,
    "The image says it has {width} × {height} pixels, more than is decoded here.",
    "Look at the file; a page has no more than some hundred million pixels.",
)
OTHER_TYPE = Kind(
    "other-type",
    WARNING,
    "The package says this is {said}, it is {found}.",
    "Correct the package, or put the right file in.",
)
LOW_RESOLUTION = Kind(
    "low-resolution",
    WARNING,
    "The image says {dpi} dots an inch; {least} are wanted.",
    "Scan the page again if it was really scanned so; else correct the resolution in the file.",
)
NO_RESOLUTION = Kind(
    "no-resolution",
    NOTE,
    "The image does not say its resolution.",
    "Nothing needs to be done; the size on paper is not known.",
)
ODD_COLOUR = Kind(
    "colour",
    WARNING,
    "The image's colours are {found}; grey or RGB of 8 or 16 bits are wanted.",
    "Convert it, or scan the page again.",
)
OTHER_SIZE = Kind(
    "text-of-another-size",
    ERROR,
    "The text is of a page of {text} pixels, the image {image} has {size}.",
    "Recognise the text again on this image, or put in the image it was recognised on.",
)
SIZE_OFF = Kind(
    "text-size-differs",
    WARNING,
    "The text says its page has {text} pixels, the image {image} has {size}.",
    "Boxes may be a little off; recognise the text again if that matters.",
)

BAD_ROW = Kind(
    "bad-row",
    ERROR,
    "This row of the list cannot be read: {why}",
    "Correct the row, or export the list again.",
)

# The record

NOT_DESCRIBED = Kind(
    "not-described",
    ERROR,
    "The record cannot be written: {why}",
    "Correct the description in the package, and bring it again.",
)
