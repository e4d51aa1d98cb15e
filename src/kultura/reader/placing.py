"""Placing: a venue put into a record that names it; what the record says itself wins.

Bytes are joined; a record is parsed only where it says something of its place itself.
"""

from functools import cache
from kultura.records.record import kinds
from kultura.store.read import StoredVenue
from typing import Any

import orjson


PLACE = b'"place":'
ACCESSIBILITY = b'"accessibility":'


def at_venue(collection: str, body: bytes, venue: StoredVenue) -> tuple[bytes, list[bytes]]:
    """Return a record's own part, and the members that its venue adds: where it is, who can come.

    Of accessibility a venue adds its features, where the record states none.
    """
    features = features_of(venue) if is_visited(collection) else []
    if PLACE not in body and ACCESSIBILITY not in body:
        return body, [PLACE + venue.place, *_accessible(features, [])]
    own = orjson.loads(body)
    place = orjson.loads(venue.place) | own.pop("place", {})
    stated = own.pop("accessibility", {"venue": [], "services": []})
    shown = _accessible(stated["venue"] or features, stated["services"])
    return orjson.dumps(own), [PLACE + orjson.dumps(place), *shown]


def features_of(venue: StoredVenue) -> list[dict[str, Any]]:
    """Return what helps people at a venue, or is in their way."""
    usual = orjson.loads(venue.usual) if venue.usual else {}
    return usual.get("accessibility", {}).get("venue", [])


@cache
def is_visited(collection: str) -> bool:
    """Tell whether records of a collection say who can come."""
    return hasattr(kinds().get(collection), "accessibility")


def _accessible(features: list[dict[str, Any]], services: list[str]) -> list[bytes]:
    if not features and not services:
        return []
    return [ACCESSIBILITY + orjson.dumps({"venue": features, "services": services})]
