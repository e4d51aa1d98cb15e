"""TAR archives without compression, read header by header: none of it is read into memory whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from kultura.digitisation.archives.entry import Entry
from kultura.digitisation.kinds.archives import ARCHIVE_CUT_OFF
from kultura.digitisation.kinds.archives import ARCHIVE_DAMAGED
from kultura.digitisation.kinds.files import TOO_MANY_FILES
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from pathlib import Path
from tarfile import BLOCKSIZE
from tarfile import DIRTYPE
from tarfile import EOFHeaderError
from tarfile import GNUTYPE_LONGNAME
from tarfile import HeaderError
from tarfile import REGULAR_TYPES
from tarfile import TarInfo
from tarfile import XGLTYPE
from tarfile import XHDTYPE
from typing import BinaryIO
from typing import Final

import os
import re


LONGEST_SAID: Final = 65_536  # bytes that say more of the file that follows
SAID: Final = (XHDTYPE, XGLTYPE, GNUTYPE_LONGNAME)
RECORD: Final = re.compile(rb"(\d{1,8}) ([^=]+)=")


class Part:
    """Some bytes of an open file, read from their start to their end."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self.file, self.at, self.left = file, start, size

    def __enter__(self) -> "Part":
        return self

    def __exit__(self, *_raised: object) -> None:
        """Leave the file open: it is the archive's."""

    def read(self, size: int) -> bytes:
        """Return the next bytes, none at the end."""
        self.file.seek(self.at)
        portion = self.file.read(min(size, self.left))
        self.at += len(portion)
        self.left -= len(portion)
        return portion


@contextmanager
def entries(file: BinaryIO, limits: Limits) -> Iterator[list[Entry]]:
    """Give the files of an archive; raises PackageRefused for what is none, or has too many."""
    yield list(_entries(file, limits))


def _entries(file: BinaryIO, limits: Limits) -> Iterator[Entry]:
    end, said, at, count = file.seek(0, os.SEEK_END), {}, 0, 0
    while (header := _header(file, at)) is not None:
        start, size = at + BLOCKSIZE, int(said.get("size", header.size))
        if size < 0 or start + size > end:
            raise PackageRefused(ARCHIVE_CUT_OFF.at())
        at = start + -(-size // BLOCKSIZE) * BLOCKSIZE
        if header.type in SAID:
            said |= _said(header.type, file, start, size)
            continue
        name, said = said.get("path", header.name), {}
        if header.type != DIRTYPE:
            odd = header.type not in REGULAR_TYPES or header.issparse()
            yield Entry(name, size, odd, partial(Part, file, start, size))
        count += 1
        if count > limits.files:
            raise PackageRefused(TOO_MANY_FILES.at(limit=limits.files))


def _header(file: BinaryIO, at: int) -> TarInfo | None:
    """Return the header at a place, None where the archive ends there."""
    file.seek(at)
    try:
        return TarInfo.frombuf(file.read(BLOCKSIZE), "utf-8", "surrogateescape")
    except EOFHeaderError:
        return None
    except HeaderError as error:
        raise _damaged(str(error)) from error


def _said(kind: bytes, file: BinaryIO, start: int, size: int) -> dict[str, str]:
    """Return what is said of the file that follows: its path, its size."""
    if size > LONGEST_SAID:
        raise _damaged("a name in it has no end")
    data = Part(file, start, size).read(size)
    if kind == GNUTYPE_LONGNAME:
        return {"path": data.rstrip(b"\0").decode("utf-8", "surrogateescape")}
    if kind == XGLTYPE:
        return {}
    found = dict(_records(BytesIO(data)))
    if not found.get("size", "0").isdecimal() or any(one.startswith("GNU.sparse") for one in found):
        raise _damaged("a file in it is stored with gaps")
    return {name: found[name] for name in ("path", "size") if name in found}


def _records(data: BytesIO) -> Iterator[tuple[str, str]]:
    """Yield what an extended header says (POSIX pax): ``30 path=…``."""
    content = data.getvalue()
    at = 0
    while found := RECORD.match(content, at):
        end = at + int(found[1])
        if end <= found.end() or end > len(content):
            raise _damaged("a name in it cannot be read")
        value = content[found.end() : end - 1]
        yield found[2].decode("utf-8", "replace"), value.decode("utf-8", "surrogateescape")
        at = end


def _damaged(why: str) -> PackageRefused:
    return PackageRefused(ARCHIVE_DAMAGED.at(why=why))


def is_one(path: Path) -> bool:
    """Tell whether a file begins as a TAR archive does."""
    with path.open("rb") as file:
        return file.read(BLOCKSIZE)[257:262] == b"ustar"
