"""Everything in a site, one object after the other, in little memory."""

from collections.abc import Iterator
from plone.dexterity.interfaces import IDexterityContent
from typing import Any


KEPT = 2000  # objects between two sweeps of the connection's cache


def walk(site: Any) -> Iterator[Any]:
    """Give the site and all content below it; memory stays flat however much there is."""
    for number, item in enumerate(below(site)):
        yield item
        if number % KEPT == KEPT - 1:
            site._p_jar.cacheGC()


def below(item: Any) -> Iterator[Any]:
    """Give an object and the content in it, depth first."""
    yield item
    if hasattr(item.aq_base, "objectIds"):
        for name in list(item.objectIds()):
            child = item._getOb(name, None)
            if IDexterityContent.providedBy(child):
                yield from below(child)
