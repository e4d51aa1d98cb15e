"""Imports whose objects wait: each is one entry of the queue, with its facts and a sample."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from kultura.imports.writing.indexers import BY_HAND
from kultura.imports.writing.runs import facts_of
from kultura.review.queue import Filters
from kultura.review.queue import waiting
from plone import api
from random import Random
from typing import Any


SAMPLE = 20


@dataclass(frozen=True)
class WaitingRun:
    """A run with objects that wait: how many, and what is known of it."""

    name: str
    count: int
    facts: dict[str, Any]

    @property
    def source(self) -> str:
        """The name of the file it came from."""
        return str(self.facts.get("source") or self.name)

    @property
    def institution(self) -> str:
        """The id of the institution it went into."""
        site = "/".join(api.portal.get().getPhysicalPath())
        path = str(self.facts.get("institution") or "").removeprefix(site).strip("/")
        return path.partition("/")[0]

    @property
    def user(self) -> str:
        """Who ran it."""
        return str(self.facts.get("user") or "")

    @property
    def finished(self) -> datetime | None:
        """When it came to its end."""
        moment = self.facts.get("finished")
        return datetime.fromisoformat(moment) if moment else None

    @property
    def counts(self) -> dict[str, int]:
        """What became of its rows, by status."""
        statuses = ("created", "updated", "unchanged", "refused")
        return {name: self.facts[name] for name in statuses if name in self.facts}

    @property
    def decision(self) -> dict[str, Any]:
        """What is being decided about it now, and how far that is."""
        return dict(self.facts.get("decision") or {})


def waiting_runs(filters: Filters) -> Iterator[WaitingRun]:
    """Yield the runs with objects that wait, the newest first."""
    catalog = api.portal.get_tool("portal_catalog")
    names = catalog.uniqueValuesFor("submission_run")
    for name in sorted((name for name in names if name != BY_HAND), reverse=True):
        run = waiting_run(name, filters)
        if run.count:
            yield run


def waiting_run(name: str, filters: Filters) -> WaitingRun:
    """Return a run with the number of its objects that wait."""
    return WaitingRun(name, len(waiting(filters, name)), facts_of(api.portal.get(), name))


def sample(name: str, filters: Filters, seed: str = "") -> list[Any]:
    """Return records of up to twenty objects of a run, drawn at random.

    The same seed draws the same, so that what was marked is still there after the page came again.
    """
    found = waiting(filters, name)
    places = Random(f"{name} {seed}").sample(range(len(found)), min(SAMPLE, len(found)))
    return [found[place] for place in sorted(places)]
