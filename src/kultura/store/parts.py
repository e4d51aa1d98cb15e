"""Parts: which visible objects belong to another record, by what they refer to."""

from collections.abc import Sequence
from dataclasses import dataclass
from psycopg2.extensions import cursor as Cursor
from typing import Final


PARTS: Final = """
SELECT part.uid, part.title, issued, is_shown, has_parts
FROM (
    SELECT DISTINCT ON (uid)
        uid, title, title_key, body::json ->> 'issued' AS issued,
        (body::json ->> 'position')::integer AS position,
        pages IS NOT NULL OR image IS NOT NULL AS is_shown
    FROM (
        SELECT uid, language, title, title_key, convert_from(body, 'UTF8') AS body, pages, image
        FROM publication.visible_rendering
        WHERE collection = 'objects' AND uid IN (
            SELECT uid FROM publication.visible_reference WHERE target = %(uid)s AND role = %(role)s
        )
    ) AS said
    ORDER BY uid, array_position(%(languages)s, language)
) AS part
CROSS JOIN LATERAL (
    SELECT EXISTS (
        SELECT FROM publication.visible_reference AS below
        WHERE below.target = part.uid AND below.role = 'partOf'
    ) AS has_parts
) AS below
WHERE is_shown OR has_parts
ORDER BY issued NULLS LAST, position NULLS LAST, title_key, uid
"""


@dataclass(frozen=True)
class Part:
    """An object of a title or collection; ``issued`` is an EDTF date.

    ``is_shown``: it has pages or a picture; ``has_parts``: objects are part of it in turn.
    """

    uid: str
    title: str
    issued: str | None
    is_shown: bool
    has_parts: bool


def parts_of(cursor: Cursor, uid: str, role: str, languages: Sequence[str]) -> list[Part]:
    """Return the visible objects that refer to a record by a role, as far as there is anything
    to look at in them; by date of issue, position, title."""
    asked = {"uid": uid, "role": role, "languages": list(languages)}
    cursor.execute(PARTS, asked)
    return [Part(*row) for row in cursor.fetchall()]
