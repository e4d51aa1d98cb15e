"""The change feed."""

from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import MOMENT
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
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
}
