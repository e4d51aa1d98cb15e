"""The command `kultura`: one file a command, found by this folder's listing.

A module has `command`, a function that becomes the command named after the file, or `commands`, a
Typer of sub-commands. Nothing of Zope is imported before a command needs it.
"""

from importlib import import_module
from kultura.cli.errors import told
from pathlib import Path
from pkgutil import iter_modules
from typing import Annotated

import os
import typer


app = typer.Typer(
    name="kultura",
    help="A region's culture: set up, run and look after its site.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options(
    home: Annotated[
        Path | None,
        typer.Option(help="The instance directory.", envvar="KULTURA_HOME", show_default=False),
    ] = None,
) -> None:
    """Take what all commands have in common."""
    if home is not None:
        os.environ["KULTURA_HOME"] = str(home.absolute())


def discover(app: typer.Typer) -> typer.Typer:
    """Add every command of this folder."""
    names = sorted(found.name for found in iter_modules(__path__) if found.name[0] != "_")
    for file_name in names:
        module = import_module(f"{__name__}.{file_name}")
        name = file_name.rstrip("_").replace("_", "-")
        if hasattr(module, "command"):
            app.command(name)(module.command)
        elif hasattr(module, "commands"):
            app.add_typer(module.commands, name=name)
    return app


def main() -> None:
    """Run the command line."""
    with told():
        discover(app)(prog_name="kultura")
