"""Decides about the objects of an import, a portion a job, one transaction an object.

A portion goes on after the UID it is told, in the order of UIDs, and asks for the next in the
transaction of its last object. Killed in between, it is done again: what is decided is no longer
pending, and is passed over.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from kultura.imports.writing import runs as records
from kultura.interfaces import IJobKind
from kultura.publication.asking import ask
from kultura.review.decisions import decide
from kultura.review.decisions import Outcome
from kultura.review.mail import tell_of_run
from kultura.review.people import account_of
from plone import api
from typing import Any
from typing import Final
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.interface import implementer

import transaction


KIND: Final = "decide-run"
PORTION: Final = 50
MOST_REASONS: Final = 20


@implementer(IJobKind)
class DecideRun:
    """Approves or returns what waits of a run, all but what was marked."""

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: a run is decided when somebody says so."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Decide about the next portion; ask for the one after it, or tell that it was the last."""
        uids = waiting_uids(item)
        portion = uids[:PORTION]
        with api.env.adopt_user(user=account_of(item["person"])):
            outcomes = [self.decide(uid, item) for uid in portion]
            note(site, item, outcomes, left=len(uids) - len(portion))
            if len(uids) > len(portion):
                ask(KIND, item | {"after": portion[-1]})
            else:
                tell_of_run(site, item)

    def decide(self, uid: str, item: dict[str, Any]) -> Outcome:
        """Decide about one object, without a mail of its own."""
        return decide(uid, item["action"], item["comment"], quiet=True)


def begin(site: Any, item: dict[str, Any], count: int) -> None:
    """Have a run decided in the background, and write down that it is."""
    facts = records.facts_of(site, item["run"])
    decision = {
        "action": item["action"],
        "person": item["person"],
        "total": count,
        "done": 0,
        "refused": [],
        "left": count,
    }
    records.record(site, item["run"], facts | {"decision": decision})
    ask(KIND, item)


def waiting_uids(item: dict[str, Any]) -> Sequence[str]:
    """Return the UIDs that are still to be decided, in order."""
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog.unrestrictedSearchResults(
        review_state="pending", submission_run=item["run"], path=item["path"]
    )
    index = catalog._catalog.getIndex("UID")
    uids = sorted(index.getEntryForObject(brain.getRID()) for brain in found)
    marked = set(item["marked"])
    return [uid for uid in uids if uid > item.get("after", "") and uid not in marked]


def note(site: Any, item: dict[str, Any], outcomes: Sequence[Outcome], left: int) -> None:
    """Write down how far the decision is, and what could not be decided."""
    transaction.begin()
    facts = records.facts_of(site, item["run"])
    decision = dict(facts.get("decision") or {})
    refused = [
        f"{one.title}: {translate(one.message, context=getRequest())}"
        for one in outcomes
        if not one.done
    ]
    decision["done"] = decision.get("done", 0) + sum(one.done for one in outcomes)
    decision["refused"] = [*decision.get("refused", ()), *refused][:MOST_REASONS]
    decision["left"] = left
    records.record(site, item["run"], facts | {"decision": decision})
