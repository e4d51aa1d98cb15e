"""Archives that are unpacked, and what does not come out of them."""

from kultura.digitisation.finding import Kind
from kultura.digitisation.finding import Severity


NO_ARCHIVE = Kind(
    "no-archive",
    Severity.ERROR,
    "The file is no ZIP archive, and no TAR archive without compression.",
    "Pack the folder of the package as ZIP or TAR, or upload the folder itself.",
)
ARCHIVE_DAMAGED = Kind(
    "archive-damaged",
    Severity.ERROR,
    "The archive cannot be unpacked: {why}.",
    "Pack the folder again, and upload it again.",
)
ARCHIVE_CUT_OFF = Kind(
    "archive-cut-off",
    Severity.ERROR,
    "The archive is cut off: its end is missing.",
    "Pack the folder again, and upload it again.",
)
ARCHIVE_LOCKED = Kind(
    "archive-locked",
    Severity.ERROR,
    "This file of the archive is locked with a password.",
    "Pack the folder again, without a password.",
)
ARCHIVE_LEADS_OUT = Kind(
    "archive-leads-out",
    Severity.ERROR,
    "The archive has a file whose name leads out of it; nothing was unpacked.",
    "Pack the folder again, with names that begin in it.",
)
ARCHIVE_BOMB = Kind(
    "archive-bomb",
    Severity.ERROR,
    "Of {packed} bytes the archive would make {size}; nothing was unpacked.",
    "Look at what is in it; pack it as TAR if it is real.",
)
TWICE_IN_ARCHIVE = Kind(
    "twice-in-archive",
    Severity.ERROR,
    "The archive has this name twice, as files or as a file and a folder.",
    "Pack the folder again.",
)
