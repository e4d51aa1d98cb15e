"""Which object a row is about: found by its identifier, or given an id of its own."""

from Acquisition import aq_base
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from kultura.i18n import _
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.writing.indexers import identifier_of
from plone import api
from plone.i18n.normalizer import idnormalizer
from typing import Any


LONGEST = 60
Found = dict[str, list[Any]]


def objects_with(identifiers: Iterable[str], section: Any) -> Found:
    """Return the section's objects by identifier, in one query; working copies are left out."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="DigitalObject",
        import_identifier=list(identifiers),
        path="/".join(section.getPhysicalPath()),
        is_working_copy=False,
    )
    found: Found = defaultdict(list)
    for brain in brains:
        obj = brain._unrestrictedGetObject()
        found[identifier_of(obj)].append(obj)
    return found


def the_one(found: Found, identifier: str) -> Any | None:
    """Return the object with an identifier, None if there is none; raises RowRefused for two."""
    objects = found.get(identifier, [])
    if len(objects) > 1:
        paths = ", ".join("/".join(obj.getPhysicalPath()) for obj in objects)
        raise RowRefused(
            _(
                "several_of_identifier",
                default="Several objects bear the identifier “${identifier}”: ${paths}.",
                mapping={"identifier": identifier, "paths": paths},
            )
        )
    return objects[0] if objects else None


def free_id(identifier: str, container: Any) -> str:
    """Return an id for a new object: its identifier as a piece of an address.

    Where another object has it, or something else of the container answers to it, the identifier's
    checksum makes it unique, and the same in every run.
    """
    plain = idnormalizer.normalize(identifier, max_length=LONGEST)
    if plain and plain not in container and not hasattr(aq_base(container), plain):
        return plain
    return f"{plain}-{sha256(identifier.encode()).hexdigest()[:8]}".lstrip("-")
