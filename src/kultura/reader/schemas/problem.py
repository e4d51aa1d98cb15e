"""What went wrong (RFC 9457)."""

from kultura.reader.schemas.forming import COUNT
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import MOMENT
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import TEXT


SCHEMAS = {
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
