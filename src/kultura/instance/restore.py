"""A backup put into an empty place: nothing that is there is ever overwritten."""

from kultura.instance import archive
from kultura.instance import setup
from kultura.instance.archive import Manifest
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import connection
from kultura.instance.postgresql import place as places
from kultura.instance.postgresql import store
from kultura.instance.postgresql import tools
from kultura.instance.postgresql.database import database
from kultura.media.files import MediaFiles
from kultura.settings import load
from kultura.settings import Settings
from kultura.store import restored
from kultura.store.marks import mark_ready
from kultura.store.media import all_media
from pathlib import Path
from psycopg2.extensions import cursor as Cursor

import shutil


TABLES = """
SELECT count(*) FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema') AND NOT schemaname = ANY(%s)
"""


def restore(settings: Settings, folder: Path) -> tuple[Settings, Manifest]:
    """Make an instance from a backup, with the configuration it had; gives its settings.

    An instance.yaml that lies in the home already is kept instead.
    """
    manifest = archive.read_manifest(folder)
    check_no_instance(settings)
    settings = place_configuration(settings, folder)
    check_no_files(settings)
    place_files(settings, folder)
    settings = setup.initialise(settings)
    with database(settings):
        make_room(settings)
        tools.run(settings, "pg_restore", restore_arguments(folder / archive.DUMP))
        adopt_store(settings)
    return settings, manifest


def restore_arguments(dump: Path) -> list[str | Path]:
    """Spell how: many thousand large objects would need too many locks in one transaction."""
    options = ("--no-owner", "--no-privileges", "--exit-on-error", "--transaction-size=500")
    return [*options, "--dbname", "", dump]


def check_no_instance(settings: Settings) -> None:
    """Raise InstanceError where there is an instance already."""
    if (settings.clienthome / places.RECORD).exists() or settings.secrets.exists():
        raise InstanceError(
            f"There is an instance in {settings.home}: restore into an empty place, KULTURA_HOME."
        )


def check_no_files(settings: Settings) -> None:
    """Raise InstanceError where a directory of files is in use."""
    for name in archive.file_directories(settings):
        folder = settings.directory(name)
        if folder.is_dir() and any(folder.iterdir()):
            raise InstanceError(f"{folder} is not empty: restore never writes over what is there.")


def place_configuration(settings: Settings, folder: Path) -> Settings:
    """Copy instance.yaml into the home, where none is; gives the settings it makes."""
    settings.home.mkdir(parents=True, exist_ok=True)
    inside = settings.home / archive.FILE
    if not inside.exists() and (folder / archive.FILE).is_file():
        shutil.copyfile(folder / archive.FILE, inside)
    return load(settings.home)


def place_files(settings: Settings, folder: Path) -> None:
    """Copy the secrets and the directories of files."""
    shutil.copytree(folder / archive.SECRETS, settings.secrets)
    for name in archive.kept_directories(settings):
        source = folder / "directories" / name
        if source.is_dir():
            shutil.copytree(source, settings.directory(name), symlinks=True, dirs_exist_ok=True)


def make_room(settings: Settings) -> None:
    """Drop the empty store; raises InstanceError where the database holds something."""
    with connection.connected(connection.dsn(settings)) as opened, opened.cursor() as cursor:
        cursor.execute(TABLES, (list(restored.SCHEMAS),))
        if cursor.fetchone()[0] or not restored.is_empty(cursor):
            raise InstanceError("The database is not empty: restore into an empty one.")
        restored.drop(cursor)


def adopt_store(settings: Settings) -> None:
    """Bring the restored store to this version and server, open to its reader."""
    store.prepare(settings)
    with connection.connected(connection.dsn(settings)) as opened, opened.cursor() as cursor:
        restored.adopt(cursor)
        mark_ready(cursor, lost_files(cursor, MediaFiles(settings.directory("media"))))


def lost_files(cursor: Cursor, files: MediaFiles) -> list[str]:
    """Return the UIDs of public files whose bytes did not come along: they are exported anew."""
    return [one.uid for one in all_media(cursor) if not files.holds(one.hash, one.size)]
