"""What a search says beside its records."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
    "Match": objects({"snippet": TEXT}, {"field": TEXT, "page": TEXT, "canvas": URL})
    | {"description": "Where words were found: in a field, or on a page with its canvas."},
    "Bucket": objects(
        {"value": TEXT, "label": TEXT, "count": COUNT, "selected": {"type": "boolean"}},
        {"parent": TEXT},
    ),
    "Aggregations": {"type": "object", "additionalProperties": list_of(ref("Bucket"))},
    "Suggestion": objects(
        {"field": {"enum": ["title", "people", "subjects"]}, "value": TEXT, "count": COUNT}
    ),
    "Suggestions": objects({"type": TEXT, "results": list_of(ref("Suggestion"))}),
}
