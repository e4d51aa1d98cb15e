"""`kultura run`: all processes in the foreground, or one of them."""

from kultura.cli.terminal import event
from kultura.cli.terminal import tell
from kultura.settings import load
from typing import Annotated

import typer


def command(
    process: Annotated[
        list[str] | None,
        typer.Argument(help="Only this process and what it needs, for instance cms."),
    ] = None,
    only_check: Annotated[
        bool, typer.Option("--check", help="Tell whether its ports are free; start nothing.")
    ] = False,
) -> None:
    """Run the instance in the foreground until Ctrl-C or SIGTERM."""
    from kultura.instance import running

    if only_check:
        running.check(load(), process or ())
        return tell("Its ports are free.")
    running.run(load(), process or (), event)
