"""Answers kept in memory: final bytes, each for one version of the store and until a moment.

There is nothing to purge: who asks has read the version first, so an answer of another version is
never given.
"""

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from hashlib import blake2b
from kultura.store.read import Moment
from threading import Lock

import brotli
import gzip


LARGEST = 64 * 1024**2  # bytes of all answers
WORTH_PACKING = 400  # bytes
CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 5, mtime=0),
}


@dataclass(frozen=True)
class Answer:
    """The bytes to send and what their headers say; `until` is when time alone changes them."""

    body: bytes
    language: str | None = None
    tags: tuple[str, ...] = ()
    negotiated: bool = False
    links: tuple[str, ...] = ()
    until: datetime | None = None
    media_type: str = "application/json"

    @cached_property
    def etag(self) -> str:
        """A hash of all that was joined."""
        said = f"{self.language} ".encode()
        return blake2b(said + self.body, digest_size=16).hexdigest()

    def coded(self, coding: str) -> bytes:
        """Return the bytes in a coding of `CODINGS`, the same each time."""
        if coding not in self._coded:
            self._coded[coding] = CODINGS[coding](self.body)
        return self._coded[coding]

    @cached_property
    def _coded(self) -> dict[str, bytes]:
        return {}


@dataclass(frozen=True)
class Kept:
    """An answer, and the moment it was made at."""

    moment: Moment
    answer: Answer

    def holds(self, moment: Moment) -> bool:
        """Tell whether it is still what would be answered."""
        made = self.moment
        until = self.answer.until
        in_time = until is None or moment.now < until
        return moment.version == made.version and moment.now >= made.now and in_time


class Cache:
    """The answers asked for last, up to a size."""

    def __init__(self, largest: int = LARGEST) -> None:
        self.largest = largest
        self.size = 0
        self.kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable, moment: Moment) -> Answer | None:
        """Return an answer that holds at a moment."""
        with self.lock:
            found = self.kept.get(key)
            if found is None or not found.holds(moment):
                return None
            self.kept.move_to_end(key)
            return found.answer

    def put(self, key: Hashable, kept: Kept) -> None:
        """Keep an answer; the ones not asked for longest make room."""
        with self.lock:
            self._forget(key)
            self.kept[key] = kept
            self.size += _weight(kept)
            while self.size > self.largest:
                self._forget(next(iter(self.kept)))

    def _forget(self, key: Hashable) -> None:
        old = self.kept.pop(key, None)
        self.size -= _weight(old) if old else 0


def _weight(kept: Kept) -> int:
    return 2 * len(kept.answer.body) + 500  # packed bytes and the objects around them
