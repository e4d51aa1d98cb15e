"""Kultura's profile and those of add-ons are installed in their newest version."""

from collections.abc import Iterator
from kultura.instance import upgrading
from kultura.settings import Settings
from typing import Any


TITLE = "profiles current"
ORDER = 30


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Name what `kultura upgrade` would do."""
    for step in upgrading.pending(site, settings):
        yield f"{step}: kultura upgrade."
