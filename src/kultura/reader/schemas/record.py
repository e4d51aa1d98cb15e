"""A record, and what others show of it."""

from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import MOMENT
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.forming import URL


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
}
