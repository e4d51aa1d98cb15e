"""Linked data of IIIF, as far as a client of this API needs it: their own schemas say the rest."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL
from typing import Any


TEXTS = {"type": "object", "additionalProperties": list_of(TEXT)}
ANYTHING = list_of({"type": "object"})


def resource(kind: str, members: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a resource with an address and a type."""
    known = {"@context": URL, "id": URL, "type": {"const": kind, "type": "string"}}
    return objects(known | members) | {"additionalProperties": True}


SCHEMAS = {
    "PlainText": TEXT,
    "Manifest": resource("Manifest", {"label": TEXTS, "items": ANYTHING}),
    "IiifCollection": resource("Collection", {"label": TEXTS, "items": ANYTHING}),
    "AnnotationPage": resource("AnnotationPage", {"items": ANYTHING}),
    "Canvas": resource(
        "Canvas", {"label": TEXTS, "width": COUNT, "height": COUNT, "items": ANYTHING}
    ),
}
