"""What commands say: to people on the terminal, to scripts as JSON."""

from collections.abc import Iterable
from collections.abc import Mapping
from rich.console import Console
from rich.table import Table
from typing import Annotated
from typing import Any

import json
import time
import typer


out = Console(highlight=False)
err = Console(stderr=True, highlight=False)
wide = Console(highlight=False, width=10_000)  # for files and pipes, where nothing is folded

AsJson = Annotated[bool, typer.Option("--json", help="Answer as JSON, for scripts.")]


def tell(message: str) -> None:
    """Say something on standard output, unbroken."""
    out.print(message, markup=False, soft_wrap=True)


def complain(message: str) -> None:
    """Say what is wrong on standard error."""
    err.print(f"Error: {message}", markup=False, soft_wrap=True, style="red")


def event(message: str) -> None:
    """Say what happened, with the time; flushed, so that a log file sees it at once."""
    err.print(f"{time.strftime('%H:%M:%S')} {message}", markup=False, soft_wrap=True)


def answer(content: Any) -> None:
    """Give the answer for a script: JSON on standard output, and nothing else."""
    typer.echo(json.dumps(content, ensure_ascii=False, indent=2, default=str))


def table(columns: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Show rows in columns: folded to the terminal, in whole lines to a file or a pipe."""
    shown = Table(box=None, pad_edge=False)
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(str(row[column]) for column in columns))
    (out if out.is_terminal else wide).print(shown)
