"""The files of a package as they lie on the disk.

Names and sizes are taken from folders, nothing is opened meanwhile. Links and devices are told
apart and never opened, and a file is opened step by step from the top, so that no link that
somebody puts in a folder's place later leads out of the package.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.digitisation.finding import Finding
from kultura.digitisation.kinds.files import TOO_DEEP
from kultura.digitisation.kinds.files import TOO_LARGE
from kultura.digitisation.kinds.files import TOO_MANY_FILES
from kultura.digitisation.kinds.files import UNREADABLE
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from pathlib import Path
from typing import BinaryIO

import os
import stat


FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


@dataclass(frozen=True)
class Tree:
    """The plain files below a folder, path → size in bytes, and the paths of what is none."""

    root: Path
    files: Mapping[str, int]
    odd: tuple[str, ...] = ()
    limits: Limits = LIMITS

    def open(self, path: str) -> BinaryIO:
        """Open one of the files; raises PackageRefused for what is none (any more)."""
        try:
            return os.fdopen(_descriptor(self.root, self.inside(path)), "rb")
        except OSError as error:
            raise PackageRefused(UNREADABLE.at(path, why=error.strerror)) from error

    def content(self, path: str, most: int | None = None) -> bytes:
        """Return the bytes of a document; raises PackageRefused for one that is too large."""
        limit = self.limits.document if most is None else most
        if self.files.get(path, 0) > limit:
            raise PackageRefused(_too_large(path, self.files[path], limit))
        with self.open(path) as file:
            return file.read(limit)

    def at(self, path: str) -> Path:
        """Return where a file is, for a library that wants a name."""
        return self.root / self.inside(path)

    def inside(self, path: str) -> str:
        """Return by which path from the root a file is found."""
        return path


def scan(root: Path, limits: Limits = LIMITS) -> Tree:
    """Return the files below a folder; raises PackageRefused where they are too many or large."""
    files: dict[str, int] = {}
    odd: list[str] = []
    total = 0
    for entry, path in _entries(root.resolve(), "", limits.depth):
        if not entry.is_file(follow_symlinks=False):
            odd.append(path)
        else:
            files[path] = size = entry.stat(follow_symlinks=False).st_size
            total += size
            if size > limits.file:
                raise PackageRefused(_too_large(path, size, limits.file))
        if len(files) + len(odd) > limits.files:
            raise PackageRefused(TOO_MANY_FILES.at(limit=limits.files))
        if total > limits.size:
            raise PackageRefused(_too_large("", total, limits.size))
    return Tree(root.resolve(), dict(sorted(files.items())), tuple(sorted(odd)), limits)


def _too_large(path: str, size: int, limit: int) -> Finding:
    return TOO_LARGE.at(path, size=f"{size:,}", limit=f"{limit:,}")


def _entries(folder: Path, above: str, depth: int) -> Iterator[tuple["os.DirEntry[str]", str]]:
    """Yield everything below a folder that is no folder itself, with its path."""
    if depth == 0:
        raise PackageRefused(TOO_DEEP.at(above))
    with os.scandir(folder) as entries:
        for entry in entries:
            path = f"{above}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(Path(entry.path), f"{path}/", depth - 1)
            else:
                yield entry, path


def _descriptor(root: Path, path: str) -> int:
    """Open a plain file from the top, no step of its path being a link; raises OSError."""
    *folders, name = path.split("/")
    here = os.open(root, FOLDER)
    try:
        for folder in folders:
            below = os.open(folder, FOLDER, dir_fd=here)
            os.close(here)
            here = below
        descriptor = os.open(name, FILE, dir_fd=here)
    finally:
        os.close(here)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(None, "it is no plain file")
    return descriptor
