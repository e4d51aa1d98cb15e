"""`kultura pages`: what the public sees of digitised objects, made anew from the masters."""

from collections.abc import Iterator
from contextlib import closing
from kultura.cli.terminal import complain
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.digitisation.kept import kept_tree
from kultura.digitisation.paging import paged
from kultura.digitisation.refusals import PackageRefused
from kultura.instance.postgresql.connection import dsn
from kultura.instance.postgresql.database import database
from kultura.media.pyramids.folder import Pyramids
from kultura.repository.errors import RepositoryError
from kultura.repository.root import Repository
from kultura.settings import load
from kultura.store.connection import connect_writer
from kultura.store.page_sets import page_set
from kultura.store.pages import Digitised
from kultura.store.pages import digitised
from kultura.store.pages import pages_of
from kultura.store.pages import write_pages
from pathlib import Path
from psycopg2.extensions import connection as Connection
from rich.progress import Progress
from typing import Annotated

import os
import typer


FOUND = 1

commands = typer.Typer(
    help="Pages of digitised objects: images, texts, structure.", no_args_is_help=True
)


@commands.callback()
def pages() -> None:
    """Pages of digitised objects: images, texts, structure."""


@commands.command()
def make(
    again: Annotated[bool, typer.Option("--again", help="All, not only what is missing.")] = False,
    jobs: Annotated[
        int, typer.Option(min=1, help="Images that are made at once; one a core unless said.")
    ] = os.cpu_count() or 1,
) -> None:
    """Make what is missing of pages and their images, from the masters; 1 where some cannot be.

    Run it when the folder of derivatives was lost, or emptied to save room. It may be interrupted:
    what is made stays, and the next run goes on.
    """
    settings = load()
    repository, folder = (
        Repository(settings.directory("masters")),
        settings.directory("derivatives"),
    )
    faults = 0
    with (
        database(settings),
        closing(connect_writer(dsn(settings), "kultura pages")) as connection,
        Progress(console=err) as progress,
    ):
        wanted = list(lacking(connection, Pyramids(folder), again))
        for one in progress.track(wanted, description="making"):
            for path, why in made(connection, one, repository, folder, jobs):
                faults += 1
                progress.console.print(f"{one.object}: {path}: {why}", markup=False)
    tell(f"Pages of {len(wanted)} objects were made.")
    if faults:
        complain(f"{faults} images or packages could not be read.")
        raise typer.Exit(FOUND)


def lacking(connection: Connection, pyramids: Pyramids, again: bool) -> Iterator[Digitised]:
    """Yield the objects of which anything is missing; all if they are wanted again."""
    with connection, connection.cursor() as cursor:
        known = digitised(cursor)
        for one in known:
            files = {page.file for page in pages_of(cursor, one.uid) if page.file}
            if again or not all(map(pyramids.holds, files)):
                yield one


def made(
    connection: Connection, one: Digitised, repository: Repository, folder: Path, jobs: int
) -> Iterator[tuple[str, str]]:
    """Make the pages of an object; yield what could not be read and why."""
    try:
        with connection, connection.cursor() as cursor:
            turns = {page.page: page.rotation for page in page_set(cursor, one.uid).pages}
        tree = kept_tree(repository.object(one.object), one.version)
        found = paged(tree, one.owner, folder, jobs, turns)
    except (RepositoryError, PackageRefused, OSError) as error:
        yield "", str(error)
        return
    with connection, connection.cursor() as cursor:
        kept = one.uid, one.object, one.version
        write_pages(cursor, *kept, found.structure, found.pages, one.original)
    yield from found.faults.items()
