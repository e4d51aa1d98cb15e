"""`kultura init`: make or renew the instance from instance.yaml."""

from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.settings import load
from kultura.settings import Settings
from typing import Annotated

import re
import typer


HIDDEN = "password"
# In a DSN: password=…, or the address form user:…@host (libpq 32.1.1).
PASSWORD_INSIDE = re.compile(r"(password\s*=\s*|://[^:/@]*:)(?:'(?:[^'\\]|\\.)*'|[^\s@]+)(@?)")


def command(
    explain: Annotated[
        bool, typer.Option(help="Print each value and where it came from; change nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make or renew the instance: configuration, passwords, the database's directory."""
    if explain:
        return show(load(), as_json)
    from kultura.instance.setup import initialise

    settings = initialise(load())
    if as_json:
        return answer({"home": settings.home, "file": settings.file})
    tell(f"The instance is in {settings.home}, its passwords in {settings.secrets}.")


def show(settings: Settings, as_json: bool) -> None:
    """Print every key with its value and its source."""
    rows = [
        {"key": key, "value": value(settings, key), "source": source}
        for key, source in settings.sources.items()
    ]
    if as_json:
        answer(rows)
    else:
        table(("key", "value", "source"), rows)


def value(settings: Settings, key: str) -> object:
    """Give the value of a key as it is shown; a password only as set or empty."""
    found: object = settings
    for name in key.split("."):
        found = getattr(found, name)
    if HIDDEN in key and found:
        return "(set)"
    if isinstance(found, str):
        return PASSWORD_INSIDE.sub(r"\1(set)\2", found)
    return ", ".join(found) if isinstance(found, tuple) else found
