"""Sets of documents, straight from the catalog's indexes."""

from BTrees.IIBTree import IITreeSet
from BTrees.IIBTree import intersection
from plone import api
from Products.ZCatalog.query import IndexQuery
from typing import Any


def documents(**asked: Any) -> Any:
    """Return the documents that match in every index named."""
    found = None
    for name, value in asked.items():
        found = intersection(found, _matching(name, value))
    return found if found is not None else IITreeSet()


def _matching(name: str, value: Any) -> Any:
    index = api.portal.get_tool("portal_catalog")._catalog.getIndex(name)
    query = IndexQuery({name: value}, name, index.query_options, index.operators)
    matching = index.query_index(query)
    return matching if matching is not None else IITreeSet()
