"""What a finding means and what to do, in the language of who reads it.

English stands with the kinds, in `kinds/`; Polish in `polish.yaml`. A kind of an add-on has the
words it came with.
"""

from functools import cache
from importlib import import_module
from importlib.resources import files
from kultura.digitisation import kinds
from kultura.digitisation.finding import Kind
from kultura.store.findings import Found
from pkgutil import iter_modules
from typing import Final

import re
import yaml


POLISH: Final = "pl"
VALUE: Final = re.compile(r"\{\w+\}")


def said(found: Found, language: str) -> tuple[str, str]:
    """Return what a finding means, and what to do about it."""
    if language.split("-")[0] != POLISH or found.code not in polish():
        return found.means, found.advice
    means, advice = polish()[found.code]
    return means.format(**found.details), advice.format(**found.details)


def in_general(code: str, language: str) -> str:
    """Return what a kind of finding means wherever it is found; of an unknown kind its code."""
    kind = all_kinds().get(code)
    if kind is None:
        return code
    is_polish = language.split("-")[0] == POLISH
    means = polish()[code][0] if is_polish and code in polish() else kind.means
    return VALUE.sub("…", means)


@cache
def all_kinds() -> dict[str, Kind]:
    """Return the kinds of finding by their code."""
    names = (found.name for found in iter_modules(kinds.__path__))
    modules = [import_module(f"{kinds.__name__}.{name}") for name in names]
    constants = (one for module in modules for one in vars(module).values())
    return {one.code: one for one in constants if isinstance(one, Kind)}


@cache
def polish() -> dict[str, tuple[str, str]]:
    """Return both sentences of each kind of finding, by its code."""
    text = files("kultura.digitisation").joinpath("polish.yaml").read_text(encoding="utf-8")
    return {code: (means, advice) for code, (means, advice) in yaml.safe_load(text).items()}
