"""Where an object lies in the storage root, and which paths may be inside it."""

from hashlib import sha256
from kultura.repository.errors import PathRefused
from pathlib import Path
from string import ascii_letters
from string import digits
from typing import Final


LAYOUT: Final = "0003-hash-and-id-n-tuple-storage-layout"
LAYOUT_CONFIG: Final = {
    "extensionName": LAYOUT,
    "digestAlgorithm": "sha256",
    "tupleSize": 3,
    "numberOfTuples": 3,
}
PLAIN: Final = frozenset(f"{ascii_letters}{digits}-_".encode())
LONGEST_ENCODED: Final = 100  # characters
LONGEST_NAME: Final = 255  # bytes, of most file systems
LONGEST_PATH: Final = 2048  # bytes, with room for the folders above


def object_path(identifier: str) -> Path:
    """Return where an object lies below the root (OCFL extension 0003)."""
    digest = sha256(identifier.encode()).hexdigest()
    encoded = "".join(chr(b) if b in PLAIN else f"%{b:02x}" for b in identifier.encode())
    if len(encoded) > LONGEST_ENCODED:
        encoded = f"{encoded[:LONGEST_ENCODED]}-{digest}"
    return Path(digest[0:3], digest[3:6], digest[6:9], encoded)


def check_logical_path(path: str) -> None:
    """Raise PathRefused for what may not be a path in an object (OCFL 1.1, 3.5.3.1)."""
    steps = path.split("/")
    if any(step in ("", ".", "..") for step in steps):
        raise PathRefused(f"{path!r} is no path inside an object: it has an empty step or dots.")
    if any(not character.isprintable() for character in path):
        raise PathRefused(f"{path!r} has characters that cannot be shown: rename the file.")
    sizes = [len(step.encode()) for step in steps]
    if max(sizes) > LONGEST_NAME or sum(sizes) + len(steps) > LONGEST_PATH:
        raise PathRefused(f"The name {path[:80]!r}… is too long: shorten it.")


def check_together(paths: set[str]) -> None:
    """Raise PathRefused where one path is a folder of another (OCFL 1.1, 3.5.3.1)."""
    for path in paths:
        above = path.rpartition("/")[0]
        while above:
            if above in paths:
                raise PathRefused(f"{above!r} is a file, and a folder of {path!r}.")
            above = above.rpartition("/")[0]
