"""What is wrong with a configuration, in sentences for the person who wrote it."""

from collections.abc import Iterable
from difflib import get_close_matches


class SettingsError(Exception):
    """The configuration cannot be used; the message says what to change."""


def unknown(what: str, name: str, known: Iterable[str], where: str) -> SettingsError:
    """Tell that `name` is not known, with the nearest name that is."""
    spelled = {key.lower(): key for key in known}
    near = get_close_matches(name.lower(), spelled, n=1, cutoff=0.5)
    hint = f" Did you mean {spelled[near[0]]}?" if near else ""
    return SettingsError(f"{where}: there is no {what} {name}.{hint}")
