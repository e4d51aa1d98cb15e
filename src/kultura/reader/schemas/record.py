"""What records show of others."""

from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


SCHEMAS = {
    "Card": objects(
        {"id": TEXT, "type": TEXT, "title": TEXT, "self": URL, "url": URL}, {"kind": TEXT}
    ),
}
