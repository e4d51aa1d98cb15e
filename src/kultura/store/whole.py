"""Records with what they refer to, as an answer shows them: all of it in one statement.

A round trip to the server takes as long as reading a record by its key, and so does a plan's start.
"""

from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from kultura.store.read import record_of
from kultura.store.read import RECORDS
from kultura.store.read import StoredRecord
from kultura.store.read import with_measures
from psycopg2.extensions import cursor as Cursor


# Each row says what it is, then has a record's columns: a reference's position stands where the
# number of pages does, a card where the body does.
WHOLE = f"""
WITH record AS MATERIALIZED ({RECORDS}),
reference AS MATERIALIZED (
    SELECT uid, role, position, target FROM publication.visible_reference
    WHERE uid = ANY(%(uids)s)
)
SELECT 'record', * FROM record
UNION ALL
SELECT 'reference', uid, role, target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, position, NULL,
    NULL
FROM reference
UNION ALL
SELECT 'card', named.target, NULL, NULL, NULL, NULL, NULL, NULL, NULL, found.card, NULL, NULL, NULL,
    NULL
FROM (SELECT DISTINCT target FROM reference WHERE role <> ALL(%(cardless)s)) AS named
CROSS JOIN LATERAL (
    SELECT card FROM publication.visible_rendering AS shown
    WHERE shown.uid = named.target AND card IS NOT NULL
    ORDER BY array_position(%(languages)s, language) LIMIT 1
) AS found
"""


@dataclass
class Whole:
    """Visible records; to whom each refers, by UID and role, in order; cards of those, by UID."""

    records: list[StoredRecord] = field(default_factory=list)
    references: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    cards: dict[str, bytes] = field(default_factory=dict)


def whole(
    cursor: Cursor, uids: Iterable[str], languages: Sequence[str], cardless: Iterable[str] = ()
) -> Whole:
    """Return visible records, each in the first of some languages it is there in, with cards.

    What they refer to by `cardless` roles is named only.
    """
    asked = {"uids": list(uids), "languages": list(languages), "cardless": list(cardless)}
    cursor.execute(WHOLE, asked)
    found = Whole()
    references = []
    for kind, *row in cursor:
        if kind == "record":
            found.records.append(record_of(row))
        elif kind == "card":
            found.cards[row[0]] = bytes(row[8])
        else:
            uid, role, target = row[:3]
            references.append((uid, role, row[10], target))
    for uid, role, _position, target in sorted(references):
        found.references.setdefault(uid, {}).setdefault(role, []).append(target)
    found.records = with_measures(cursor, found.records)
    return found
