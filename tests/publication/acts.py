"""What actors do to the region: each function gets the site, and commits what it changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from DateTime import DateTime
from kultura.behaviors.public.record import PublicRecord
from kultura.content.page.record import PageRecord
from kultura.instance.projecting import fresh_site
from kultura.interfaces import IPublicRecord
from kultura.publication import rebuild as rebuilding
from kultura.publication.connection import current
from kultura.publication.connection import store_dsn
from kultura.publication.data_manager import joined
from kultura.publication.data_manager import PublicationDataManager
from kultura.publication.projector import Projector
from kultura.publication.service import Service
from kultura.publication.verifying import verify
from kultura.settings import load
from kultura.store.connection import connect_writer
from kultura.store.settling import settle
from museums import open_museums
from pathlib import Path
from plone import api
from plone.app.contenttypes.content import Document
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.utils import createContentInContainer
from Products.CMFCore.indexing import processQueue
from statistics import mean
from typing import Any
from zope.component import getGlobalSiteManager

import os
import time
import transaction


MANAGER = "muzeum-manager"
WHY = "Because."
PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/mark/1.0/"


def prepare(site: Any) -> dict[str, str]:
    """Open two museums whose managers may publish; return the UIDs of what there is, by path."""
    open_museums(site)
    for name in ("muzeum", "zamek"):
        site[name].publishes_directly = True
    transaction.commit()
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(path="/".join(site.getPhysicalPath()))
    return {path_of(site, brain.getPath()): brain.UID for brain in brains}


def path_of(site: Any, path: str) -> str:
    """Return a path within the site."""
    return path.removeprefix("/".join(site.getPhysicalPath())).lstrip("/")


def create(site: Any, portal_type: str, container: str, title: str, publish: bool = False) -> str:
    """Add an object, published or a draft; return its UID."""
    obj = add(site, portal_type, container, title)
    if publish:
        change_state(obj, "publish_directly")
    transaction.commit()
    return obj.UID()


def create_object(site: Any, container: str, title: str) -> str:
    """Add a catalogued object that lacks nothing, and publish it; return its UID."""
    obj = add(site, "DigitalObject", container, title)
    obj.edm_type = "IMAGE"
    obj.object_type = "painting"
    obj.inventory_number = "MNK/1"
    obj.work_rights = obj.reproduction_rights = PUBLIC_DOMAIN
    change_state(obj, "publish_directly")
    transaction.commit()
    return obj.UID()


def add(site: Any, portal_type: str, container: str, title: str) -> Any:
    """Add an object in a container, without the limits of its type."""
    parent = site.unrestrictedTraverse(container)
    return createContentInContainer(parent, portal_type, checkConstraints=False, title=title)


def change_state(obj: Any, transition: str) -> None:
    """Take an object through a transition as the museum's manager; sections as the region."""
    user = "region" if transition in ("suspend", "activate") else MANAGER
    with api.env.adopt_user(username=user):
        api.content.transition(obj, transition=transition, comment=WHY)


def transition(site: Any, path: str, name: str) -> None:
    """Take an object through a transition."""
    change_state(site.unrestrictedTraverse(path), name)
    transaction.commit()


def state(site: Any, path: str) -> str:
    """Return the state an object is in."""
    return api.content.get_state(site.unrestrictedTraverse(path))


def set_viewers(site: Any, path: str, roles: list[str]) -> None:
    """Let only some roles view an object; with none, those who may view what it is in.

    Nothing that the catalog keeps changes, so no other transaction conflicts with this one.
    """
    obj = site.unrestrictedTraverse(path)
    obj.manage_permission("View", roles, acquire=not roles)
    obj.reindexObject(idxs=["Title"])
    transaction.commit()


def edit(site: Any, path: str, title: str) -> None:
    """Change an object's title."""
    obj = site.unrestrictedTraverse(path)
    obj.title = title
    obj.reindexObject()
    transaction.commit()


