"""A page of records."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
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
}
