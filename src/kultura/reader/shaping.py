"""Shaping: how much of each record an answer shows; whole records for references, some fields only.

Bytes are joined where whole records are asked for; a record is parsed only to choose its fields.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.api.resource import Question
from kultura.reader.composing import whole_records
from kultura.reader.composing import WholeRecord
from psycopg2.extensions import cursor as Cursor

import orjson


SHAPING = ("include", "fields")
MOST_INCLUDED = 200


def shaped(cursor: Cursor, question: Question, records: Sequence[WholeRecord]) -> list[bytes]:
    """Return the bytes of records as a question wants them, in their order."""
    included = _included(cursor, question, records)
    bodies = [record.showing(included) if included else record.body for record in records]
    chosen = question.get("fields")
    return [_only(body, chosen) for body in bodies] if chosen else bodies


def shown(question: Question, records: Sequence[WholeRecord]) -> tuple[str, ...]:
    """Return the UIDs of records and of what is included in them, for `Cache-Tag`."""
    included = (uid for uids in included_uids(question, records).values() for uid in uids)
    return tuple(dict.fromkeys([*(record.uid for record in records), *included]))


def included_uids(question: Question, records: Sequence[WholeRecord]) -> dict[str, list[str]]:
    """Return the UIDs that are shown whole by the name they are joined under, 200 in all."""
    names = question.get("include", ())
    found: dict[str, list[str]] = {}
    known: set[str] = set()
    for name, uid in _references(records, names):
        if uid in known or len(known) < MOST_INCLUDED:
            known.add(uid)
            found.setdefault(name, []).append(uid)
    return found


def _references(records: Sequence[WholeRecord], names: Sequence[str]) -> list[tuple[str, str]]:
    return [
        (one.name, uid)
        for record in records
        for one in record.joined
        if one.name in names
        for uid, _card in one.cards
    ]


def _included(
    cursor: Cursor, question: Question, records: Sequence[WholeRecord]
) -> Mapping[str, Mapping[str, bytes]]:
    by_name = included_uids(question, records)
    uids = {uid for found in by_name.values() for uid in found}
    whole = whole_records(cursor, uids, question.languages) if uids else {}
    return {
        name: {uid: whole[uid].body for uid in found if uid in whole}
        for name, found in by_name.items()
    }


def _only(body: bytes, names: Sequence[str]) -> bytes:
    whole = orjson.loads(body)
    return orjson.dumps({name: whole[name] for name in names if name in whole})
