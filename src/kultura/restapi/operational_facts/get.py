"""``GET @operational-facts``: the facts that may be changed here, as they stand."""

from kultura.restapi.operational_facts.facts import in_json
from kultura.restapi.operational_facts.permitted import refuse_others
from plone.restapi.services import Service
from typing import Any


class GetOperationalFacts(Service):
    """Answers those who may change them."""

    def reply(self) -> dict[str, Any]:
        refuse_others(self.context)
        return {
            "@id": f"{self.context.absolute_url()}/@operational-facts",
            **in_json(self.context),
        }
