"""Points: what is found as places on a map (GeoJSON, RFC 7946), each with thin properties.

A record is where it says it is, or at its venue; one that says neither, where its next date is.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.happening.dates import PLACES
from kultura.reader.problems import wrong_parameter
from kultura.store import read
from psycopg2.extensions import cursor as Cursor

import orjson


MOST = 5_000
MEDIA_TYPE = "application/geo+json"

Points = Mapping[str, tuple[float, float]]

PLACED = f"""
{PLACES}, placed AS (
    SELECT o.uid, o.kind, o.starts, o.ends, coalesce(o.longitude, venue.longitude) AS longitude,
        coalesce(o.latitude, venue.latitude) AS latitude
    FROM publication.visible_date AS o
    LEFT JOIN place AS venue ON venue.uid = coalesce(o.place, o.uid)
    WHERE %(collection)s IS NULL OR o.collection = %(collection)s
)
SELECT DISTINCT ON (uid) uid, longitude, latitude
FROM placed
WHERE longitude IS NOT NULL AND latitude IS NOT NULL
ORDER BY uid, kind = 'undated' DESC, ends > publication.clock() DESC, starts
"""


def points(cursor: Cursor, collection: str | None) -> dict[str, tuple[float, float]]:
    """Return where visible records are, longitude and latitude by UID."""
    cursor.execute(PLACED, {"collection": collection})
    return {uid: (longitude, latitude) for uid, longitude, latitude in cursor.fetchall()}


def feature_collection(
    cursor: Cursor, found: Points, uids: Iterable[str], languages: Sequence[str]
) -> bytes:
    """Return records that have a point as GeoJSON; raises ProblemError where they are too many."""
    shown = [uid for uid in uids if uid in found]
    if len(shown) > MOST:
        detail = f"{len(shown)} points are too many, {MOST} at most: narrow by bbox."
        raise wrong_parameter("format", detail)
    cards = read.cards(cursor, shown, languages) if shown else {}
    features = [_feature(uid, found[uid], cards[uid]) for uid in shown if uid in cards]
    return b'{"type":"FeatureCollection","features":[' + b",".join(features) + b"]}"


def _feature(uid: str, point: tuple[float, float], card: bytes) -> bytes:
    geometry = {"type": "Point", "coordinates": point}
    named = orjson.dumps({"type": "Feature", "id": uid, "geometry": geometry})
    return named[:-1] + b',"properties":' + card + b"}"
