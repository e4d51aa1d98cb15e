"""Lists of checksums, and files that are not as they say."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NO_LIST = Kind(
    "no-list",
    Severity.ERROR,
    "More than {limit} lines of this list cannot be read.",
    "Look whether it is a list at all; write it again with the program that made it.",
)
BAD_LINE = Kind(
    "bad-line",
    Severity.ERROR,
    "This line is none of a list of checksums.",
    "Write the list again: a checksum, a space, a path in each line.",
)
CHECKSUM_DIFFERS = Kind(
    "checksum-differs",
    Severity.ERROR,
    "The file is not the one that was packed: {listed} says {algorithm} {expected}, it has {got}.",
    "Copy the file again from where the package was made.",
)
SIZE_DIFFERS = Kind(
    "size-differs",
    Severity.ERROR,
    "The file has {got} bytes, {listed} says {expected}.",
    "Copy the file again from where the package was made; it may have been cut off.",
)
NO_CHECKSUMS = Kind(
    "no-checksums",
    Severity.NOTE,
    "The package brings no checksums, so nobody can tell whether its files came whole.",
    "Ask for a list of checksums (md5sums.txt) beside the files.",
)
NO_CHECKSUM = Kind(
    "no-checksum",
    Severity.WARNING,
    "No list of checksums names this file, so nobody can tell whether it came whole.",
    "Add it to the list of checksums.",
)
UNKNOWN_CHECKSUM = Kind(
    "unknown-checksum",
    Severity.WARNING,
    "The checksum {value} is none that can be compared ({algorithm}).",
    "Use MD5, SHA-1, SHA-256 or SHA-512.",
)
OXUM_DIFFERS = Kind(
    "payload-differs",
    Severity.ERROR,
    "The bag says it holds {expected} (bytes.files), it holds {got}.",
    "Copy the bag again: files are missing, too many, or cut off.",
)
