"""Controlled vocabularies."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
    "VocabularyName": objects({"name": TEXT, "size": COUNT, "self": URL}),
    "Vocabularies": objects({"type": TEXT, "results": list_of(ref("VocabularyName"))}),
    "Term": objects(
        {
            "value": TEXT,
            "labels": {"type": "object", "additionalProperties": TEXT},
            "count": COUNT,
        },
        {"parent": TEXT, "uri": URL, "broadMatch": URL},
    ),
    "Vocabulary": objects({"type": TEXT, "name": TEXT, "results": list_of(ref("Term"))}),
}
