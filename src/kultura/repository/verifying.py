"""Fixity: is every file of an object there, unchanged, and nothing else beside it?

OCFL 1.1, 3.5.2 and 6.2. Files are read once, several at a time; Python gives the cores free while
it takes checksums.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from dataclasses import field
from kultura.repository.errors import Damaged
from kultura.repository.errors import SourceRefused
from kultura.repository.hashing import checksums
from kultura.repository.hashing import open_plain
from kultura.repository.inventory import ALGORITHM
from kultura.repository.inventory import INVENTORY
from kultura.repository.inventory import Inventory
from kultura.repository.inventory import parse
from kultura.repository.inventory import SIDECAR
from kultura.repository.root import checked_inventory
from kultura.repository.root import OBJECT_NAMASTE
from kultura.repository.root import stored_at
from kultura.repository.root import version_numbers
from pathlib import Path
from typing import Final

import os


CHANGED: Final = "changed"
MISSING: Final = "missing"
UNEXPECTED: Final = "unexpected"
UNREADABLE: Final = "unreadable"


@dataclass(frozen=True)
class Rot:
    """What is wrong with one file: its path in the object's folder, what kind, in words."""

    path: str
    kind: str
    words: str


@dataclass(frozen=True)
class Verified:
    """What a check of one object found: files and bytes read, and the rot."""

    id: str
    folder: str
    files: int = 0
    size: int = 0
    rot: tuple[Rot, ...] = field(default_factory=tuple)


def verify_object(folder: Path, threads: Executor) -> Verified:
    """Check one object, its older inventories too; raises Damaged if the newest cannot be read."""
    inventory = stored_at(folder).inventory
    checked = list(threads.map(lambda one: _check(folder, *one), inventory.manifest.items()))
    rot = [*_inventories(folder, inventory), *(found for found, _ in checked if found)]
    size = sum(size for _, size in checked)
    rot += _strangers(folder, inventory)
    return Verified(inventory.id, folder.name, len(checked), size, tuple(rot))


def _check(folder: Path, digest: str, path: str) -> tuple[Rot | None, int]:
    try:
        with open_plain(folder / path) as file:
            sums, size = checksums(file, [ALGORITHM])
    except SourceRefused as error:
        kind = UNREADABLE if os.path.lexists(folder / path) else MISSING
        return Rot(path, kind, str(error)), 0
    except OSError as error:
        return Rot(path, UNREADABLE, f"The disk cannot read it: {error.strerror}."), 0
    if sums[ALGORITHM] == digest:
        return None, size
    return Rot(path, CHANGED, f"Its {ALGORITHM} is {sums[ALGORITHM]}, not {digest}."), size


def _inventories(folder: Path, newest: Inventory) -> Iterator[Rot]:
    """Check the object's mark and the inventories of the older versions against the newest."""
    if not (folder / OBJECT_NAMASTE).is_file():
        yield Rot(OBJECT_NAMASTE, MISSING, "The file that says that this is an OCFL object.")
    if version_numbers(folder) != list(range(1, newest.head + 1)):
        yield Rot(".", MISSING, f"The versions are not v1 to v{newest.head}.")
    for number in range(1, newest.head):
        name = f"v{number}"
        try:
            older = parse(checked_inventory(folder / name))
        except (Damaged, OSError) as error:
            yield Rot(f"{name}/{INVENTORY}", CHANGED, str(error))
            continue
        if older.versions != newest.versions[:number]:
            yield Rot(f"{name}/{INVENTORY}", CHANGED, "It tells another story than the newest one.")


def _strangers(folder: Path, inventory: Inventory) -> Iterator[Rot]:
    """Yield files that no inventory names."""
    known = {OBJECT_NAMASTE, INVENTORY, SIDECAR, *inventory.manifest.values()}
    for number in range(1, inventory.head + 1):
        known |= {f"v{number}/{INVENTORY}", f"v{number}/{SIDECAR}"}
    for found in folder.rglob("*"):
        path = found.relative_to(folder).as_posix()
        if path not in known and (found.is_symlink() or not found.is_dir()):
            yield Rot(path, UNEXPECTED, "No inventory names this file.")
