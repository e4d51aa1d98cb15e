"""``@querystring-search``: criteria are checked by name, and only one page is sorted."""

from kultura.i18n import _
from kultura.restapi import limits
from kultura.restapi.gate.body import parsed_object
from kultura.restapi.gate.parameters import check
from kultura.restapi.gate.parameters import check_count
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.gate.parameters import unknown
from kultura.restapi.refusals import BadInput
from kultura.restapi.search.query import check_order
from kultura.restapi.search.query import indexes
from kultura.restapi.search.query import UNREADABLE
from kultura.restapi.search.query import unreadable
from plone.registry.interfaces import IRegistry
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from plone.restapi.services.querystringsearch.get import QuerystringSearch
from typing import Any
from zExceptions import BadRequest
from zope.component import getUtility


OPERATION = "plone.app.querystring.operation."
SERVICE = "@querystring-search"


class Post(Service):
    """Searches by criteria sent in the body."""

    def reply(self) -> dict[str, Any]:
        sent = json_body(self.request)
        check_criteria(sent)
        try:
            return QuerystringSearch(self.context, self.request)()
        except (BadRequest, *UNREADABLE) as reason:
            raise unreadable(reason) from reason


class Get(Post):
    """Searches by criteria sent as JSON in the parameter ``query``."""

    def reply(self) -> dict[str, Any]:
        sent = parsed_object(str(self.request.form.get("query", "{}")).encode())
        check({name: sent[name] for name in limits.NUMBERS if name in sent}, SERVICE)
        self.request["BODY"] = str(self.request.form.get("query", "{}")).encode()
        self.request.form = {}
        return super().reply()


def check_criteria(sent: dict[str, Any]) -> None:
    """Raise ``BadInput`` for too many criteria, or one that names what does not exist."""
    criteria = sent.get("query")
    if not isinstance(criteria, list) or not criteria:
        raise BadInput(
            _(
                "refused_no_criteria",
                default="'query' must be a list of criteria with 'i', 'o' and 'v'.",
            )
        )
    check_count("query", criteria, limits.CRITERIA)
    check_order(sent.get("sort_on"), sent.get("sort_order"))
    for criterion in criteria:
        _check_criterion(criterion)


def _check_criterion(criterion: Any) -> None:
    if not isinstance(criterion, dict):
        raise BadInput(_("refused_criterion", default="A criterion has 'i', 'o' and 'v'."))
    check_known("index", [str(criterion.get("i"))], indexes())
    operation = str(criterion.get("o"))
    if f"{operation}.operation" not in getUtility(IRegistry).records:
        raise unknown("operation", operation, _operations())
    value = criterion.get("v")
    check_count("v", value if isinstance(value, list) else [], limits.VALUES)


def _operations() -> set[str]:
    names = getUtility(IRegistry).records.keys(OPERATION, f"{OPERATION}~")
    return {name.removesuffix(".operation") for name in names if name.endswith(".operation")}
