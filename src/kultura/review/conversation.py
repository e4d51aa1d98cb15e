"""The history of an item as a conversation: who did what, when, and what they wrote.

The entries of a proposal are told with the approval that ended it, oldest first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from kultura.behaviors.approval import APPROVAL
from kultura.behaviors.approval import entries
from kultura.i18n import _
from kultura.review.people import name_of
from kultura.review.planning import GIVEN_UP
from kultura.review.planning import PLANNED
from kultura.review.rows import local
from kultura.workflows.operational_facts.unapproved import ACTIONS
from plone import api
from typing import Any
from typing import Final


SAID: Final = {
    "submit": _("did_submit", default="handed it over for approval"),
    "publish": _("did_publish", default="approved it"),
    "publish_directly": _("did_publish_directly", default="published it"),
    "request_changes": _("did_request_changes", default="returned it"),
    "retract": _("did_retract", default="took it back"),
    "withdraw": _("did_withdraw", default="withdrew it"),
    "reopen": _("did_reopen", default="went on writing it"),
    "delete": _("did_delete", default="deleted it"),
    "restore": _("did_restore", default="restored it"),
    PLANNED: _("did_plan", default="planned its approval"),
    GIVEN_UP: _("did_give_up", default="gave the planned approval up"),
}
FACTS: Final = _("did_change_facts", default="changed without approval")


@dataclass(frozen=True)
class Turn:
    """One thing somebody did; ``planned`` is the moment of a planned approval."""

    action: str
    what: Any
    person: str
    when: datetime
    comment: str
    planned: datetime | None = None


def conversation(obj: Any) -> list[Turn]:
    """Return what was done about an item, oldest first."""
    return [_turn(entry) for entry in _all(obj)]


def _all(obj: Any) -> Iterator[dict[str, Any]]:
    for entry in entries(obj):
        yield from (each for each in entry.get("proposal", ()) if each.get("action") in SAID)
        if entry.get("action") in SAID or entry.get("action") in ACTIONS:
            yield entry


def _turn(entry: dict[str, Any]) -> Turn:
    action = entry["action"]
    return Turn(
        action=action,
        what=SAID.get(action, FACTS),
        person=name_of(entry.get("actor")),
        when=local(entry["time"]),
        comment=entry.get("comments") or "",
        planned=local(entry.get("planned")),
    )


def takes_part(obj: Any) -> bool:
    """Tell whether the current user is one of those who decide or write here."""
    under_approval = APPROVAL in api.portal.get_tool("portal_workflow").getChainFor(obj)
    return under_approval and any(
        api.user.has_permission(permission, obj=obj)
        for permission in ("kultura: Submit", "kultura: Publish")
    )
