"""The files of the media store: named by the SHA-256 of their bytes, written once, never changed.

A file is written beside the others, flushed, and renamed: under its name there is all of it or
nothing, whoever dies. What nobody refers to any more is collected.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from kultura.durable import flush
from kultura.media.age import touched
from pathlib import Path
from typing import IO

import os
import re
import tempfile
import time


PORTION = 1024**2  # bytes
PARTIAL = ".partial"
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class KeptFile:
    """A file of the store: the hash it is found by, its size in bytes."""

    hash: str
    size: int


class MediaFiles:
    """The files below one directory."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, hash: str) -> Path:
        """Return where the bytes with a hash are, or would be."""
        return self.folder / hash[:2] / hash[2:4] / hash

    def holds(self, hash: str, size: int) -> bool:
        """Tell whether all bytes with a hash are there."""
        try:
            return self.path(hash).stat().st_size == size
        except OSError:
            return False

    def add(self, source: IO[bytes]) -> KeptFile:
        """Keep the bytes of an open file; raises OSError where they cannot be written."""
        with self._partial() as partial:
            kept = _copy(source, partial)
            target = self.path(kept.hash)
            if not self.holds(kept.hash, kept.size):
                target.parent.mkdir(parents=True, exist_ok=True)
                Path(partial.name).replace(target)
                flush(target.parent)
        target.touch()  # young again, for who collects
        return kept

    def remove(self, hash: str) -> None:
        """Remove the bytes with a hash, if they are there."""
        self.path(hash).unlink(missing_ok=True)

    def older_than(self, seconds: float) -> Iterator[str]:
        """Yield the hashes of files that were added longer ago; drop what was never finished."""
        before = time.time() - seconds
        for path in self.folder.glob("??/??/*"):
            if HASH.fullmatch(path.name) and touched(path) < before:
                yield path.name
        for path in (self.folder / PARTIAL).glob("*"):
            if touched(path) < before:
                path.unlink(missing_ok=True)

    @contextmanager
    def _partial(self) -> Iterator[IO[bytes]]:
        folder = self.folder / PARTIAL
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, delete=False) as partial:
            try:
                yield partial
            finally:
                Path(partial.name).unlink(missing_ok=True)


def _copy(source: IO[bytes], target: IO[bytes]) -> KeptFile:
    digest, size = sha256(), 0
    while portion := source.read(PORTION):
        digest.update(portion)
        size += target.write(portion)
    target.flush()
    os.fsync(target.fileno())
    return KeptFile(digest.hexdigest(), size)
