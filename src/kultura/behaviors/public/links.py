"""Where a link in a text leads for the public: to the item's public page, or nowhere.

The cms knows items by path and by ``resolveuid/<uid>``; neither may be seen outside. What has no
public record has no public page, and its link goes.
"""

from AccessControl.PermissionRole import rolesForPermissionOn
from AccessControl.Permissions import view
from Acquisition import aq_chain
from Acquisition import aq_inner
from collections.abc import Iterator
from kultura import settings
from kultura.interfaces import IPublicRecord
from plone import api
from plone.app.contenttypes.interfaces import IImage
from plone.app.iterate.interfaces import IWorkingCopy
from Products.CMFCore.interfaces import ISiteRoot
from typing import Any
from urllib.parse import urldefrag
from urllib.parse import urlsplit

import re


RESOLVEUID = re.compile(r"(?:^|/)resolveuid/([0-9a-f]{32})", re.IGNORECASE)
WIDTH_IN_TEXT = 1200
ANONYMOUS = "Anonymous"


def public_link(obj: Any, address: str) -> str | None:
    """Return the public address of a link in a text of ``obj``, None where there is none."""
    bare, fragment = urldefrag(address)
    if not bare:
        return None
    if is_elsewhere(bare):
        return address
    target = _target(obj, bare)
    found = public_address(target) if target is not None and is_linkable(target) else None
    return f"{found}#{fragment}" if found and fragment else found


def is_linkable(target: Any) -> bool:
    """Say whether a link may lead to an item: Anonymous may see it and all that contains it.

    A link to anything else would tell that there is a draft, and its title by its path. Pictures
    are seen through the item that uses them: the reader decides about each.
    """
    if IImage.providedBy(target):
        return True
    return not IWorkingCopy.providedBy(target) and all(
        ANONYMOUS in rolesForPermissionOn(view, level) for level in _upto_site(target)
    )


def _upto_site(obj: Any) -> Iterator[Any]:
    for level in aq_chain(aq_inner(obj)):
        if ISiteRoot.providedBy(level):
            return
        yield level


def is_elsewhere(address: str) -> bool:
    """Say whether an absolute address leads out of the cms."""
    parts = urlsplit(address)
    inside = {urlsplit(url).netloc for url in (_portal_url(), settings.current().kultura.cms_url)}
    return bool(parts.netloc) and parts.netloc not in inside


def public_address(target: Any) -> str | None:
    """Return the public page of an item, or the picture itself of an Image."""
    if IImage.providedBy(target):
        api_url = settings.current().kultura.api_url
        return f"{api_url}/iiif/image/3/{target.UID()}/full/{WIDTH_IN_TEXT},/0/default.jpg"
    maker = IPublicRecord(target, None)
    if maker is None:
        return None
    return settings.current().kultura.public_url_pattern.format(
        collection=maker.kind.collection,
        type=maker.kind.type,
        id=target.UID(),
        language=settings.current().region_language,
        path=path_of(target),
    )


def path_of(obj: Any) -> str:
    """Return the path of an item within the site, without a slash before it."""
    site = api.portal.get().getPhysicalPath()
    return "/".join(obj.getPhysicalPath()[len(site) :])


def _target(obj: Any, address: str) -> Any | None:
    uid = RESOLVEUID.search(address)
    query = {"UID": uid[1]} if uid else {"path": {"query": _path(obj, address), "depth": 0}}
    brains = api.portal.get_tool("portal_catalog").unrestrictedSearchResults(**query)
    return brains[0]._unrestrictedGetObject() if brains else None


def _path(obj: Any, address: str) -> str:
    site = "/".join(api.portal.get().getPhysicalPath())
    path = urlsplit(address).path
    if not path.startswith("/"):
        path = "/".join((*obj.getPhysicalPath()[:-1], path))
    elif not path.startswith(f"{site}/"):
        path = site + path
    return _normal(path).removesuffix("/view")


def _normal(path: str) -> str:
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            kept = kept[:-1]
        elif part not in ("", "."):
            kept.append(part)
    return "/" + "/".join(kept)


def _portal_url() -> str:
    return api.portal.get().absolute_url()
