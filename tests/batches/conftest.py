"""A library, its people, an empty store and repository, and packages to bring in."""

from collections.abc import Callable
from collections.abc import Iterator
from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import template
from kultura.batches import going_on
from kultura.batches.bringing import bring
from kultura.batches.order import delivery_of
from kultura.batches.order import Order
from kultura.batches.proceeding import Brought
from kultura.batches.proceeding import proceeding_for
from kultura.digitisation.schemas import Schemas
from kultura.publication.connection import forget
from kultura.publication.connection import VARIABLE
from kultura.repository.root import Repository
from kultura.review.bookkeeping import bookkeeping
from kultura.settings import Settings
from kultura.settings.loading import load
from kultura.store.batch import batch_numbered
from museums import person
from packages import made
from packages import without_master
from pathlib import Path
from plone import api
from typing import Any

import pytest
import transaction


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]


@pytest.fixture
def store(dsn: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The site publishes into an empty store."""
    monkeypatch.setenv(VARIABLE, dsn)
    yield dsn
    forget()


@pytest.fixture
def library(functional_portal, store: str) -> Any:
    """A library with an editor, in a region with an administrator."""
    with api.env.adopt_roles(roles=["Manager"]):
        opened(functional_portal, "Library", "biblioteka")
        person("region", "regional-administrators")
    transaction.commit()
    return functional_portal["biblioteka"]


@pytest.fixture
def museum(library: Any) -> Any:
    """A museum with an editor beside the library."""
    with api.env.adopt_roles(roles=["Manager"]):
        opened(library.aq_parent, "Museum", "muzeum")
    transaction.commit()
    return library.aq_parent["muzeum"]


def opened(site: Any, kind: str, name: str) -> None:
    """Open an institution with an editor."""
    api.content.create(site, kind, name, title=name.title())
    person(f"{name}-editor", f"{name}-editors")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an instance of the test's own."""
    return load(tmp_path / "home", environ={})


@pytest.fixture
def repository(settings: Settings) -> Repository:
    """Where masters are kept."""
    return Repository(settings.directory("masters"))


Bring = Callable[..., list[Brought]]


@pytest.fixture
def ingest(library: Any, settings: Settings) -> Bring:
    """Bring packages in: ``ingest(folder, person="biblioteka-editor", goal="pending")``."""

    def bring_in(*folders: Path, person: str = "biblioteka-editor", **order: Any) -> list[Brought]:
        site = library.aq_parent
        wanted = Order(**{"institution": "biblioteka", **order})
        with api.env.adopt_user(username=person):
            delivery = delivery_of(site, wanted, list(folders))
            proceeding = proceeding_for(site, settings, wanted, Schemas())
            return list(bring(delivery, proceeding))

    return bring_in


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A good package of two pages."""
    return made(tmp_path / "atlas")


@pytest.fixture
def waits(tmp_path: Path) -> Path:
    """A package that lacks its master image."""
    return without_master(tmp_path / "zeszyt")


@pytest.fixture
def go_on(library: Any, settings: Settings) -> Callable[[int], Brought]:
    """Go on with a batch after a decision, asked by who decided."""

    def take_on(id: int) -> Brought:
        with bookkeeping() as opened:
            batch = batch_numbered(opened, id)
        with api.env.adopt_user(username="region"):
            return going_on.go_on(library.aq_parent, settings, batch)

    return take_on


@pytest.fixture
def record(library: Any) -> Callable[[Brought], Any]:
    """The record of a package."""

    def find(brought: Brought) -> Any:
        with api.env.adopt_roles(roles=["Manager"]):
            return api.content.get(UID=brought.batch.uid)

    return find
