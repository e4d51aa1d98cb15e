"""Tiles as they are stored: cut out of the file and completed with its tables, never decoded."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from kultura.media.pyramids.directories import Level
from kultura.media.pyramids.directories import levels_in
from kultura.media.pyramids.directories import NotPyramidError
from kultura.media.pyramids.directories import stored_jpeg
from kultura.media.pyramids.directories import stored_tile
from kultura.media.pyramids.edges import Edges
from kultura.media.pyramids.edges import edges_in
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import is_of
from threading import Lock
from typing import Final

import os


KEPT: Final = 4_000  # pyramids whose directories are in memory, 2 to 15 kB each

Identity = tuple[int, int, int]


@dataclass(frozen=True)
class Contents:
    """Where all is in a pyramid's file: its levels, the largest first, and its edges."""

    levels: tuple[Level, ...]
    edges: Edges

    def check(self, whole: tuple[int, int]) -> None:
        """Raise NotPyramidError where it is of a picture of another size."""
        size = self.levels[0].width, self.levels[0].height
        if whole != self.edges.whole and not is_of(size, whole):
            raise NotPyramidError("it is of another picture")


@dataclass(frozen=True)
class Kept:
    """What is remembered of a pyramid: its path, which file it was then, and what is in it."""

    path: str
    identity: Identity
    contents: Contents


class Tiles:
    """The stored tiles of the pyramids in a folder."""

    def __init__(self, pyramids: Pyramids, kept: int = KEPT) -> None:
        self.pyramids = pyramids
        self.most = kept
        self.kept: OrderedDict[str, Kept] = OrderedDict()
        self.lock = Lock()

    def contents(self, file: str) -> Contents:
        """Return what is where in a pyramid.

        Raises OSError where it is not there, NotPyramidError where it is damaged.
        """
        with self._opened(file) as (_descriptor, found):
            return found

    def tile(self, file: str, whole: tuple[int, int], level: int, column: int, row: int) -> bytes:
        """Return a tile of a picture so large as a whole JPEG; padded at right and lower edge.

        Raises as `contents`, NotPyramidError also where the picture is of another size.
        """
        with self._opened(file) as (descriptor, found):
            found.check(whole)
            here = found.levels[level]
            return stored_tile(descriptor, here, row * here.columns + column)

    def edge(
        self, file: str, whole: tuple[int, int], level: int, column: int, row: int
    ) -> bytes | None:
        """Return a tile cut to the picture; None where it is not kept; raises as `tile`."""
        with self._opened(file) as (descriptor, found):
            found.check(whole)
            if found.edges.whole != whole:
                return None
            number = row * found.levels[level].columns + column
            place = found.edges.places.get((level, number))
            return stored_jpeg(descriptor, *place) if place else None

    @contextmanager
    def _opened(self, file: str) -> Iterator[tuple[int, Contents]]:
        known = self.kept.get(file)
        path = known.path if known else str(self.pyramids.path(file))
        descriptor = os.open(path, os.O_RDONLY)
        try:
            yield descriptor, self._contents(file, path, descriptor)
        finally:
            os.close(descriptor)

    def _contents(self, file: str, path: str, descriptor: int) -> Contents:
        """Return what is in an open file; what is in memory is of the same file, not its name."""
        status = os.fstat(descriptor)
        identity = status.st_ino, status.st_mtime_ns, status.st_size
        with self.lock:
            known = self.kept.get(file)
            if known is not None and known.identity == identity:
                self.kept.move_to_end(file)
                return known.contents
        found = Contents(levels_in(descriptor), edges_in(descriptor, status.st_size))
        with self.lock:
            self.kept[file] = Kept(path, identity, found)
            self.kept.move_to_end(file)
            if len(self.kept) > self.most:
                self.kept.popitem(last=False)
        return found
