"""The catalog lists exactly the content there is, under the right identifiers."""

from collections import Counter
from collections.abc import Iterator
from kultura.instance.contents import walk
from kultura.settings import Settings
from plone.uuid.interfaces import IUUID
from Products.CMFCore.indexing import processQueue
from typing import Any


TITLE = "catalog equals content"
ORDER = 40
SHOWN = 20
COMMENTS = "/++conversation++"


def problems(site: Any, settings: Settings) -> Iterator[str]:
    """Compare the identifiers by path, in the tree and in the catalog."""
    processQueue()
    there = {"/".join(item.getPhysicalPath()): IUUID(item, None) for item in walk(site)}
    listed = catalogued(site)
    found = [
        *(f"{path} is not in the catalog." for path in there.keys() - listed.keys()),
        *(f"{path} is in the catalog, but not there." for path in listed.keys() - there.keys()),
        *(
            f"{path} has another identifier in the catalog."
            for path in there.keys() & listed.keys()
            if there[path] != listed[path]
        ),
        *(f"{path} is in the catalog {times} times." for path, times in repeated(site)),
    ]
    yield from sorted(found)[:SHOWN]
    if len(found) > SHOWN:
        yield f"… and {len(found) - SHOWN} more."


def catalogued(site: Any) -> dict[str, str | None]:
    """Give the catalog's identifiers by path; comments live on their page and have none."""
    catalog = site.portal_catalog
    index = catalog.Indexes["UID"]
    paths = catalog._catalog.paths
    return {
        path: index.getEntryForObject(rid, None)
        for rid, path in paths.items()
        if COMMENTS not in path
    }


def repeated(site: Any) -> list[tuple[str, int]]:
    """Give the paths that several records of the catalog bear, with their number."""
    times = Counter(site.portal_catalog._catalog.paths.values())
    return [(path, number) for path, number in times.items() if number > 1]
