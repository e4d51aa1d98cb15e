"""Links within the site: by UID, whatever an editor wrote, so that they outlive a move.

A path in a text is made a UID when its item is saved, if it leads to something the editor may see:
that another's draft is there is not told by its UID. What else is written stays as it is.
"""

from .translations import digest
from collections.abc import Callable
from functools import partial
from html import escape
from html import unescape
from kultura import settings
from plone import api
from posixpath import normpath
from typing import Any
from urllib.parse import unquote
from urllib.parse import urldefrag
from urllib.parse import urlsplit

import re


RESOLVEUID = re.compile(r"(?:^|/)resolveuid/([0-9a-f]{32})(?![0-9a-f])", re.IGNORECASE)
ADDRESS = re.compile(r"""(<(?:a|img)\b[^>]*?\s(?:href|src)\s*=\s*)(["'])(.*?)\2""", re.I | re.S)
OF_A_VIEW = re.compile(r"/(?:@@.*|view)$")
TEXT = "text"
DIGESTS = ("source", "seen")


def uid_in(address: str) -> str | None:
    """Return the UID to which an address of the site leads, None where it names none."""
    found = RESOLVEUID.search(address)
    return found[1].lower() if found else None


def fragment_of(address: str) -> str:
    """Return the part of a page to which an address leads, empty for all of it."""
    return urldefrag(address).fragment


def is_elsewhere(address: str) -> bool:
    """Say whether an absolute address leads out of the cms."""
    netloc = urlsplit(address).netloc
    cms = (api.portal.get().absolute_url(), settings.current().kultura.cms_url)
    return bool(netloc) and netloc not in {urlsplit(url).netloc for url in cms}


def keep_links_by_uid(obj: Any, event: object = None) -> None:
    """Make UIDs of the paths in the texts of an item, in all its languages.

    A translation of what was written is one of what is kept.
    """
    by_uid = partial(linked_by_uid, find=partial(_uid_at, obj))
    written, kept = obj.text, by_uid(obj.text or "")
    if kept != (written or ""):
        obj.text = kept
    renamed = {digest([written or ""]): digest([kept])}
    translations = getattr(obj, "translations", None) or {}
    changed = {tongue: _changed(found, by_uid, renamed) for tongue, found in translations.items()}
    if changed != translations:
        obj.translations = changed


def linked_by_uid(html: str, find: Callable[[str], str | None]) -> str:
    """Return HTML whose links to paths that are found lead to UIDs."""

    def point(found: re.Match[str]) -> str:
        start, quote, written = found.groups()
        address = unescape(written).strip()
        uid = None if uid_in(address) or is_elsewhere(address) else find(address)
        if uid is None:
            return found[0]
        fragment = fragment_of(address)
        return f"{start}{quote}resolveuid/{uid}{'#' + escape(fragment) if fragment else ''}{quote}"

    return ADDRESS.sub(point, html)


def _changed(
    entries: dict[str, Any], by_uid: Callable[[str], str], renamed: dict[str, str]
) -> dict[str, Any]:
    entry = entries.get(TEXT)
    if isinstance(entry, str):
        return entries | {TEXT: by_uid(entry)}
    if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
        return entries
    digests = {name: renamed.get(entry[name], entry[name]) for name in DIGESTS if name in entry}
    return entries | {TEXT: entry | digests | {"text": by_uid(entry["text"])}}


def _uid_at(obj: Any, address: str) -> str | None:
    """Return the UID of what the current user sees at an address in a text of an item."""
    path = _path(obj, address)
    if path is None:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    found = catalog(path={"query": path, "depth": 0}, show_inactive=True)
    return found[0].UID if found else None


def _path(obj: Any, address: str) -> str | None:
    parts = urlsplit(address)
    site = "/".join(api.portal.get().getPhysicalPath())
    written = OF_A_VIEW.sub("", unquote(parts.path))
    if parts.scheme not in ("", "http", "https") or not written:
        return None
    if not written.startswith("/"):
        written = "/".join((*obj.getPhysicalPath()[:-1], written))
    elif not written.startswith(f"{site}/"):
        written = site + written
    return normpath(written)
