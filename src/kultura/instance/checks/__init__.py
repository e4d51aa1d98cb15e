"""What `kultura check` looks at, one module each, found by this folder's listing.

A module has TITLE, a few words, and `problems(site, settings)`, which yields one sentence a
problem and nothing where all is well. ORDER, a number, decides what comes first; 50 unless given.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from kultura.settings import Settings
from pkgutil import iter_modules
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Result:
    """What one check found."""

    name: str
    title: str
    problems: tuple[str, ...]


def discovered() -> list[ModuleType]:
    """Give the checks there are, in order."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    return sorted(modules, key=lambda module: (getattr(module, "ORDER", 50), module.__name__))


def run(site: Any, settings: Settings) -> Iterator[Result]:
    """Look at everything, one after the other."""
    for module in discovered():
        name = module.__name__.rpartition(".")[2]
        yield Result(name, module.TITLE, tuple(module.problems(site, settings)))
