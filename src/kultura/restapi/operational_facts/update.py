"""``PATCH @operational-facts``: cancel, move, sell out; close on a day.

``{"schedule": [{"id": "37", "status": "cancelled"}]}`` changes the columns it names of the rows it
names, and nothing else.
"""

from kultura.behaviors.fields.refusals import Refused
from kultura.restapi.operational_facts.facts import from_json
from kultura.restapi.operational_facts.facts import in_json
from kultura.restapi.operational_facts.permitted import refuse_others
from kultura.restapi.refusals import BadInput
from kultura.workflows.operational_facts.change import change_facts
from plone.protect.interfaces import IDisableCSRFProtection
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from typing import Any
from zope.interface import alsoProvides


class UpdateOperationalFacts(Service):
    """Answers with the facts as they stand now."""

    def reply(self) -> dict[str, Any]:
        refuse_others(self.context)
        alsoProvides(self.request, IDisableCSRFProtection)
        try:
            change_facts(self.context, **from_json(self.context, json_body(self.request)))
        except Refused as refusal:
            raise BadInput(refusal.message) from refusal
        return {
            "@id": f"{self.context.absolute_url()}/@operational-facts",
            **in_json(self.context),
        }
