"""Checksums of files, taken in one reading."""

from collections.abc import Iterable
from dataclasses import dataclass
from kultura.repository.errors import SourceRefused
from pathlib import Path
from typing import BinaryIO
from typing import Final

import hashlib
import os
import stat


PORTION: Final = 1024**2  # bytes
ALGORITHMS: Final = ("md5", "sha1", "sha256", "sha512")  # what packages bring


@dataclass(frozen=True)
class Checksum:
    """A checksum in hexadecimal, and how it was made: ``md5``, ``sha512``."""

    algorithm: str
    value: str


def checksums(
    source: BinaryIO, algorithms: Iterable[str], target: BinaryIO | None = None
) -> tuple[dict[str, str], int]:
    """Read a file to its end, copying it if told where to; return checksums and size in bytes."""
    digests = {name: hashlib.new(name, usedforsecurity=False) for name in algorithms}
    size = 0
    while portion := source.read(PORTION):
        for digest in digests.values():
            digest.update(portion)
        if target is not None:
            target.write(portion)
        size += len(portion)
    return {name: digest.hexdigest() for name, digest in digests.items()}, size


def open_plain(path: Path) -> BinaryIO:
    """Open a plain file for reading; raises SourceRefused for a link, a folder, a device."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        raise SourceRefused(f"{path} cannot be read: {error.strerror}.") from error
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise SourceRefused(f"{path} is no plain file.")
    return os.fdopen(descriptor, "rb")
