"""`kultura repository`: the masters of digitised objects, their fixity, and bags of them."""

from contextlib import closing
from dataclasses import asdict
from datetime import datetime
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.digitisation.kept import image_digests
from kultura.instance.postgresql.connection import dsn
from kultura.instance.postgresql.database import database
from kultura.repository import premis
from kultura.repository.bags import export as export_bag
from kultura.repository.checks import check
from kultura.repository.checks import Summary
from kultura.repository.checks import Wanted
from kultura.repository.root import Repository
from kultura.repository.root import stored_at
from kultura.repository.verifying import Verified
from kultura.settings import load
from kultura.store.connection import connect_writer
from kultura.store.masters import forget_masters
from kultura.store.masters import note_masters
from kultura.store.use import use as used
from pathlib import Path
from psycopg2.extensions import cursor as Cursor
from rich.progress import Progress
from typing import Annotated

import typer


FOUND = 1

commands = typer.Typer(
    help="The masters of digitised objects: check them, hand them on.", no_args_is_help=True
)


@commands.command()
def verify(
    sample: Annotated[
        int | None, typer.Option(min=1, help="Check only so many objects, drawn by lot.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(help="Check only what was not found whole since this day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read every file of every object and compare its checksum; 1 where something is wrong.

    A check of everything that was interrupted goes on where it was. What was found is kept, with
    its date, in the folder of the masters.
    """
    wanted = Wanted(sample, since.astimezone() if since else None)
    with Progress(console=err, disable=as_json) as progress:
        task = progress.add_task("checking", total=None)

        def told(found: Verified, done: int, total: int) -> None:
            progress.update(task, completed=done, total=total)
            for rot in found.rot:
                progress.console.print(
                    f"{found.id or found.folder}: {rot.path}: {rot.kind}. {rot.words}", markup=False
                )

        summary = check(repository(), wanted, told)
    show(summary, as_json)
    if summary.damaged:
        raise typer.Exit(FOUND)


@commands.command()
def export(
    identifier: Annotated[str, typer.Argument(help="The object's identifier.")],
    bag: Annotated[Path, typer.Argument(help="The bag to make: a folder that is not there yet.")],
    version: Annotated[
        int | None, typer.Option(help="Its version; the newest unless said.")
    ] = None,
) -> None:
    """Write an object's masters as a BagIt bag."""
    size = export_bag(repository().object(identifier), bag.absolute(), version)
    tell(f"{bag} holds {size} bytes of {identifier}.")


@commands.command()
def events(
    identifier: Annotated[str, typer.Argument(help="The object's identifier.")],
) -> None:
    """Print what happened to an object, versions and checks, as PREMIS 3.0 XML."""
    stored = repository().object(identifier)
    happened = premis.events(repository(), stored)
    typer.echo(premis.serialize(identifier, happened), nl=False)


@commands.command()
def index() -> None:
    """Read all inventories, and note anew which images are kept, to notice what is brought twice.

    Needed only where the database is older than the masters: what is brought is noted at once.
    """
    settings = load()
    with (
        database(settings),
        closing(connect_writer(dsn(settings), "kultura repository")) as connection,
        connection,
        connection.cursor() as cursor,
    ):
        tell(f"The images of {note_all(cursor, repository())} objects are noted.")


def note_all(cursor: Cursor, masters: Repository) -> int:
    """Note which images are kept, in place of what was noted; return of how many objects."""
    forget_masters(cursor)
    folders = list(masters.object_folders()) if masters.exists else []
    for folder in folders:
        inventory = stored_at(folder).inventory
        note_masters(cursor, inventory.id, image_digests(inventory))
    return len(folders)


@commands.command()
def use(as_json: AsJson = False) -> None:
    """Show how much each institution keeps, and how much it may."""
    settings = load()
    with database(settings), closing(connect_writer(dsn(settings), "kultura use")) as connection:
        found = used(connection.cursor())
    quotas = settings.kultura.masters
    rows = [{**asdict(one), "quota": quotas.quota_of(one.institution)} for one in found]
    if as_json:
        return answer(rows)
    table(("institution", "objects", "pages", "size", "quota"), rows)


def repository() -> Repository:
    """Return this instance's repository."""
    return Repository(load().directory("masters"))


def show(summary: Summary, as_json: bool) -> None:
    """Tell what a check found."""
    if as_json:
        return answer(asdict(summary))
    whole = summary.objects - len(summary.damaged)
    tell(f"{summary.objects} objects, {summary.files} files, {summary.size} bytes were read.")
    tell(f"{whole} objects are whole, {len(summary.damaged)} are not.")
