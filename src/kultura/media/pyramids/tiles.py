"""Tiles as they are stored: cut out of the file and completed with its tables, never decoded."""

from collections import OrderedDict
from kultura.media.pyramids.directories import Level
from kultura.media.pyramids.directories import levels_in
from kultura.media.pyramids.directories import NotPyramidError
from kultura.media.pyramids.directories import START
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import is_of
from threading import Lock
from typing import Final

import os


KEPT: Final = 4_000  # pyramids whose directories are in memory, 2 to 10 kB each

Identity = tuple[int, int, int]


class Tiles:
    """The stored tiles of the pyramids in a folder."""

    def __init__(self, pyramids: Pyramids, kept: int = KEPT) -> None:
        self.pyramids = pyramids
        self.most = kept
        self.kept: OrderedDict[str, tuple[Identity, tuple[Level, ...]]] = OrderedDict()
        self.lock = Lock()

    def levels(self, file: str) -> tuple[Level, ...]:
        """Return the levels of a pyramid, the largest first.

        Raises OSError where it is not there, NotPyramidError where it is damaged.
        """
        descriptor = os.open(self.pyramids.path(file), os.O_RDONLY)
        try:
            return self._levels(file, descriptor)
        finally:
            os.close(descriptor)

    def tile(self, file: str, whole: tuple[int, int], level: int, column: int, row: int) -> bytes:
        """Return a tile of a picture so large as a whole JPEG; padded at right and lower edge.

        Raises as `levels`, NotPyramidError also where the picture is of another size.
        """
        descriptor = os.open(self.pyramids.path(file), os.O_RDONLY)
        try:
            levels = self._levels(file, descriptor)
            if not is_of((levels[0].width, levels[0].height), whole):
                raise NotPyramidError("it is of another picture")
            found = levels[level]
            number = row * found.columns + column
            offset, count = found.offsets[number], found.counts[number]
            stored = os.pread(descriptor, count, offset)
        finally:
            os.close(descriptor)
        if len(stored) < count or not stored.startswith(START):
            raise NotPyramidError("a tile is cut off")
        return found.head + stored[len(START) :]

    def _levels(self, file: str, descriptor: int) -> tuple[Level, ...]:
        """Return the levels of an open file; those in memory are of the same file, not its name."""
        status = os.fstat(descriptor)
        identity = status.st_ino, status.st_mtime_ns, status.st_size
        with self.lock:
            known = self.kept.get(file)
            if known is not None and known[0] == identity:
                self.kept.move_to_end(file)
                return known[1]
        found = levels_in(descriptor)
        with self.lock:
            self.kept[file] = identity, found
            self.kept.move_to_end(file)
            if len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return found
