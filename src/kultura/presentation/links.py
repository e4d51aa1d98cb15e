"""Links in a text on the pages of the cms: to what the current user may see."""

from dataclasses import replace
from kultura.records.links import linked
from kultura.records.links import resolved
from kultura.records.record import Record
from plone import api


def with_links(record: Record) -> Record:
    """Return a record whose text links to items of the cms; other links are their words."""
    uids = list(linked(record.text))
    if not uids:
        return record
    found = api.portal.get_tool("portal_catalog")(UID=uids)
    addresses = {brain.UID: brain.getURL() for brain in found}
    return replace(record, text=resolved(record.text, addresses))
