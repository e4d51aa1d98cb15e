"""`kultura run`: all processes in the foreground, or one of them."""

from kultura.cli.terminal import event
from kultura.settings import load
from typing import Annotated

import typer


def command(
    process: Annotated[
        list[str] | None,
        typer.Argument(help="Only this process and what it needs, for instance cms."),
    ] = None,
) -> None:
    """Run the instance in the foreground until Ctrl-C or SIGTERM."""
    from kultura.instance.running import run

    run(load(), process or (), event)
