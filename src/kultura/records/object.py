"""The public record of a catalogued object and its digital form."""

from dataclasses import dataclass
from decimal import Decimal
from kultura.records.agent import Agent
from kultura.records.dating.dating import Dating
from kultura.records.fields import joined
from kultura.records.fields import reference
from kultura.records.fields import term
from kultura.records.place import WorkPlace
from kultura.records.record import Record
from kultura.records.rights import Rights


@dataclass(frozen=True, kw_only=True)
class Dimension:
    """A measure: ``text`` as written; ``type`` is a value of ``kultura.dimension_types``.

    ``unit`` is a UCUM code (``mm``, ``kg``), ``part`` what was measured (``frame``).
    """

    text: str | None = None
    type: str | None = term("dimension_types")
    value: Decimal | None = None
    unit: str | None = None
    part: str | None = None


@dataclass(frozen=True, kw_only=True)
class Identifier:
    """A number or name of the object; ``type`` is a value of ``kultura.identifier_types``."""

    value: str
    type: str | None = term("identifier_types")


@dataclass(frozen=True, kw_only=True)
class Acquisition:
    """How and when the object came to the institution; never from whom or for how much."""

    method: str | None = term("acquisition_methods")
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Download:
    """A file of the object that anybody may fetch; ``size`` is in bytes."""

    title: str
    media_type: str
    url: str
    size: int | None = None


@dataclass(frozen=True, kw_only=True)
class DigitalObject(Record):
    """A museum object, a book, a newspaper's issue.

    ``object_type``, ``materials`` and ``technique`` are values of their vocabularies, or words
    where these have none. ``access`` is open, metadata-only or on-premises; ``issued`` is an EDTF
    date. ``manifest`` is the address of its IIIF manifest, ``page_count`` the number of its
    digitised pages.
    """

    type = "object"
    collection = "objects"

    object_type: str | None = term("object_types")
    inventory_number: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    creators: tuple[Agent, ...] = ()
    dating: Dating | None = None
    materials: tuple[str, ...] = term("materials", many=True)
    technique: tuple[str, ...] = term("techniques", many=True)
    dimensions: tuple[Dimension, ...] = ()
    weight: Dimension | None = None
    places: tuple[WorkPlace, ...] = ()
    inscriptions: tuple[str, ...] = ()
    provenance: str | None = None
    acquisition: Acquisition | None = None
    credit_line: str | None = None
    parts: tuple[str, ...] = ()
    edm_type: str | None = term("edm_types")
    publisher: str | None = None
    edition: str | None = None
    series: str | None = None
    languages: tuple[str, ...] = term("languages", many=True)
    rights: Rights | None = None
    access: str = term("access_levels", default="open")
    part_of: tuple[str, ...] = reference(many=True)
    position: int | None = None
    issued: str | None = None
    collections: tuple[str, ...] = reference(many=True)
    manifest: str | None = joined()
    page_count: int | None = joined()
    has_text: bool | None = joined()
    downloads: tuple[Download, ...] = joined(many=True)
