"""A page of results."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
    "Results": objects(
        {
            "type": TEXT,
            "total": COUNT,
            "pageSize": COUNT,
            "results": list_of({"anyOf": [ref("Record"), ref("SomeFields")]}),
        },
        {"page": COUNT, "prev": URL, "next": URL, "aggregations": ref("Aggregations")},
    ),
}
