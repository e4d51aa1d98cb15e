"""`kultura rebuild`: render everything that is public anew, or compare it with what is stored."""

from dataclasses import asdict
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.settings import load
from kultura.settings import Settings
from rich.progress import Progress
from typing import Annotated
from typing import Any

import typer


FOUND = 1


def command(
    verify: Annotated[
        bool, typer.Option("--verify", help="Change nothing; tell which rows are not right.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Render all public records anew while the site goes on; with --verify only compare them."""
    from kultura.instance.projecting import opened_site
    from kultura.instance.projecting import store_connection

    settings = load()
    with (
        Progress(console=err, disable=as_json) as progress,
        opened_site(settings) as open_site,
        store_connection(settings) as connection,
    ):
        act = compare if verify else renew
        act(open_site, connection, settings, progress, as_json)


def renew(
    open_site: Any, connection: Any, settings: Settings, progress: Progress, as_json: bool
) -> None:
    """Mark everything, project it, and tell what was not as it should be."""
    from kultura.publication.rebuild import rebuild

    task = progress.add_task("rendering", total=None)
    result = rebuild(
        open_site,
        connection,
        settings,
        lambda done, total: progress.update(task, completed=done, total=total),
    )
    if as_json:
        return answer(asdict(result))
    tell(f"{result.objects} objects looked at: {result.changes or 'every row was right'}.")


def compare(
    open_site: Any, connection: Any, settings: Settings, progress: Progress, as_json: bool
) -> None:
    """Tell which rows differ; 1 where some do."""
    from kultura.publication.verifying import verify

    task = progress.add_task("comparing", total=None)
    found = verify(
        open_site,
        connection,
        settings,
        lambda done, total: progress.update(task, completed=done, total=total),
    )
    rows = [{**asdict(one), "what": ", ".join(one.what)} for one in found]
    if as_json:
        answer(rows)
    elif rows:
        table(("path", "uid", "what"), rows)
    else:
        tell("Every row is what would be rendered now.")
    if rows:
        raise typer.Exit(FOUND)
