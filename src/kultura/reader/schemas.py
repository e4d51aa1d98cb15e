"""Schemas of answers for the OpenAPI document: what every record has; each type adds its own."""

TEXT = {"type": "string"}
URL = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
COUNT = {"type": "integer", "minimum": 0}


def ref(name: str) -> dict[str, str]:
    """Return a reference to a schema."""
    return {"$ref": f"#/components/schemas/{name}"}


def objects(required: dict, optional: dict | None = None) -> dict:
    """Return the schema of an object that must have some members and may have others."""
    properties = required | (optional or {})
    return {"type": "object", "required": list(required), "properties": properties}


def list_of(items: dict) -> dict:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


SCHEMAS = {
    "Record": objects(
        {
            "id": TEXT,
            "type": TEXT,
            "self": URL,
            "url": URL,
            "path": TEXT,
            "title": TEXT,
            "language": TEXT,
            "alternates": list_of(TEXT),
            "subjects": list_of({"type": "object"}),
            "images": list_of({"type": "object"}),
            "attachments": list_of({"type": "object"}),
            "related": list_of(ref("Card")),
        },
        {
            "summary": TEXT,
            "text": TEXT,
            "textPlain": TEXT,
            "institution": ref("Card"),
            "publishedAt": MOMENT,
            "changedAt": MOMENT,
        },
    ),
    "Card": objects(
        {"id": TEXT, "type": TEXT, "title": TEXT, "self": URL, "url": URL}, {"kind": TEXT}
    ),
    "Page": objects(
        {
            "type": TEXT,
            "total": COUNT,
            "page": COUNT,
            "pageSize": COUNT,
            "results": list_of(ref("Record")),
        },
        {"prev": URL, "next": URL},
    ),
    "Change": objects(
        {
            "id": TEXT,
            "type": TEXT,
            "collection": TEXT,
            "change": {"enum": ["published", "changed", "withdrawn"]},
            "at": MOMENT,
        }
    ),
    "Changes": objects(
        {"type": TEXT, "results": list_of(ref("Change")), "cursor": TEXT}, {"next": URL}
    ),
    "Root": objects(
        {
            "name": TEXT,
            "version": TEXT,
            "languages": list_of(TEXT),
            "links": {"type": "object", "additionalProperties": URL},
            "counts": {"type": "object", "additionalProperties": COUNT},
        }
    ),
    "Description": {"type": "object"},
    "Problem": objects(
        {"title": TEXT, "status": COUNT, "detail": TEXT},
        {
            "parameter": TEXT,
            "allowed": list_of(TEXT),
            "didYouMean": TEXT,
            "id": TEXT,
            "type": TEXT,
            "withdrawnAt": MOMENT,
        },
    ),
}
