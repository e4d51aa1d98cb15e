"""The path of an item as the public knows it."""

from plone import api
from typing import Any


def path_of(obj: Any) -> str:
    """Return the path of an item within the site, without a slash before it."""
    site = api.portal.get().getPhysicalPath()
    return "/".join(obj.getPhysicalPath()[len(site) :])
