"""An online backup: taken while everybody works, complete as of the moment it began."""

from contextlib import suppress
from datetime import datetime
from datetime import UTC
from kultura.instance import archive
from kultura.instance.archive import Manifest
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import tools
from kultura.instance.postgresql.database import database
from kultura.settings import Settings
from pathlib import Path

import shutil


def backup(settings: Settings, folder: Path) -> Manifest:
    """Write a backup into an empty directory, which only its owner may enter.

    The database first: a file it names stays for hours after nothing shows it any more, so each one
    is copied after it. What is missing all the same is exported anew from the database.
    """
    prepare_folder(folder)
    created = datetime.now(UTC).isoformat(timespec="seconds")
    dump = folder / archive.DUMP
    with database(settings):
        tools.run(settings, "pg_dump", ["--format=custom", "--no-owner", "--file", dump])
    copy_files(settings, folder)
    manifest = Manifest(
        created=created,
        digest=archive.digest(dump),
        size=dump.stat().st_size,
        directories=archive.kept_directories(settings),
    )
    archive.write_manifest(folder, manifest)
    return manifest


def prepare_folder(folder: Path) -> None:
    """Make the directory; raises InstanceError where something is in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise InstanceError(f"{folder} is not empty: name a new directory for each backup.")
    folder.chmod(0o700)


def copy_files(settings: Settings, folder: Path) -> None:
    """Copy the configuration, the secrets and the directories of files."""
    shutil.copytree(settings.secrets, folder / archive.SECRETS)
    if settings.file:
        shutil.copyfile(settings.file, folder / archive.FILE)
    for name in archive.kept_directories(settings):
        source = settings.directory(name)
        if source.is_dir():
            target = folder / "directories" / name
            shutil.copytree(source, target, symlinks=True, copy_function=copy_if_there)


def copy_if_there(source: str, target: str) -> None:
    """Copy a file, unless it was collected since its directory was listed."""
    with suppress(FileNotFoundError):
        shutil.copy2(source, target)
