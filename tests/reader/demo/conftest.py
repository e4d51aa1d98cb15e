"""The demo region behind a real reader: built once a module, which then only asks."""

from builders import publish
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import nullcontext
from datetime import datetime
from datetime import time
from datetime import timedelta
from indexing import composed
from indexing import Indexer
from indexing import REGION
from kultura.behaviors.lookup import all_uids
from kultura.demo.build import build_region
from kultura.publication.projector import Projector
from kultura.publication.vocabularies import site_terms
from kultura.records.accessibility import Accessibility
from kultura.records.accessibility import AccessibilityFeature
from kultura.records.admission import Admission
from kultura.records.event import Event
from kultura.records.occurrence import Occurrence
from kultura.records.place import Place
from kultura.records.venue import Venue
from kultura.settings import load
from kultura.store.marks import mark_ready
from kultura.store.settling import settle
from kultura.store.vocabularies import keep_vocabularies
from kultura.testing import INTEGRATION_TESTING
from plone import api
from plone.testing import Layer
from Products.CMFCore.indexing import processQueue
from serving import Served
from typing import Any
from unittest import mock

import pytest
import transaction


@pytest.fixture(scope="module")
def demo(served, lasting_store, integration_session) -> Iterator[Served]:
    """A reader of the demo region, whose index has followed."""
    with tested(INTEGRATION_TESTING) as portal:
        build(portal)
        project(portal, served, lasting_store)
    publish(lasting_store, *map(composed, sunday_outing()))
    indexer = Indexer(served)
    indexer.begin()
    indexer.follow()
    yield served
    indexer.close()


@contextmanager
def tested(layer: Layer) -> Iterator[Any]:
    """Lend the site of a layer for longer than one test."""
    layers = list(dict.fromkeys(below(layer)))
    for one in layers:
        one.testSetUp()
    yield layer["portal"]
    for one in reversed(layers):
        one.testTearDown()


def below(layer: Layer) -> Iterator[Layer]:
    """Yield what a layer stands on, the lowest first, and the layer."""
    for base in layer.__bases__:
        yield from below(base)
    yield layer


def build(portal: Any) -> None:
    """Build the region, without commits so that the layer stays clean."""
    with mock.patch("kultura.demo.build.transaction.commit"), api.env.adopt_roles(["Manager"]):
        build_region(portal, "Haslo-do-testow-1")
    processQueue()
    transaction.savepoint()


def project(portal: Any, served: Served, store: Any) -> None:
    """Show everything in the site by the projector that the process runs."""
    port = served.url.rpartition(":")[2]
    settings = load(served.log.parent, environ={"KULTURA_PUBLIC_PORT": port})
    keep_vocabularies(store, site_terms())
    with store, store.cursor() as cursor:
        mark_ready(cursor, sorted(all_uids(portal)))
    projector = Projector(lambda: nullcontext(portal), store, settings)
    while projector.project_batch():
        pass
    settle(store)


def sunday_outing() -> tuple[Venue, Event]:
    """Something free and step-free that lasts all of this weekend's Sunday."""
    today = datetime.now(REGION.zone).date()
    sunday = datetime.combine(today + timedelta(days=6 - today.weekday()), time(), REGION.zone)
    step_free = AccessibilityFeature(code="step-free-entrance", value="yes")
    named = {"path": "ogrod", "title": "Ogród", "language": "pl"}
    garden = Venue(
        id="garden",
        place=Place(title="Ogród", latitude=52.23, longitude=21.01),
        accessibility=Accessibility(venue=(step_free,)),
        **named,
    )
    walk = Event(
        id="walk",
        place=Place(id="garden"),
        admission=Admission(free=True),
        schedule=(Occurrence(id="1", start=sunday, all_day=True),),
        **named | {"path": "ogrod/spacer", "title": "Spacer"},
    )
    return garden, walk
