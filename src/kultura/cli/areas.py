"""`kultura areas FILE`: load the districts and communes of Poland."""

from kultura.cli.terminal import tell
from pathlib import Path
from typing import Annotated

import typer


Terc = Annotated[
    Path,
    typer.Argument(
        exists=True,
        dir_okay=False,
        help="The file TERC of Statistics Poland (eteryt.stat.gov.pl), official, CSV.",
    ),
]


def command(file: Terc) -> None:
    """Load the districts and communes of Poland into this instance."""
    from kultura.vocabularies.instance import instance_file
    from kultura.vocabularies.teryt import install

    target = instance_file("areas")
    tell(f"{install(file, target)} areas are in {target}.")
