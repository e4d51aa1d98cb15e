"""Answers, and what is kept in memory: each thing for a version of the store and until a moment.

There is nothing to purge: who asks has read the version first. An answer of another version is
given only where it is about one record, and no version since has turned that (`turns`).
"""

from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from functools import cached_property
from hashlib import blake2b
from kultura.reader.turns import Turns
from kultura.store import lease
from kultura.store.read import Moment
from threading import Lock
from typing import Generic
from typing import TypeVar

import brotli
import gzip


What = TypeVar("What")

LEASE = timedelta(seconds=lease.LEASE)
WORTH_PACKING = 400  # bytes
CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "gzip": lambda body: gzip.compress(body, 5, mtime=0),
}


@dataclass(frozen=True)
class Answer:
    """The bytes to send and what their headers say; `until` is when time alone changes them.

    `about` is the UID of the one record it shows, with nothing of others but what is joined to it.
    """

    body: bytes
    language: str | None = None
    tags: tuple[str, ...] = ()
    negotiated: bool = False
    links: tuple[str, ...] = ()
    until: datetime | None = None
    media_type: str = "application/json"
    about: str | None = None

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

    @property
    def weight(self) -> int:
        """How many bytes it takes, about: itself, packed, the objects around it."""
        return 2 * len(self.body) + 500

    @cached_property
    def _coded(self) -> dict[str, bytes]:
        return {}


@dataclass(frozen=True)
class Held(Generic[What]):
    """Something kept, the moment it was made at, until when it holds, and its weight in bytes.

    The moment it is asked about may be a lease old, so it ends that much earlier.
    """

    made: Moment
    until: datetime | None
    what: What
    weight: int
    about: str | None = None

    def holds(self, moment: Moment, turns: Turns | None = None) -> bool:
        """Tell whether it is still what would be answered; raises UnavailableError."""
        if self.until is not None and moment.now + LEASE >= self.until:
            return False
        if moment.now + LEASE < self.made.now:
            return False
        if moment.version == self.made.version and moment.store == self.made.store:
            return True
        spared = self.about and turns is not None and turns.spares(self.about, self.made, moment)
        return bool(spared)


class Bounded(Generic[What]):
    """What was asked for last, up to a weight; nothing at all where that is 0."""

    def __init__(self, largest: int) -> None:
        self.largest = largest
        self.weight = 0
        self.kept: OrderedDict[Hashable, Held[What]] = OrderedDict()
        self.lock = Lock()

    def get(self, key: Hashable) -> Held[What] | None:
        """Return what is kept under a key, whether it holds or not."""
        with self.lock:
            found = self.kept.get(key)
            if found is not None:
                self.kept.move_to_end(key)
            return found

    def put(self, key: Hashable, held: Held[What]) -> None:
        """Keep something; what was not asked for longest makes room."""
        with self.lock:
            self._forget(key)
            self.kept[key] = held
            self.weight += held.weight
            while self.weight > self.largest:
                self._forget(next(iter(self.kept)))

    def has_room(self, key: Hashable, weight: int) -> bool:
        """Tell whether something would take nothing else's place."""
        with self.lock:
            return key in self.kept or self.weight + weight <= self.largest

    def _forget(self, key: Hashable) -> None:
        old = self.kept.pop(key, None)
        self.weight -= old.weight if old else 0
