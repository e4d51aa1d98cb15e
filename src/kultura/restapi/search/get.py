"""``GET @search``: what it cannot do it says, and it always answers with a page."""

from kultura.restapi.search.query import check_order
from kultura.restapi.search.query import check_query
from kultura.restapi.search.query import UNREADABLE
from kultura.restapi.search.query import unreadable
from plone import api
from plone.restapi.batching import HypermediaBatch
from plone.restapi.search.handler import SearchHandler
from plone.restapi.search.utils import unflatten_dotted_dict
from plone.restapi.services.search.get import SearchGet
from typing import Any


class Search(SearchGet):
    """Searches the catalog below its context."""

    def reply(self) -> dict[str, Any]:
        try:
            query = unflatten_dotted_dict(self.request.form.copy())
        except UNREADABLE as reason:
            raise unreadable(reason) from reason
        check_query(query)
        check_order(query.get("sort_on"), query.get("sort_order"))
        if api.user.is_anonymous():
            query["show_inactive"] = False  # stock lets whoever asks see what is not public yet
        try:
            found = SearchHandler(self.context, self.request).search(query)
        except UNREADABLE as reason:
            raise unreadable(reason) from reason
        return found or self._nothing()

    def _nothing(self) -> dict[str, Any]:
        batch = HypermediaBatch(self.request, [])
        return {"@id": batch.canonical_url, "items": [], "items_total": 0}
