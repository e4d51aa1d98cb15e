"""The entrance and the description itself."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
    "Root": objects(
        {
            "name": TEXT,
            "version": TEXT,
            "languages": list_of(TEXT),
            "links": {"type": "object", "additionalProperties": URL},
            "counts": {"type": "object", "additionalProperties": COUNT},
        }
    ),
    "Description": {"type": "object", "description": "An OpenAPI 3.1 document."},
    "Html": {"type": "string", "description": "A page of HTML."},
}
