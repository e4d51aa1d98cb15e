"""`kultura backup`: everything that cannot be made again, while the site runs."""

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
    directory: Annotated[Path, typer.Argument(help="A new directory; it will hold secrets.")],
    as_json: AsJson = False,
) -> None:
    """Write the database, the secrets and the files into a directory; nobody has to stop."""
    from kultura.instance.backup import backup

    with err.status(f"Writing {directory}"):
        manifest = backup(load(), directory.absolute())
    if as_json:
        return answer(asdict(manifest))
    tell(f"The backup is in {directory}: {manifest.size / 1024**2:.1f} MB of database.")
