"""The catalog's side of suspension: nothing in a section that the asker may not view is found.

Every search on behalf of a person asks the index ``allowedRolesAndUsers``. Ours answers it less
what is in a suspended section whose own entry the asker does not match, so that suspending
reindexes one object, however much is in the section, and search, navigation, feeds and
plone.restapi all know at once.
"""

from Acquisition import aq_inner
from Acquisition import aq_parent
from BTrees.IIBTree import difference
from BTrees.IIBTree import multiunion
from collections.abc import Iterable
from collections.abc import Iterator
from plone import api
from Products.PluginIndexes.KeywordIndex.KeywordIndex import KeywordIndex
from Products.ZCatalog.query import IndexQuery
from typing import Any


INDEX = "allowedRolesAndUsers"


class SectionedRolesIndex(KeywordIndex):
    """Roles and users who may see an object, and the section it is in."""

    meta_type = "KulturaSectionedRolesIndex"

    def query_index(self, record: IndexQuery, resultset: Any = None) -> Any:
        """Return the objects that one of the roles and users in ``record`` may see."""
        found = super().query_index(record, resultset)
        if not found:
            return found
        catalog = aq_parent(aq_inner(self))
        hidden = [_below(catalog, section) for section in self._closed(catalog, record.keys)]
        return difference(found, multiunion(hidden)) if hidden else found

    def _closed(self, catalog: Any, asker: Iterable[str]) -> Iterator[int]:
        """Yield the suspended sections that none of the roles and users may see."""
        for section in _query(catalog, "review_state", "suspended"):
            if not set(asker) & set(self._unindex.get(section, ())):
                yield section


def _query(catalog: Any, name: str, value: Any) -> Iterable[int]:
    index = catalog.getIndex(name)
    query = IndexQuery({name: value}, name, index.query_options, index.operators)
    return index.query_index(query) or ()


def _below(catalog: Any, section: int) -> Iterable[int]:
    return _query(catalog, "path", catalog.paths[section])


def install_index() -> None:
    """Put the index in the place of Plone's own, with what that knew; does nothing twice."""
    catalog = api.portal.get_tool("portal_catalog")
    if isinstance(catalog._catalog.getIndex(INDEX), SectionedRolesIndex):
        return
    catalog.delIndex(INDEX)
    catalog.addIndex(INDEX, SectionedRolesIndex(INDEX))
    catalog.reindexIndex(INDEX, None)


def uninstall_index() -> None:
    """Give Plone's own index its place back."""
    catalog = api.portal.get_tool("portal_catalog")
    catalog.delIndex(INDEX)
    catalog.addIndex(INDEX, "KeywordIndex")
    catalog.reindexIndex(INDEX, None)
