"""What actors do to bring packages in; one may be told to die, as by `kill -9`, at a moment."""

from collections.abc import Callable
from importlib import import_module
from kultura.batches.bringing import bring
from kultura.batches.order import delivery_of
from kultura.batches.order import Order
from kultura.batches.proceeding import proceeding_for
from kultura.digitisation.schemas import Schemas
from kultura.settings import current
from pathlib import Path
from plone import api
from signal import SIGKILL
from typing import Any

import os


MOMENTS = {  # where it dies: before a function is called, or after it returned
    "noted, not checked": ("kultura.batches.proceeding", "check", "before"),
    "checked, nothing kept": ("kultura.batches.proceeding", "keep", "before"),
    "staged, not in its place": ("kultura.repository.writing", "_bring_object", "before"),
    "kept, no record": ("kultura.batches.keeping", "keep_package", "after"),
    "described, not written down": ("kultura.batches.keeping", "described", "before"),
    "all done, not ended": ("kultura.store.deliveries", "end", "before"),
}


def bring_in(site: Any, folder: str, dies: str = "") -> list[tuple[int, str, int]]:
    """Bring the packages in a folder into the museum; return number, state and version of each."""
    if dies:
        die_at(*MOMENTS[dies])
    order = Order("muzeum", overwrite="keep")
    packages = sorted(Path(folder).iterdir())
    proceeding = proceeding_for(site, current(), order, Schemas())
    brought = list(bring(delivery_of(site, order, packages), proceeding))
    return [(one.batch.id, one.batch.state, one.batch.version) for one in brought]


def die_at(module: str, name: str, when: str) -> None:
    """Let this process die before or after a function."""
    found = import_module(module)
    function: Callable = getattr(found, name)

    def deadly(*arguments: Any, **named: Any) -> None:
        if when == "after":
            function(*arguments, **named)
        os.kill(os.getpid(), SIGKILL)

    setattr(found, name, deadly)


def records(site: Any, titles: list[str]) -> list[str]:
    """Return the paths of the museum's objects of some titles, each as often as it is there."""
    found = api.content.find(site["muzeum"], portal_type="DigitalObject")
    return sorted(brain.getId for brain in found if brain.Title in titles)