def move(site: Any, path: str, container: str) -> None:
    """Move an object."""
    api.content.move(site.unrestrictedTraverse(path), site.unrestrictedTraverse(container))
    transaction.commit()


def remove(site: Any, path: str) -> None:
    """Remove an object for good."""
    obj = site.unrestrictedTraverse(path)
    obj.aq_parent.manage_delObjects([obj.getId()])
    transaction.commit()


def project(site: Any) -> int:
    """Project all that is ripe, and settle the feed; return how many marks that were."""
    transaction.abort()
    done = 0
    with store() as connection:
        projector = projector_on(site, connection)
        while batch := projector.project_batch():
            done += batch
        settle(connection)
    return done


def differences(site: Any) -> list[str]:
    """Compare all rows with fresh renderings; return what differs."""
    with store() as connection:
        found = verify(opener(site), connection, load())
    return [f"{one.path or one.uid}: {', '.join(one.what)}" for one in found]


def rebuild(site: Any) -> dict[str, int]:
    """Render everything anew; return what was wrong, as the feed tells it."""
    transaction.abort()
    with store() as connection:
        return rebuilding.rebuild(opener(site), connection, load()).changes


def serve(site: Any) -> None:
    """Be a projector process, until killed."""
    Service(opener(site), store_dsn(), load()).run()


class Interruption:
    """A data manager at which a commit stops: it does something in one phase, sorted by its key."""

    BEFORE_COMMIT = ("tpc_begin", "!")
    AFTER_VOTE = ("tpc_vote", "~~z")
    AFTER_ZODB = ("tpc_finish", "~~a")

    def __init__(self, where: tuple[str, str], act: Any) -> None:
        self.transaction_manager = transaction.manager
        self.phase, self.key = where
        self.act = act

    def sortKey(self) -> str:
        return self.key

    def tpc_begin(self, _transaction: Any) -> None:
        self._reach("tpc_begin")

    def tpc_vote(self, _transaction: Any) -> None:
        self._reach("tpc_vote")

    def tpc_finish(self, _transaction: Any) -> None:
        self._reach("tpc_finish")

    def _reach(self, phase: str) -> None:
        if phase == self.phase:
            self.act()

    def _nothing(self, _transaction: Any) -> None:
        pass

    abort = commit = tpc_abort = _nothing


def transition_and(site: Any, path: str, name: str, where: str, what: str, *with_: Any) -> None:
    """Take an object through a transition, and do something in the middle of the commit."""
    change_state(site.unrestrictedTraverse(path), name)
    act = {"die": die, "wait": wait_for, "cut the store": cut_store, "cut ZODB": cut_zodb}[what]
    stop = Interruption(getattr(Interruption, where), lambda: act(site, *with_))
    transaction.get().join(stop)
    transaction.commit()


def die(site: Any) -> None:
    """End this process as `kill -9` does."""
    os.kill(os.getpid(), 9)


def wait_for(site: Any, reached: str, go_on: str) -> None:
    """Say that this point is reached, and wait until told to go on."""
    Path(reached).touch()
    while not Path(go_on).exists():
        time.sleep(0.005)


def cut_store(site: Any) -> None:
    """Take this thread's connection to the store away."""
    _terminate(current().info.backend_pid)


def cut_zodb(site: Any) -> None:
    """Take the connection away on which RelStorage commits."""
    state = site._p_jar._storage._tpc_phase.shared_state
    _terminate(state.store_connection.connection.info.backend_pid)


def _terminate(pid: int) -> None:
    with store() as connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", (pid,))


class Slow(Projector):
    """A projector that waits between rendering and writing."""

    between: Any = None

    def _write(self, *batch: Any) -> Any:
        self.between()
        return super()._write(*batch)


def render_and_wait(site: Any, reached: str, go_on: str) -> None:
    """Render a batch, wait, and write it."""
    transaction.abort()
    with store() as connection:
        projector = Slow(opener(site), connection, load())
        projector.between = lambda: wait_for(site, reached, go_on)
        projector.project_batch()


