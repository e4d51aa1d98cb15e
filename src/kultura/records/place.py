"""Where something is: a venue by reference, or a place in words."""

from dataclasses import dataclass
from kultura.records.fields import reference
from kultura.records.fields import term


@dataclass(frozen=True, kw_only=True)
class Address:
    """A postal address; ``country`` is an ISO 3166-1 alpha-2 code."""

    street: str | None = None
    postal_code: str | None = None
    locality: str | None = None
    country: str | None = None


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place. With ``id`` (a Venue's UID) all else is the venue's own, and is joined at read.

    ``area`` is a TERYT code, latitude and longitude are WGS 84 degrees.
    """

    id: str | None = reference()
    title: str | None = None
    address: Address | None = None
    area: str | None = term("areas")
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class WorkPlace:
    """A place in the life of an object; ``role`` is a value of ``kultura.place_roles``."""

    role: str = term("place_roles", required=True)
    label: str
    uri: str | None = None
