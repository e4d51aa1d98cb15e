"""An archive becomes a folder of plain files; whoever asks for that removes what is left of it."""

from kultura.digitisation.archives import tars
from kultura.digitisation.archives import zips
from kultura.digitisation.archives.entry import Entry
from kultura.digitisation.finding import Finding
from kultura.digitisation.kinds.archives import ARCHIVE_BOMB
from kultura.digitisation.kinds.archives import ARCHIVE_DAMAGED
from kultura.digitisation.kinds.archives import ARCHIVE_LEADS_OUT
from kultura.digitisation.kinds.archives import NO_ARCHIVE
from kultura.digitisation.kinds.archives import TWICE_IN_ARCHIVE
from kultura.digitisation.kinds.files import BAD_NAME
from kultura.digitisation.kinds.files import LINK
from kultura.digitisation.kinds.files import TOO_DEEP
from kultura.digitisation.kinds.files import TOO_LARGE
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from pathlib import Path
from pathlib import PurePosixPath
from typing import BinaryIO
from typing import Final
from zipfile import BadZipFile

import errno
import os
import shutil
import zlib


PORTION: Final = 1024**2  # bytes
FORMATS: Final = (zips, tars)
LONGEST_NAME: Final = 255  # bytes, of most file systems
OF_SYSTEMS: Final = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")  # nobody's scans
UNREADABLE: Final = (BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError)


def unpack(archive: Path, target: Path, limits: Limits = LIMITS) -> None:
    """Write the files of a ZIP or TAR archive below a new folder that only we may enter.

    Raises PackageRefused, with nothing written where names or sizes alone say so; OSError.
    """
    reader = next((one for one in FORMATS if one.is_one(archive)), None)
    if reader is None:
        raise PackageRefused(NO_ARCHIVE.at())
    target.mkdir(mode=0o700)
    with archive.open("rb") as file, reader.entries(file, limits) as entries:
        files = {path: one for one in entries if (path := _path(one, limits)) is not None}
        wanted = [one for one in entries if not _is_of_a_system(one.name)]
        _check_together(wanted, files)
        _check_sizes(wanted, archive.stat().st_size, target, limits)
        for path, one in files.items():
            _write(one, target / path)


def _path(entry: Entry, limits: Limits) -> str | None:
    """Return where a file goes; None where it is nobody's. Raises PackageRefused."""
    if _is_of_a_system(entry.name):
        return None
    steps = [step for step in entry.name.removeprefix("./").split("/") if step != "."]
    if entry.odd:
        raise PackageRefused(LINK.at(entry.name))
    if _leads_out(entry.name, steps):
        raise PackageRefused(ARCHIVE_LEADS_OUT.at(entry.name))
    if len(steps) > limits.depth:
        raise PackageRefused(TOO_DEEP.at(entry.name))
    if max(len(os.fsencode(step)) for step in steps) > LONGEST_NAME:
        raise PackageRefused(BAD_NAME.at(entry.name[:80], why="it is too long"))
    return "/".join(steps)


def _leads_out(name: str, steps: list[str]) -> bool:
    """Tell whether a name is of no place below the folder; ``C:`` is Windows' way to say so."""
    return (
        "\0" in name or name.startswith("/") or name[1:2] == ":" or not all(steps) or ".." in steps
    )


def _is_of_a_system(name: str) -> bool:
    steps = PurePosixPath(name).parts
    return bool(steps) and (steps[0] in OF_SYSTEMS or steps[-1] in OF_SYSTEMS)


def _check_together(wanted: list[Entry], files: dict[str, Entry]) -> None:
    """Refuse names that are there twice, or are a file's and a folder's at once."""
    if len(wanted) != len(files):
        seen = {id(one) for one in files.values()}
        twice = next(one for one in wanted if id(one) not in seen)
        raise PackageRefused(TWICE_IN_ARCHIVE.at(twice.name))
    for path in files:
        for above in PurePosixPath(path).parents:
            if str(above) in files:
                raise PackageRefused(TWICE_IN_ARCHIVE.at(str(above)))


def _check_sizes(files: list[Entry], packed: int, target: Path, limits: Limits) -> None:
    """Refuse what would grow beyond all reason, or beyond the disk."""
    total = sum(one.size for one in files)
    for one in files:
        if one.size > limits.file:
            raise PackageRefused(_too_large(one.name, one.size, limits.file))
    if total > limits.size:
        raise PackageRefused(_too_large("", total, limits.size))
    if total > limits.unpacked_least and total > packed * limits.expansion:
        raise PackageRefused(ARCHIVE_BOMB.at(size=f"{total:,}", packed=f"{packed:,}"))
    if total > shutil.disk_usage(target).free:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _too_large(path: str, size: int, limit: int) -> Finding:
    return TOO_LARGE.at(path, size=f"{size:,}", limit=f"{limit:,}")


def _write(entry: Entry, path: Path) -> None:
    """Write one file, of just the size that was said."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    left = entry.size
    with path.open("xb") as file:
        try:
            with entry.open() as source:
                while portion := _read(source, left):
                    file.write(portion)
                    left -= len(portion)
        except UNREADABLE as error:
            raise PackageRefused(ARCHIVE_DAMAGED.at(entry.name, why=str(error))) from error
        if left:
            raise PackageRefused(ARCHIVE_DAMAGED.at(entry.name, why="it is cut off"))


def _read(source: BinaryIO, left: int) -> bytes:
    """Return the next bytes, and no more than were said; the end is read too, for its checksum."""
    try:
        portion = source.read(PORTION)
    except OSError as error:
        if error.errno is not None:
            raise
        raise ValueError(str(error)) from error  # of bz2: data that are none
    if len(portion) > left:
        raise ValueError("it is longer than it says")
    return portion