def render_and_die(site: Any) -> None:
    """Render a batch, and die before it is written."""
    transaction.abort()
    with store() as connection:
        projector = Slow(opener(site), connection, load())
        projector.between = lambda: die(site)
        projector.project_batch()


class Poison(PublicRecord):
    """A record that cannot be made where the title says so."""

    def record(self, language: str) -> Any:
        if "poison" in self.context.title:
            raise ValueError("poisonous")
        return PageRecord(self.context).record(language)


def poison(site: Any) -> None:
    """From now on pages whose title says so cannot be rendered in this process."""
    getGlobalSiteManager().registerAdapter(Poison, (Document,), IPublicRecord)


def set_dates(site: Any, path: str, effective: float | None, expires: float | None) -> None:
    """Set from when and until when an object is public, in hours from now."""
    obj = site.unrestrictedTraverse(path)
    obj.effective_date = None if effective is None else DateTime() + effective / 24
    obj.expiration_date = None if expires is None else DateTime() + expires / 24
    obj.reindexObject()
    transaction.commit()


def set_access(site: Any, path: str, access: str) -> None:
    """Restrict the access to an object's pictures, or open it."""
    obj = site.unrestrictedTraverse(path)
    obj.access = access
    obj.reindexObject()
    transaction.commit()


def show_picture(site: Any, path: str) -> None:
    """Give an object a picture."""
    obj = site.unrestrictedTraverse(path)
    obj.pictures = [{"image": "0" * 32, "alt": "Obraz", "decorative": False}]
    obj.reindexObject()
    transaction.commit()


def check_out(site: Any, path: str) -> str:
    """Make a working copy; return its UID."""
    with api.env.adopt_user(username=MANAGER):
        copy = ICheckinCheckoutPolicy(site.unrestrictedTraverse(path)).checkout()
    transaction.commit()
    return copy.UID()


def rename(site: Any, path: str, name: str) -> None:
    """Give an object another id."""
    api.content.rename(site.unrestrictedTraverse(path), new_id=name)
    transaction.commit()


def edit_after_a_rollback(site: Any, path: str, title: str) -> None:
    """Edit, take the edit back to a savepoint, edit again."""
    obj = site.unrestrictedTraverse(path)
    before = transaction.savepoint()
    obj.title = "taken back"
    obj.reindexObject()
    api.portal.get_tool("portal_catalog").unrestrictedSearchResults(UID=obj.UID())
    before.rollback()
    edit(site, path, title)


def touched_twice(site: Any, path: str) -> list[str]:
    """Unindex and index an object; return what its data manager would hide."""
    obj = site.unrestrictedTraverse(path)
    obj.unindexObject()
    processQueue()
    obj.indexObject()
    processQueue()
    manager = joined()
    manager.commit(None)
    return manager.hidden


def publication_costs(site: Any, path: str, count: int) -> float:
    """Do what publication adds to a save, many times; return how long it takes in ms.

    The mean of the five fastest, in which other processes of the machine count least.
    """
    obj = site.unrestrictedTraverse(path)
    times = []
    for _ in range(count):
        begun = time.perf_counter()
        manager = PublicationDataManager(transaction.manager)
        manager.touch(obj.UID(), obj)
        for phase in (manager.commit, manager.tpc_vote, manager.tpc_finish):
            phase(None)
        times.append((time.perf_counter() - begun) * 1000)
    return mean(sorted(times)[:5])


def projector_on(site: Any, connection: Any) -> Projector:
    """Return a projector on the site."""
    return Projector(opener(site), connection, load())


def opener(site: Any) -> Any:
    """Return what opens the site anew for each batch."""
    root = site._p_jar.root()["Application"]
    return lambda: fresh_site(root, load())


@contextmanager
def store() -> Iterator[Any]:
    """Connect to the store."""
    connection = connect_writer(store_dsn(), "act")
    try:
        yield connection
    finally:
        connection.close()
