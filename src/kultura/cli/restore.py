"""`kultura restore`: a backup becomes an instance, in an empty place."""

from dataclasses import asdict
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.settings import load
from pathlib import Path
from typing import Annotated

import typer


def command(
    directory: Annotated[Path, typer.Argument(help="The directory of the backup.", exists=True)],
    as_json: AsJson = False,
) -> None:
    """Make the instance from a backup; an instance that is there is never touched."""
    from kultura.instance.restore import restore

    with err.status(f"Reading {directory}"):
        settings, manifest = restore(load(), directory.absolute())
    if as_json:
        return answer({"home": settings.home, **asdict(manifest)})
    tell(f"The instance is in {settings.home}, as of {manifest.created}: kultura check.")
