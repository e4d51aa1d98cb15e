"""States of batches, how grave findings are, and when things were, in words."""

from datetime import datetime
from kultura.behaviors.zone import region_zone
from kultura.i18n import _
from typing import Final
from zope.i18nmessageid import Message


STATES: Final[dict[str, Message]] = {
    "received": _("batch_received", default="Received"),
    "checked": _("batch_checked", default="Checked"),
    "needs-decision": _("batch_needs_decision", default="Needs a decision"),
    "described": _("batch_described", default="Described"),
    "submitted": _("batch_submitted", default="Submitted"),
    "published": _("batch_published", default="Public"),
    "withdrawn": _("batch_withdrawn", default="Withdrawn"),
    "deleted": _("batch_deleted", default="Deleted"),
    "refused": _("batch_refused", default="Refused"),
    "replaced": _("batch_replaced", default="Replaced"),
}
SEVERITIES: Final[dict[str, Message]] = {
    "error": _("severity_error", default="Error"),
    "decision": _("severity_decision", default="To decide"),
    "warning": _("severity_warning", default="Warning"),
    "note": _("severity_note", default="Note"),
}
ACTIONS: Final[dict[str, Message]] = {
    "waive": _("decided_waived", default="Taken as it is"),
    "refuse": _("decided_refused", default="Refused"),
    "describe": _("decided_described", default="Chosen, field by field"),
}
SIDES: Final[dict[str, Message]] = {
    "mine": _("side_record", default="as in the record"),
    "theirs": _("side_package", default="as in the package"),
}
EXPLAINED: Final[dict[str, Message]] = {
    "received": _(
        "explained_received",
        default="It is looked at next. If a command that brings it was cut off, run it again.",
    ),
    "checked": _(
        "explained_checked",
        default="Nothing is left to decide. It is kept and described in a moment.",
    ),
    "needs-decision": _(
        "explained_needs_decision",
        default="Something about it is to be decided, as told below. Bring what is missing, or let "
        "somebody else decide.",
    ),
    "described": _(
        "explained_described",
        default="Its files are kept for good, and its record is a draft.",
    ),
    "refused": _(
        "explained_refused",
        default="Nothing of it was kept. Correct what is told below and bring it again.",
    ),
    "replaced": _(
        "explained_replaced", default="The rest came with a later package of the same object."
    ),
}


def when(moment: datetime) -> str:
    """Return a moment as people of the region read it."""
    return f"{moment.astimezone(region_zone()):%d.%m.%Y, %H:%M}"
