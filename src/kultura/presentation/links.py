"""Links in a text on the pages of the cms: to what the current user may see."""

from dataclasses import replace
from kultura.records.links import linked
from kultura.records.links import resolved
from kultura.records.record import Record
from plone import api


def with_links(record: Record) -> Record:
    """Return a record whose text links to items of the cms; other links are their words."""
    return replace(record, text=with_addresses(record.text)) if record.text else record


def with_addresses(html: str) -> str:
    """Return clean HTML whose links to records lead to their items, if these may be seen."""
    uids = list(linked(html))
    if not uids:
        return html
    found = api.portal.get_tool("portal_catalog")(UID=uids)
    return resolved(html, {brain.UID: brain.getURL() for brain in found})
