"""``GET @workingcopy``: who is preparing changes to an item, and what stands in their way."""

from kultura.restapi.working_copy.pair import pair_of
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.policy import holder_of
from kultura.workflows.working_copies.policy import name_of
from plone.dexterity.interfaces import IDexterityContent
from plone.restapi.serializer.converters import json_compatible
from plone.restapi.services import Service
from typing import Any


class GetWorkingCopy(Service):
    """Tells of both sides, to those who may see the working copy."""

    def reply(self) -> dict[str, Any]:
        pair = pair_of(self.context)
        if pair is None:
            return {"working_copy": None, "working_copy_of": None, "conflicts": []}
        holder = holder_of(pair.original)
        return {
            "working_copy": {
                **link(pair.working_copy),
                "created": json_compatible(pair.working_copy.created()),
                "creator_id": holder,
                "creator_name": name_of(holder),
            },
            "working_copy_of": link(pair.original),
            "conflicts": [in_json(conflict) for conflict in conflicts(pair.working_copy)],
        }


class GetConflicts(Service):
    """``GET @conflicts``: what was changed in the working copy and in the item."""

    def reply(self) -> dict[str, Any]:
        pair = pair_of(self.context)
        found = conflicts(pair.working_copy) if pair else ()
        return {
            "@id": f"{self.context.absolute_url()}/@conflicts",
            "items": [in_json(conflict) for conflict in found],
        }


def link(content: IDexterityContent) -> dict[str, str]:
    """Return what others need to go there."""
    return {"@id": content.absolute_url(), "title": content.title}


def in_json(conflict: Conflict) -> dict[str, Any]:
    """Return a conflict as JSON; ``path`` is what ``@rebase`` takes."""
    return {
        "path": "/".join(conflict.path),
        "field": conflict.field,
        "base": json_compatible(conflict.base),
        "mine": json_compatible(conflict.mine),
        "theirs": json_compatible(conflict.theirs),
    }
