"""``GET @pages``: the pages, hidden ones too, with the revision that a change has to name."""

from kultura.pages.changing import known_pages
from kultura.restapi.pages.representation import in_json
from kultura.restapi.pages.representation import refuse_others
from plone.restapi.services import Service
from typing import Any


class GetPages(Service):
    """Answers those who may see all pages."""

    def reply(self) -> dict[str, Any]:
        refuse_others(self.context, writing=False)
        return in_json(self.context, known_pages(self.context))
