"""Asks a person who is right where an editor and the source of an import disagree."""

from collections.abc import Callable
from collections.abc import Iterable
from kultura.cli.terminal import out
from kultura.cli.terminal import tell
from typing import Any

import typer


CHOICES = "[k]eep the editor's, [t]ake the source's, [K]eep all, [T]ake all"
SIDES = {"k": "mine", "t": "theirs"}
Decisions = Callable[[str], Callable[[tuple[str, ...]], str | None]]


def decided(disputes: Iterable[Any]) -> Decisions:
    """Ask about every conflict; return who is right, by identifier and path of the field."""
    sides: dict[tuple[str, tuple[str, ...]], str] = {}
    for_all = ""
    for identifier, conflict in conflicts_in(disputes):
        choice = for_all or asked(identifier, conflict)
        for_all = choice if choice.isupper() else ""
        sides[identifier, conflict.path] = SIDES[choice.lower()]
    return lambda identifier: lambda path: sides.get((identifier, path))


def conflicts_in(disputes: Iterable[Any]) -> Iterable[tuple[str, Any]]:
    """Yield identifier and conflict, one after another."""
    for dispute in disputes:
        for conflict in dispute.conflicts:
            yield dispute.outcome.identifier, conflict


def asked(identifier: str, conflict: Any) -> str:
    """Show a conflict, and ask until the answer is one of the four letters."""
    out.print(f"{identifier}, {'/'.join(conflict.path)}", style="bold", markup=False)
    tell(f"  editor: {conflict.mine}\n  source: {conflict.theirs}")
    while (typed := typer.prompt(CHOICES).strip()) not in ("k", "t", "K", "T"):
        pass
    return typed
