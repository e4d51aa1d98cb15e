"""``POST @rebase``: take the item's changes into the working copy, and settle conflicts."""

from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from kultura.restapi.working_copy.get import in_json
from kultura.restapi.working_copy.pair import allow_writing
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.conflicts import rebase
from kultura.workflows.working_copies.merge import Side
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any


SIDES = ("mine", "theirs")


class RebaseWorkingCopy(Service):
    """Answers with the conflicts that remain."""

    def reply(self) -> dict[str, Any]:
        allow_writing(self.request)
        left = rebase(self.context, self.choices())
        return {"items": [in_json(conflict) for conflict in left]}

    def choices(self) -> dict[str, Side]:
        """Return which side is right, by path of a conflict or by field."""
        choices = json_body(self.request).get("choices") or {}
        if not isinstance(choices, dict) or any(side not in SIDES for side in choices.values()):
            raise BadInput(
                _(
                    "refused_choices",
                    default="'choices' must map the path of each conflict to 'mine' or 'theirs'.",
                ),
                allowed=list(SIDES),
            )
        self.refuse_unknown(choices)
        return choices

    def refuse_unknown(self, choices: dict[str, Side]) -> None:
        """Refuse a choice about what is no conflict: the caller has seen something else."""
        found = conflicts(self.context)
        known = {"/".join(conflict.path) for conflict in found} | {c.field for c in found}
        unknown = sorted(set(choices) - known)
        if unknown:
            raise BadInput(
                _(
                    "refused_choice_unknown",
                    default="There is no conflict at ${paths}.",
                    mapping={"paths": ", ".join(unknown)},
                ),
                conflicts=sorted(known),
            )
