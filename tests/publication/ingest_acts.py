"""What actors do to bring packages in; one may be told to die, as by `kill -9`, at a moment."""

from collections.abc import Callable
from importlib import import_module
from kultura.batches.bringing import bring
from kultura.batches.deciding import decide
from kultura.batches.listing import shown
from kultura.batches.order import delivery_of
from kultura.batches.order import Order
from kultura.batches.proceeding import proceeding_for
from kultura.batches.submitting import submit
from kultura.digitisation.schemas import Schemas
from kultura.review import decisions as review
from kultura.review.queue import Filters
from kultura.review.runs import waiting_runs
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
    return bring_all(site, [str(one) for one in sorted(Path(folder).iterdir())], dies)


def bring_all(site: Any, packages: list[str], dies: str = "") -> list[tuple[int, str, int]]:
    """Bring packages into the museum; return number, state and version of each."""
    if dies:
        die_at(*MOMENTS[dies])
    order = Order("muzeum", overwrite="keep")
    proceeding = proceeding_for(site, current(), order, Schemas())
    brought = list(bring(delivery_of(site, order, list(map(Path, packages))), proceeding))
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


def decide_about(site: Any, number: int, person: str, action: str, reason: str) -> str:
    """Decide about a batch as a person; return its state."""
    with api.env.adopt_user(username=person):
        return decide(site, number, action, reason).state


def hand_over(site: Any, number: int) -> str:
    """Submit the record of a batch; return why it was not."""
    return submit(site, shown(number).batch).why


def entries(site: Any) -> list[tuple[str, int]]:
    """Return what deliveries wait in the region's queue: what they are called, how many records."""
    with api.env.adopt_user(username="region"):
        path = "/".join(site["muzeum"].getPhysicalPath())
        return [(run.source, run.count) for run in waiting_runs(Filters(path))]


def state(site: Any, number: int) -> str:
    """Return the state a batch has come to."""
    return shown(number).state


def approve(site: Any, uid: str) -> str:
    """Approve a record as the region does; return its state."""
    with api.env.adopt_user(username="region"):
        assert review.decide(uid, "publish").done
        return api.content.get_state(api.content.get(UID=uid))
