"""Which other objects keep images of a package, as far as whoever brings it may know."""

from collections.abc import Collection
from kultura.behaviors.lookup import find
from kultura.digitisation.inspection import Elsewhere
from kultura.digitisation.inspection import Kept
from kultura.digitisation.keeping import object_id
from kultura.institutions.suspension import may_see
from kultura.review.bookkeeping import bookkeeping
from kultura.store.masters import Keeper
from kultura.store.masters import keepers
from plone import api


def kept_for(institution: str) -> Kept:
    """Return who tells which images of an institution's package the repository has already."""

    def kept(identifier: str, digests: Collection[str]) -> list[Elsewhere]:
        name = object_id(institution, identifier)
        with bookkeeping() as cursor:
            return [_seen(one, institution) for one in keepers(cursor, digests, name)]

    return kept


def _seen(one: Keeper, institution: str) -> Elsewhere:
    """Return what is told of an object: all within an institution, else what may be seen."""
    if one.institution == institution:
        return Elsewhere(one.images, one.object, one.title or "", own=True)
    record = find(api.portal.get(), one.uid) if one.uid else None
    if record is None or not may_see(record):
        return Elsewhere(one.images)
    return Elsewhere(one.images, one.object, record.title)
