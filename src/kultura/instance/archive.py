"""The layout of a backup: what it holds and the paper that says so.

database.dump is pg_dump's custom format; secrets/ and the named directories are copies; a
manifest tells versions, sizes and the dump's digest, so that a damaged backup is refused.
"""

from dataclasses import asdict
from dataclasses import dataclass
from hashlib import file_digest
from importlib.metadata import version
from kultura.instance.errors import InstanceError
from kultura.settings import Settings
from pathlib import Path

import json


MANIFEST = "manifest.json"
DUMP = "database.dump"
SECRETS = "secrets"
FILE = "instance.yaml"
FORMAT = 1


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself."""

    created: str
    digest: str
    size: int
    directories: tuple[str, ...]
    kultura: str = version("kultura")
    plone: str = version("Plone")
    format: int = FORMAT


def file_directories(settings: Settings) -> tuple[str, ...]:
    """Name the directories beside the database's own."""
    names = type(settings.kultura.directories).model_fields
    return tuple(name for name in names if name != "postgresql")


def kept_directories(settings: Settings) -> tuple[str, ...]:
    """Name the directories that hold what the database does not.

    The search index is made anew: copied after the database, it would hold what a restored store
    has not seen yet, and pass over the changes that come there under the same numbers.
    """
    return tuple(name for name in file_directories(settings) if name != "search")


def digest(path: Path) -> str:
    """Give a file's SHA-256."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest, last of all: a backup without one is not whole."""
    text = json.dumps(asdict(manifest), indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Read and check a backup's manifest; raises InstanceError where it is not whole."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except OSError as error:
        raise InstanceError(f"{folder} holds no whole backup: {MANIFEST} is missing.") from error
    if content.get("format") != FORMAT:
        raise InstanceError(f"{folder} was made by another version of Kultura: use that one.")
    manifest = Manifest(**{**content, "directories": tuple(content["directories"])})
    if digest(folder / DUMP) != manifest.digest:
        raise InstanceError(f"{folder / DUMP} is damaged: use another backup.")
    return manifest
