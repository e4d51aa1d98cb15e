"""What actors ask of the worker, and do as the worker."""

from contextlib import nullcontext
from DateTime import DateTime
from kultura.behaviors.lookup import find
from kultura.instance.working import site_to_change
from kultura.institutions.team.invitations import invite as invite_person
from kultura.jobs.worker import Worker
from kultura.publication.asking import ask
from kultura.publication.connection import store_dsn
from kultura.publication.rebuild import fill as fill_store
from kultura.settings import load
from kultura.store.connection import connect_writer
from plone import api
from typing import Any

import os
import transaction


class DyingBeforeOurFinish:
    """A data manager that ends the process when ZODB has committed."""

    transaction_manager = transaction.manager

    def sortKey(self) -> str:
        return "~~kult"

    def tpc_finish(self, _transaction: Any) -> None:
        os.kill(os.getpid(), 9)

    def _nothing(self, _transaction: Any) -> None:
        pass

    abort = commit = tpc_abort = tpc_begin = tpc_vote = _nothing


def ask_and(site: Any, payload: dict, how: str) -> None:
    """Ask for a job, and end the transaction in some way."""
    site.title = f"{site.title}."
    before = transaction.savepoint()
    ask("test", payload)
    if how == "abort":
        return transaction.abort()
    if how.startswith("roll back"):
        before.rollback()
    if how.startswith("die"):
        transaction.get().join(DyingBeforeOurFinish())
    transaction.commit()


def work(site: Any, most: int = 100) -> int:
    """Be a worker until there is nothing to do, or for some jobs; return how many were done."""
    transaction.abort()
    root = site._p_jar.root()["Application"]
    connection = connect_writer(store_dsn(), "act")
    worker = Worker(lambda: site_to_change(root, load()), connection)
    worker.keep_time()
    with connection, connection.cursor() as cursor:
        cursor.execute("DELETE FROM publication.job WHERE kind IN ('mail', 'media', 'test')")
    done = 0
    while done < most and worker.work():
        done += 1
    connection.close()
    return done


def delete_long_ago(site: Any, path: str) -> None:
    """Delete an object forty days ago."""
    obj = site.unrestrictedTraverse(path)
    with api.env.adopt_user(username="muzeum-manager"):
        api.content.transition(obj, transition="delete", comment="Because.")
    workflow = api.portal.get_tool("portal_workflow").getChainFor(obj)[0]
    history = obj.workflow_history[workflow]
    obj.workflow_history[workflow] = (*history[:-1], history[-1] | {"time": DateTime() - 40})
    obj._p_changed = True
    transaction.commit()


def is_there(site: Any, uid: str) -> bool:
    """Tell whether an object is in the site."""
    return find(site, uid) is not None


def invite(site: Any, email: str) -> None:
    """Invite somebody to the museum's team."""
    api.portal.set_registry_record("plone.smtp_host", "localhost")
    api.portal.set_registry_record("plone.email_from_address", "region@example.org")
    invite_person(site["muzeum"], email, "Ewa", "editors")
    transaction.commit()


def fill(site: Any) -> int:
    """Mark everything, if that was never done; return how many objects that were."""
    connection = connect_writer(store_dsn(), "act")
    marked = fill_store(lambda: nullcontext(site), connection)
    connection.close()
    return marked
