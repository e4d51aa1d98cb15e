"""Results on a map (RFC 7946)."""

from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import objects
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.forming import TEXT


NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}

SCHEMAS = {
    "Point": objects({"type": {"const": "Point"}, "coordinates": NUMBERS}),
    "Feature": objects(
        {
            "type": {"const": "Feature"},
            "id": TEXT,
            "geometry": ref("Point"),
            "properties": ref("Card"),
        }
    ),
    "FeatureCollection": objects(
        {"type": {"const": "FeatureCollection"}, "features": list_of(ref("Feature"))}
    ),
}
