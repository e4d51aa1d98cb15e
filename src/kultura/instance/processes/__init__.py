"""The processes of an instance, one module each, found by this folder's listing.

A module has a constant PROCESS. Adding a process is adding a module.
"""

from collections.abc import Iterable
from graphlib import TopologicalSorter
from importlib import import_module
from kultura.instance.errors import InstanceError
from kultura.instance.processes.process import Process
from pkgutil import iter_modules


def discovered() -> dict[str, Process]:
    """Give the processes there are, by name."""
    modules = (import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__))
    found = [module.PROCESS for module in modules if hasattr(module, "PROCESS")]
    return {process.name: process for process in found}


def in_order(names: Iterable[str] | None = None) -> list[Process]:
    """Give the named processes, all of them unless told, with what they need, in starting order."""
    known = discovered()
    wanted: dict[str, set[str]] = {}
    waiting = list(known if names is None else names)
    while waiting:
        name = waiting.pop()
        if name not in known:
            raise InstanceError(f"There is no process {name}; there are {', '.join(sorted(known))}")
        wanted[name] = set(known[name].needs)
        waiting.extend(wanted[name] - wanted.keys())
    return [known[name] for name in TopologicalSorter(wanted).static_order()]
