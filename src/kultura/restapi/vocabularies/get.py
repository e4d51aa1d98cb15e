"""``GET @vocabularies``: a vocabulary that has no terms here is a plain refusal."""

from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from plone.restapi.services.vocabularies.get import VocabulariesGet
from typing import Any


class Vocabularies(VocabulariesGet):
    """Lists vocabularies, or the terms of one."""

    def reply(self) -> list[dict[str, Any]] | dict[str, Any]:
        try:
            return super().reply()
        except (AttributeError, LookupError, TypeError) as reason:
            # Vocabularies of forms and control panels expect the form around them.
            raise BadInput(
                _(
                    "refused_vocabulary",
                    default="The vocabulary '${name}' has no terms here.",
                    mapping={"name": self.params[0]},
                )
            ) from reason
