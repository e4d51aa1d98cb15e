"""Renders an object as a projection, by its public record alone; as Anonymous, writing nothing."""

from datetime import datetime
from kultura.behaviors.lookup import find
from kultura.interfaces import IPublicRecord
from kultura.publication.is_public import is_public
from kultura.publication.is_public import limits
from kultura.settings import Settings
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.hides import Limits
from kultura.store.projection import Projection
from Products.CMFCore.interfaces import IFolderish
from Products.CMFCore.interfaces import ISiteRoot
from typing import Any
from zoneinfo import ZoneInfo


def region_of(settings: Settings) -> Region:
    """Return what all records of the region share, today."""
    given = settings.kultura
    zone = ZoneInfo(given.time_zone)
    today = datetime.now(zone).date()
    return Region(given.api_url, given.public_url_pattern, zone, today)


def render(site: Any, uid: str, language: str, region: Region) -> Projection | None:
    """Return the projection of the object with a UID, None where the public may not see it.

    `language` is the region's own. Whatever the object's record raises is raised here.
    """
    obj = find(site, uid)
    if obj is None or ISiteRoot.providedBy(obj) or not is_public(obj):
        return None
    if IPublicRecord(obj, None) is None:
        return _container(obj) if IFolderish.providedBy(obj) else None
    return projection_of(obj, language, region)


def projection_of(obj: Any, language: str, region: Region) -> Projection:
    """Return the projection of an object that has a record, whoever may see it."""
    maker = IPublicRecord(obj)
    own = maker.record(language)
    records = {own.language: own} | {code: maker.record(code) for code in own.alternates}
    return compose(records, _standing(limits(obj)), region)


def _standing(bounds: Limits) -> Standing:
    return Standing(bounds.containers, bounds.visible_from, bounds.visible_until)


def _container(obj: Any) -> Projection:
    bounds = limits(obj)
    return Projection(
        uid=bounds.uid,
        type=obj.portal_type,
        collection=None,
        path=obj.absolute_url_path(),
        containers=bounds.containers,
        visible_from=bounds.visible_from,
        visible_until=bounds.visible_until,
    )
