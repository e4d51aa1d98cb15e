"""Pointing out: records as they are sent, with where in them the words of a query were found."""

from collections.abc import Sequence
from kultura.reader.composing import WholeRecord
from kultura.reader.search.matching import matches
from kultura.reader.search.wording import Wanted
from kultura.store import read
from psycopg2.extensions import cursor as Cursor

import orjson


def pointed_out(
    cursor: Cursor,
    records: Sequence[WholeRecord],
    bodies: Sequence[bytes],
    wanted: Wanted,
    languages: Sequence[str],
) -> list[bytes]:
    """Return bodies with `matches`; of another language, where the one shown has none."""
    found = {
        one.uid: matches(orjson.loads(one.own + b"}"), one.language, wanted, languages)
        for one in records
    }
    for language in languages:
        lacking = [uid for uid, some in found.items() if not some]
        for one in read.records(cursor, lacking, [language]) if lacking else ():
            found[one.uid] = matches(orjson.loads(one.body), one.language, wanted, languages)
    pairs = zip(records, bodies, strict=True)
    return [
        (body[:-1] + b',"matches":%s}' % orjson.dumps(found[record.uid])) for record, body in pairs
    ]
