"""The storage root and the objects in it, for who reads.

What is on the disk below ``ocfl/`` is OCFL and nothing else; new versions are staged beside it, on
the same file system, and come in by one rename. The newest version's own inventory is what counts:
the copy at the object's top, which OCFL demands, follows it and is mended where a crash came
between (see ``writing.py``), so that a reader sees the old version or the new one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.durable import flush_folders
from kultura.durable import write_file
from kultura.repository.errors import Damaged
from kultura.repository.errors import UnknownObject
from kultura.repository.inventory import INVENTORY
from kultura.repository.inventory import Inventory
from kultura.repository.inventory import parse
from kultura.repository.inventory import SIDECAR
from kultura.repository.inventory import sidecar
from kultura.repository.inventory import VERSION
from kultura.repository.locking import object_locked
from kultura.repository.paths import LAYOUT
from kultura.repository.paths import LAYOUT_CONFIG
from kultura.repository.paths import object_path
from pathlib import Path
from typing import Final

import json
import os
import tempfile


ROOT_NAMASTE: Final = "0=ocfl_1.1"
OBJECT_NAMASTE: Final = "0=ocfl_object_1.1"
DESCRIBED: Final = {
    "extension": LAYOUT,
    "description": "The identifier's SHA-256 in three steps, then the identifier",
}


@dataclass(frozen=True)
class StoredObject:
    """An object: its folder and its inventory."""

    folder: Path
    inventory: Inventory

    def path(self, logical_path: str, number: int | None = None) -> Path:
        """Return where the bytes of a file are, in the newest version unless said."""
        state = self.inventory.version(number).state
        if logical_path not in state:
            raise UnknownObject(f"{self.inventory.id} has no file {logical_path!r}.")
        return self.folder / self.inventory.manifest[state[logical_path]]

    def added(self, number: int) -> int:
        """Return how many bytes a version brought: those of files that no earlier one had."""
        inside = f"v{number}/"
        paths = [one for one in self.inventory.manifest.values() if one.startswith(inside)]
        return sum((self.folder / path).stat().st_size for path in paths)


class Repository:
    """The masters below one folder: ``ocfl/`` the storage root, ``staging/`` what comes in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "ocfl"
        self.staging = folder / "staging"
        self.locks = folder / "locks"

    def create(self) -> None:
        """Make an empty storage root where there is none (OCFL 1.1, 4.1)."""
        for folder in (self.folder, self.staging, self.locks):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with object_locked(self.locks, ROOT_NAMASTE):
            if not self.exists:
                with tempfile.TemporaryDirectory(dir=self.staging) as staged:
                    _write_root(Path(staged, "ocfl"))
                    Path(staged, "ocfl").rename(self.root)

    def holds(self, identifier: str) -> bool:
        """Tell whether there is an object of this identifier."""
        return (self.object_folder(identifier) / OBJECT_NAMASTE).exists()

    def object(self, identifier: str) -> StoredObject:
        """Return an object; raises UnknownObject, Damaged."""
        folder = self.object_folder(identifier)
        if not (folder / OBJECT_NAMASTE).exists():
            raise UnknownObject(f"There is no object {identifier} in {self.folder}.")
        stored = stored_at(folder)
        if stored.inventory.id != identifier:
            raise Damaged(f"{folder} says it is {stored.inventory.id}, not {identifier}.")
        return stored

    def object_folder(self, identifier: str) -> Path:
        """Return where an object lies, or would."""
        return self.root / object_path(identifier)

    def object_folders(self) -> Iterator[Path]:
        """Yield the folders of all objects, in the order of their names."""
        for one in _folders(self.root):
            for two in _folders(one):
                for three in _folders(two):
                    yield from _folders(three)

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return (self.root / ROOT_NAMASTE).exists()


def stored_at(folder: Path) -> StoredObject:
    """Return the object in a folder as its newest version says; raises Damaged."""
    return StoredObject(folder, parse(newest_inventory(folder)))


def newest_inventory(folder: Path) -> bytes:
    """Return the bytes of the newest version's inventory; raises Damaged."""
    numbers = version_numbers(folder)
    if not numbers:
        raise Damaged(f"{folder} has no version.")
    return checked_inventory(folder / f"v{numbers[-1]}")


def version_numbers(folder: Path) -> list[int]:
    """Return the numbers of the versions in an object's folder, in order."""
    names = (VERSION.fullmatch(one.name) for one in folder.iterdir())
    return sorted(int(found[1]) for found in names if found)


def checked_inventory(folder: Path) -> bytes:
    """Return the bytes of an inventory that its sidecar confirms; raises Damaged."""
    try:
        data, expected = (folder / INVENTORY).read_bytes(), (folder / SIDECAR).read_bytes()
    except FileNotFoundError as error:
        raise Damaged(f"{error.filename} is missing.") from error
    if expected.split() != sidecar(data).split():
        raise Damaged(f"{folder / INVENTORY} was changed: its checksum differs.")
    return data


def _write_root(folder: Path) -> None:
    extension = folder / "extensions" / LAYOUT
    extension.mkdir(parents=True)
    write_file(folder / ROOT_NAMASTE, b"ocfl_1.1\n")
    write_file(folder / "ocfl_layout.json", json.dumps(DESCRIBED).encode())
    write_file(extension / "config.json", json.dumps(LAYOUT_CONFIG).encode())
    flush_folders(folder)


def _folders(folder: Path) -> list[Path]:
    with os.scandir(folder) as entries:
        return sorted(
            Path(entry)
            for entry in entries
            if entry.is_dir(follow_symlinks=False) and entry.name != "extensions"
        )
