"""Checks a query to the catalog by name: stock plone.restapi ignores what it does not know.

A misspelt index then answers with everything, and a misspelt order with any order.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from DateTime.interfaces import DateTimeError
from kultura.i18n import _
from kultura.restapi.gate.parameters import check_known
from kultura.restapi.gate.parameters import values
from kultura.restapi.refusals import BadInput
from plone import api
from plone.restapi.exceptions import DeserializationError
from plone.restapi.exceptions import QueryParsingError
from Products.CMFCore.permissions import ManagePortal
from Products.ZCTextIndex.ParseTree import ParseError
from typing import Any


#: Parameters that are no index.
OPTIONS = frozenset(
    {
        "_",
        "b_size",
        "b_start",
        "expand",
        "fullobjects",
        "include_items",
        "metadata_fields",
        "show_inactive",
        "sort_limit",
        "sort_on",
        "sort_order",
        "use_site_search_settings",
    }
)

#: Indexes that tell of permissions and accounts.
MANAGERS_INDEXES = frozenset({"allowedRolesAndUsers", "cmf_uid", "commentators"})
ACCOUNT_INDEXES = frozenset({"Creator"})
ORDERS = ("ascending", "descending", "reverse")

#: What parsers of single indexes raise for a value that they cannot read.
UNREADABLE = (
    ArithmeticError,
    AttributeError,
    DateTimeError,
    DeserializationError,
    LookupError,
    ParseError,
    QueryParsingError,
    TypeError,
    ValueError,
)


def check_query(names: Iterable[str]) -> None:
    """Raise ``BadInput`` for a name that is neither an index nor an option."""
    check_known("index", names, indexes() | OPTIONS)


def check_order(sort_on: Any, sort_order: Any) -> None:
    """Raise ``BadInput`` for an index that nothing can be sorted on, or an unknown direction."""
    check_known("sort_on", map(str, values(sort_on or [])), sortable())
    check_known("sort_order", map(str, values(sort_order or [])), ORDERS)


def indexes() -> set[str]:
    """Return the names of the indexes that the caller may ask."""
    known = set(api.portal.get_tool("portal_catalog").indexes())
    if getSecurityManager().checkPermission(ManagePortal, api.portal.get()):
        return known
    if getSecurityManager().getUser().getId() is None:
        known -= ACCOUNT_INDEXES
    return known - MANAGERS_INDEXES


def sortable() -> set[str]:
    """Return the names of the indexes that a result can be sorted on."""
    catalog = api.portal.get_tool("portal_catalog")._catalog
    return {name for name in indexes() if hasattr(catalog.getIndex(name), "documentToKeyMap")}


def unreadable(reason: Exception) -> BadInput:
    """Say that a value of the query means nothing to its index."""
    return BadInput(
        _(
            "refused_query",
            default="The query cannot be read: ${reason}.",
            mapping={"reason": str(reason).rstrip(".")[:200]},
        )
    )
