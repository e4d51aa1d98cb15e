"""Keeping files: a new object, or a new version of one.

All of a version is staged, with its inventory, and on the disk before one rename puts it in its
place: a new object as a whole, a new version as its folder. That rename is the only moment that
counts. For a new version the copy of the inventory at the object's top follows; whoever dies
between leaves an object that readers find right and the next writer or `verify` mends.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from kultura.durable import flush
from kultura.durable import flush_files
from kultura.durable import flush_folders
from kultura.durable import replace_file
from kultura.durable import write_file
from kultura.repository.errors import ChecksumDiffers
from kultura.repository.errors import Damaged
from kultura.repository.hashing import Checksum
from kultura.repository.hashing import checksums
from kultura.repository.hashing import open_plain
from kultura.repository.inventory import ALGORITHM
from kultura.repository.inventory import CONTENT
from kultura.repository.inventory import INVENTORY
from kultura.repository.inventory import Inventory
from kultura.repository.inventory import serialize
from kultura.repository.inventory import SIDECAR
from kultura.repository.inventory import sidecar
from kultura.repository.inventory import User
from kultura.repository.inventory import Version
from kultura.repository.locking import object_locked
from kultura.repository.locking import staging_alone
from kultura.repository.locking import staging_in_use
from kultura.repository.paths import check_logical_path
from kultura.repository.paths import check_together
from kultura.repository.root import newest_inventory
from kultura.repository.root import OBJECT_NAMASTE
from kultura.repository.root import Repository
from kultura.repository.root import stored_at
from pathlib import Path
from typing import Final

import os
import shutil
import tempfile


AT_ONCE: Final = 4  # files


@dataclass(frozen=True)
class Change:
    """What an object is to be: all its files by logical path, who says so, when and why.

    ``expected`` is what the package says of them; it is compared, and kept as fixity. ``digests``
    are the SHA-512 they had when they were looked at; they are compared.
    """

    files: Mapping[str, Path]
    message: str
    user: User
    created: datetime
    expected: Mapping[str, Checksum] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """The version an object now has, whether it is new, and how many bytes came in."""

    number: int
    new: bool
    added: int


def keep(repository: Repository, identifier: str, change: Change) -> Kept:
    """Make a change the newest version of an object, which is made if it is not there.

    The same files again make no version. Raises PathRefused, SourceRefused, ChecksumDiffers,
    Damaged, OSError; nothing is kept then.
    """
    for path in change.files:
        check_logical_path(path)
    check_together(set(change.files))
    folder = repository.object_folder(identifier)
    with object_locked(repository.locks, identifier), _staged(repository) as staged:
        before = None
        if folder.exists():
            settle(repository, folder)
            before = stored_at(folder).inventory
        number = before.head + 1 if before else 1
        after, added = _stage(staged / f"v{number}", before, identifier, change)
        if before is not None and before.version().state == after.version().state:
            return Kept(before.head, new=False, added=0)
        _write_inventory(staged / f"v{number}", after)
        if before is None:
            _bring_object(staged, folder)
        else:
            _bring_version(repository, staged / f"v{number}", folder)
        return Kept(number, new=True, added=added)


def settle(repository: Repository, folder: Path) -> bool:
    """Let the inventory at an object's top be the newest version's; tell whether it was not.

    Raises Damaged where the newest version itself is.
    """
    data = newest_inventory(folder)
    wanted = {INVENTORY: data, SIDECAR: sidecar(data)}
    behind = [name for name, content in wanted.items() if _content(folder / name) != content]
    if behind:
        with _staged(repository) as staged:
            for name in behind:
                replace_file(folder / name, wanted[name], staged / name)
    return bool(behind)


def sweep(repository: Repository) -> None:
    """Remove what was staged and never came in; does nothing while somebody writes."""
    try:
        with staging_alone(repository.staging):
            for left in repository.staging.iterdir():
                shutil.rmtree(left)
            for step in ("*/*/*", "*/*", "*"):
                _remove_if_empty(repository.root.glob(step))
    except BlockingIOError:
        return


@contextmanager
def _staged(repository: Repository) -> Iterator[Path]:
    with (
        staging_in_use(repository.staging),
        tempfile.TemporaryDirectory(dir=repository.staging) as staged,
    ):
        yield Path(staged)


def _stage(
    staged: Path, before: Inventory | None, identifier: str, change: Change
) -> tuple[Inventory, int]:
    """Copy what is new into a staged version; return the inventory it makes, and bytes copied."""
    (staged / CONTENT).mkdir(parents=True)
    manifest = dict(before.manifest) if before else {}
    fixity = {name: dict(sums) for name, sums in (before.fixity if before else {}).items()}
    state, added, kept = {}, 0, []
    for path, (sums, size) in _copied(staged / CONTENT, change):
        target = staged / CONTENT / path
        state[path] = digest = sums.pop(ALGORITHM)
        if change.digests.get(path, digest) != digest:
            raise ChecksumDiffers(f"{path} was changed while it was brought: bring it again.")
        if digest in manifest:
            target.unlink()
        else:
            manifest[digest] = f"{staged.name}/{CONTENT}/{path}"
            added += size
            kept.append(target)
        for name, value in sums.items():
            fixity.setdefault(name, {})[manifest[digest]] = value
    flush_files(kept)
    _remove_empty(staged)
    version = Version(change.created, change.message, change.user, state)
    versions = (*(before.versions if before else ()), version)
    return Inventory(identifier, versions, manifest, fixity), added


def _copied(folder: Path, change: Change) -> Iterator[tuple[str, tuple[dict[str, str], int]]]:
    """Copy files, several at once, and yield in the order of their paths what `_copy` returns."""
    paths = sorted(change.files)
    threads = ThreadPoolExecutor(AT_ONCE)

    def copy(path: str) -> tuple[dict[str, str], int]:
        return _copy(change.files[path], folder / path, change.expected.get(path), path)

    try:
        yield from zip(paths, threads.map(copy, paths), strict=True)
    finally:
        threads.shutdown(cancel_futures=True)


def _copy(
    source: Path, target: Path, expected: Checksum | None, path: str
) -> tuple[dict[str, str], int]:
    target.parent.mkdir(parents=True, exist_ok=True)
    algorithms = {ALGORITHM, *([expected.algorithm] if expected else [])}
    with open_plain(source) as file, target.open("xb") as copy:
        sums, size = checksums(file, algorithms, copy)
    if expected is not None and sums[expected.algorithm] != expected.value.lower():
        raise ChecksumDiffers(
            f"{path}: its package says {expected.algorithm} {expected.value}, "
            f"the file has {sums[expected.algorithm]}."
        )
    return sums, size


def _write_inventory(folder: Path, inventory: Inventory) -> None:
    folder.mkdir(exist_ok=True)
    data = serialize(inventory)
    write_file(folder / INVENTORY, data)
    write_file(folder / SIDECAR, sidecar(data))
    flush_folders(folder)


def _bring_object(staged: Path, folder: Path) -> None:
    """Put a whole new object in its place."""
    for name in (INVENTORY, SIDECAR):
        write_file(staged / name, (staged / "v1" / name).read_bytes())
    write_file(staged / OBJECT_NAMASTE, b"ocfl_object_1.1\n")
    flush(staged)
    folder.parent.mkdir(parents=True, exist_ok=True)
    staged.rename(folder)
    for above in (folder.parent, *folder.parent.parents[:3]):
        flush(above)
    staged.mkdir()  # whoever made it removes it


def _bring_version(repository: Repository, staged: Path, folder: Path) -> None:
    """Put a new version in its place, and let the object's top follow."""
    target = folder / staged.name
    if target.exists():
        raise Damaged(f"{target} is there already, and is not what the inventory says.")
    staged.rename(target)
    flush(folder)
    settle(repository, folder)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _remove_empty(top: Path) -> None:
    """Remove folders without a file below one that stays; OCFL has no empty folders."""
    for folder, _folders, _files in os.walk(top, topdown=False):
        if folder != str(top):
            _remove_if_empty([Path(folder)])


def _remove_if_empty(folders: Iterable[Path]) -> None:
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()
