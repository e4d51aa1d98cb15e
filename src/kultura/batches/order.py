"""What a command that brings packages is asked to do, and where they go."""

from dataclasses import dataclass
from kultura.batches.faults import BatchFault
from kultura.behaviors.lookup import find
from kultura.behaviors.section import section_of
from kultura.imports.order import Goal
from kultura.imports.order import Overwrite
from kultura.imports.writing import place
from kultura.interfaces import IDigitalCollection
from kultura.store.deliveries import Delivery
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Order:
    """Where packages go and how far; who wins where an editor and a package disagree.

    ``collection`` is a path or a UID, or empty; ``jobs`` is how many images are decoded at once.
    """

    institution: str
    collection: str = ""
    goal: Goal = "draft"
    overwrite: Overwrite = "ask"
    jobs: int = 1


def delivery_of(site: Any, order: Order, sources: list[Path]) -> Delivery:
    """Return what the current user delivers; raises ImportRefused, BatchFault if they may not."""
    container = place.container_at(site, order.institution)
    place.check_adding(container)
    if order.goal == "pending":
        place.check_submitting(container)
    return Delivery(
        section_of(container).getId(),
        "/".join(container.getPhysicalPath()),
        collection_uid(site, container, order.collection),
        order.goal,
        place.user_id(),
        [str(source) for source in sources],
    )


def collection_uid(site: Any, container: Any, named: str) -> str:
    """Return the UID of a collection of the same institution; empty where none is asked for."""
    if not named:
        return ""
    path = named.strip("/").removeprefix(f"{site.getId()}/")
    found = find(site, named) or site.unrestrictedTraverse(path, None)
    if not IDigitalCollection.providedBy(found):
        raise BatchFault(f"There is no digital collection at {named}.")
    if section_of(found) != section_of(container):
        raise BatchFault(f"“{found.title}” is another institution's collection.")
    return found.UID()
