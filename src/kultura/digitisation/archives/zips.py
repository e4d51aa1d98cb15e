"""ZIP archives: their list of files is measured before it is read."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from kultura.digitisation.archives.entry import Entry
from kultura.digitisation.kinds.archives import ARCHIVE_CUT_OFF
from kultura.digitisation.kinds.archives import ARCHIVE_DAMAGED
from kultura.digitisation.kinds.archives import ARCHIVE_LOCKED
from kultura.digitisation.kinds.files import TOO_MANY_FILES
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from pathlib import Path
from typing import BinaryIO
from typing import Final
from zipfile import BadZipFile
from zipfile import ZIP_BZIP2
from zipfile import ZIP_DEFLATED
from zipfile import ZIP_STORED
from zipfile import ZipFile
from zipfile import ZipInfo

import stat
import struct


MAGIC: Final = (b"PK\3\4", b"PK\5\6")
END: Final = struct.Struct("<4s4H2LH")  # APPNOTE 4.3.16
END_64: Final = struct.Struct("<4sQ2H2L4Q")  # APPNOTE 4.3.14
LOCATOR_64: Final = struct.Struct("<4sLQL")  # APPNOTE 4.3.15
LONGEST_COMMENT: Final = 65_535
LISTED: Final = 300  # bytes in the list for a file, at most on average
TAKEN: Final = (ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2)  # LZMA may ask for any amount of memory
UTF_8: Final = 0x800
ENCRYPTED: Final = 0x1
OF_WINDOWS: Final = "cp852"  # what Windows in Poland writes where it does not write UTF-8


@contextmanager
def entries(file: BinaryIO, limits: Limits) -> Iterator[list[Entry]]:
    """Give the files of an archive; raises PackageRefused for what is none, or has too many."""
    _check_list(file, limits)
    try:
        archive = ZipFile(file)
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise PackageRefused(ARCHIVE_DAMAGED.at(why=str(error))) from error
    with archive:
        files = [one for one in archive.infolist() if not one.is_dir()]
        _check_readable(files)
        yield [
            Entry(_name(one), one.file_size, _is_odd(one), partial(archive.open, one))
            for one in files
        ]


def _check_list(file: BinaryIO, limits: Limits) -> None:
    """Refuse a list of files that would fill the memory."""
    size = file.seek(0, 2)
    start = max(0, size - LONGEST_COMMENT - END.size)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at < 0 or len(tail) - at < END.size:
        raise PackageRefused(ARCHIVE_CUT_OFF.at())
    count, listed = END.unpack_from(tail, at)[4:6]
    if count == 0xFFFF or listed == 0xFFFFFFFF:
        count, listed = _of_64_bits(file, start + at)
    if count > limits.files or listed > limits.files * LISTED:
        raise PackageRefused(TOO_MANY_FILES.at(limit=limits.files))


def _of_64_bits(file: BinaryIO, end: int) -> tuple[int, int]:
    """Return number of files and bytes of the list as a large archive says them."""
    file.seek(max(0, end - LOCATOR_64.size))
    locator = file.read(LOCATOR_64.size)
    if locator[:4] == b"PK\6\7":
        file.seek(min(LOCATOR_64.unpack(locator)[2], end))
        record = file.read(END_64.size)
        if len(record) == END_64.size and record[:4] == b"PK\6\6":
            return END_64.unpack(record)[7:9]
    return 0xFFFF, 0


def _check_readable(files: list[ZipInfo]) -> None:
    for one in files:
        if one.flag_bits & ENCRYPTED:
            raise PackageRefused(ARCHIVE_LOCKED.at(_name(one)))
        if one.compress_type not in TAKEN:
            why = f"compression {one.compress_type} is not taken"
            raise PackageRefused(ARCHIVE_DAMAGED.at(_name(one), why=why))


def _name(info: ZipInfo) -> str:
    """Return the name of a file: UTF-8 wherever it can be, whatever the archive says."""
    name = info.orig_filename
    if not info.flag_bits & UTF_8:
        written = name.encode("cp437", "replace")
        try:
            name = written.decode("utf-8")
        except UnicodeDecodeError:
            name = written.decode(OF_WINDOWS)
    return name.replace("\\", "/")


def _is_odd(info: ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in (0, stat.S_IFREG)


def is_one(path: Path) -> bool:
    """Tell whether a file begins as a ZIP archive does."""
    with path.open("rb") as file:
        return file.read(4) in MAGIC
