"""What the catalog knows of an item's completeness, so that lists wake no object."""

from kultura.completeness.europeana import content_tier
from kultura.completeness.europeana import metadata_tier
from kultura.completeness.table import table_of
from kultura.interfaces import IDigitalObject
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from typing import Any


@indexer(IDexterityContent)
def missing(obj: Any) -> tuple[str, ...]:
    """Return the ids of the points the item lacks; AttributeError for a type without a table."""
    return _missing(obj, "missing")[1]


@indexer(IDexterityContent)
def completeness(obj: Any) -> int:
    """Return how complete the item is, 0–100."""
    table, lacking = _missing(obj, "completeness")
    return table.score(lacking)


@indexer(IDigitalObject)
def europeana_tiers(obj: Any) -> str:
    """Return content and metadata tier, as ``3B``."""
    return f"{content_tier(obj)}{metadata_tier(obj)}"


def _missing(obj: Any, name: str) -> tuple[Any, tuple[str, ...]]:
    table = table_of(obj.portal_type)
    if table is None:
        raise AttributeError(name)
    return table, table.missing(obj)
