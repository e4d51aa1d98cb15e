"""Words to say a JSON Schema in."""

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
