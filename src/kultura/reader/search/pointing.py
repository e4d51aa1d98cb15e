"""Pointing out: records as they are sent, with where in them the words of a query were found."""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.composing import WholeRecord
from kultura.reader.search.matching import matches
from kultura.reader.search.wording import Wanted
from kultura.store import read
from psycopg2.extensions import cursor as Cursor

import orjson


Match = Mapping[str, str]


def pointed_out(
    cursor: Cursor,
    records: Sequence[WholeRecord],
    bodies: Sequence[bytes],
    wanted: Wanted,
    languages: Sequence[str],
    in_pages: Mapping[str, Sequence[Match]],
) -> list[bytes]:
    """Return bodies with `matches`, in pages too; of another language, where there is none else."""
    found = {
        one.uid: matches(orjson.loads(one.own + b"}"), one.language, wanted, languages)
        for one in records
    }
    shown = {one.uid: one.language for one in records}
    for language in languages:
        lacking = [
            uid
            for uid, some in found.items()
            if not some and not in_pages.get(uid) and shown[uid] != language
        ]
        for one in read.records(cursor, lacking, [language]) if lacking else ():
            found[one.uid] = matches(orjson.loads(one.body), one.language, wanted, languages)
    return [
        body[:-1] + b',"matches":%s}' % orjson.dumps([*found[one.uid], *in_pages.get(one.uid, ())])
        for one, body in zip(records, bodies, strict=True)
    ]
