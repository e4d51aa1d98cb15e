"""A file of an archive, before it is unpacked."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO


@dataclass(frozen=True)
class Entry:
    """A file as its archive names it; ``odd`` where it is a link or a device; size in bytes."""

    name: str
    size: int
    odd: bool
    open: Callable[[], BinaryIO]
