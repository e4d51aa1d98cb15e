"""What actors do as the region's administrators: plan, take, decide about one, many or a run."""

from AccessControl.SecurityManagement import newSecurityManager
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.imports.order import Order
from kultura.imports.preparing import comment as import_comment
from kultura.imports.writing import runs
from kultura.imports.writing.stamp import put_stamp
from kultura.imports.writing.stamp import Stamp
from kultura.instance.working import site_to_change
from kultura.jobs.worker import Worker
from kultura.publication.connection import store_dsn
from kultura.review import claims
from kultura.review import planning
from kultura.review.decisions import decide
from kultura.review.jobs.decide_run import begin
from kultura.review.queue import Filters
from kultura.review.runs import sample
from kultura.review.runs import waiting_runs
from kultura.settings import load
from kultura.store.connection import connect_writer
from museums import person
from plone import api
from time import monotonic
from typing import Any

import transaction


RUN = "20260101-000000-abcdef"
WORK = "http://creativecommons.org/publicdomain/mark/1.0/"


def be(site: Any, name: str) -> None:
    """Act in a person's name from here on."""
    user = site.acl_users.getUserById(name)
    newSecurityManager(None, user.__of__(site.acl_users))


def hire(site: Any, name: str) -> None:
    """Make another regional administrator."""
    if api.user.get(userid=name) is None:
        person(name, "regional-administrators")
        transaction.commit()


def submit_pages(site: Any, titles: list[str]) -> list[str]:
    """Submit pages of the museum; return their UIDs."""
    uids = []
    with api.env.adopt_user(username="muzeum-editor"):
        for title in titles:
            page = api.content.create(site["muzeum"]["o-nas"], "Document", title=title)
            api.content.transition(page, "submit")
            uids.append(page.UID())
    transaction.commit()
    return uids


def decide_all(site: Any, name: str, uids: list[str], action: str, comment: str = "") -> list:
    """Decide about items one after the other; return what became of each, and the seconds."""
    be(site, name)
    begun = monotonic()
    outcomes = [decide(uid, action, comment).done for uid in uids]
    return [outcomes, monotonic() - begun]


def plan(site: Any, name: str, uid: str, seconds: float) -> None:
    """Plan an approval."""
    be(site, name)
    planning.plan(api.content.get(UID=uid), datetime.now(UTC) + timedelta(seconds=seconds), "")
    transaction.commit()


def give_up_plan(site: Any, name: str, uid: str) -> None:
    """Take a plan back."""
    be(site, name)
    planning.give_up(api.content.get(UID=uid))
    transaction.commit()


def states(site: Any, uids: list[str]) -> list[str]:
    """Return the states of items."""
    with api.env.adopt_roles(["Manager"]):
        found = [api.content.get(UID=uid) for uid in uids]
        return [api.content.get_state(obj) for obj in found]


def claim(site: Any, name: str, uid: str) -> bool:
    """Take an item to oneself."""
    be(site, name)
    return claims.take(uid)


def claimed_by(site: Any, uid: str) -> str | None:
    """Return who has an item."""
    claim = claims.claims_on([uid]).get(uid)
    return claim.name if claim else None


def import_run(site: Any, count: int) -> list[str]:
    """Leave what an import with --submit leaves; return the UIDs of its objects."""
    uids = []
    said = import_comment(Order("muzeum", "pending"), RUN)
    with api.env.adopt_user(username="muzeum-editor"):
        for number in range(count):
            obj = api.content.create(
                site["muzeum"]["obiekty"],
                "DigitalObject",
                id=f"z-importu-{number}",
                title=f"Z importu {number}",
                edm_type="IMAGE",
                object_type="painting",
                inventory_number=f"IMP/{number}",
                work_rights=WORK,
                reproduction_rights=WORK,
            )
            put_stamp(obj, Stamp(RUN, f"IMP/{number}", number, "created"))
            api.content.transition(obj, "submit", comment=said)
            uids.append(obj.UID())
    facts = {"source": "spis.csv", "user": "muzeum-editor", "institution": "/kultura/muzeum"}
    runs.record(site, RUN, facts | {"created": count})
    transaction.commit()
    return uids


def queue_of(site: Any, name: str) -> list:
    """Return the queue's runs with their counts, and the sample's size."""
    be(site, name)
    filters = Filters("/".join(site.getPhysicalPath()))
    found = [(run.name, run.count) for run in waiting_runs(filters)]
    return [found, len(sample(RUN, filters))]


def decide_run(site: Any, name: str, action: str, comment: str, marked: list[str]) -> None:
    """Have a run decided in the background."""
    be(site, name)
    order = {
        "run": RUN,
        "action": action,
        "comment": comment,
        "person": name,
        "path": "/".join(site.getPhysicalPath()),
        "marked": marked,
    }
    begin(site, order, len(api.portal.get_tool("portal_catalog")(submission_run=RUN)))
    transaction.commit()


def run_facts(site: Any) -> dict:
    """Return what the site knows of the run."""
    return runs.facts_of(site, RUN)


def write_mail_to(site: Any, port: int) -> None:
    """Have the site send its mails to a server."""
    settings = {
        "smtp_host": "127.0.0.1",
        "smtp_port": port,
        "email_from_address": "region@example.org",
    }
    for name, value in settings.items():
        api.portal.set_registry_record(f"plone.{name}", value)
    transaction.commit()


def speak(site: Any, name: str, language: str) -> None:
    """Choose a person's language."""
    api.user.get(userid=name).setMemberProperties({"language": language})
    transaction.commit()


def send_mails(site: Any) -> None:
    """Be the worker until every mail has left."""
    transaction.abort()
    root = site._p_jar.root()["Application"]
    connection = connect_writer(store_dsn(), "act")
    worker = Worker(lambda: site_to_change(root, load()), connection)
    while worker.work():
        pass
    connection.close()
