"""Sources: what the views say of records, as far as the index wants to know."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from kultura.store import read
from kultura.store.pages import public_texts
from kultura.store.pages import Text as PageText
from psycopg2.extensions import cursor as Cursor
from typing import Any

import orjson


@dataclass(frozen=True)
class Text:
    """A record in one language."""

    language: str
    title: str
    title_key: str
    body: Mapping[str, Any]
    pictured: bool
    digitised: bool = False


@dataclass(frozen=True, kw_only=True)
class Source:
    """A visible record: its row, its texts (the region's language first), whom it refers to.

    `terms` are those of vocabularies, each after its vocabulary's name and a colon; `services` are
    those of any of its dates. `stamp` differs whenever any of it does.
    """

    uid: str
    type: str
    collection: str
    institution: str | None
    kind: str | None
    containers: tuple[str, ...]
    visible_from: datetime | None
    visible_until: datetime | None
    access: str
    changed_at: datetime | None
    area: str | None
    dating_from: int | None
    dating_to: int | None
    stamp: str
    texts: tuple[Text, ...]
    references: Mapping[str, Sequence[str]]
    terms: Sequence[str] = ()
    services: Sequence[str] = ()
    pages: Sequence[PageText] = ()

    @property
    def own(self) -> Mapping[str, Any]:
        """The record in the region's language, or the first it is in."""
        return self.texts[0].body


COLUMNS = (
    "uid",
    "type",
    "collection",
    "institution",
    "kind",
    "containers",
    "visible_from",
    "visible_until",
    "access",
    "changed_at",
    "area",
    "dating_from",
    "dating_to",
    "terms",
)
STAMPS = """
WITH said AS (
    SELECT uid, string_agg(language || etag, ' ' ORDER BY language) AS etags
    FROM publication.visible_rendering {where} GROUP BY uid
), serving AS (
    SELECT uid, string_agg(DISTINCT service, ' ' ORDER BY service) AS services
    FROM publication.visible_occurrence, unnest(services) AS service {where} GROUP BY uid
), referring AS (
    SELECT uid, string_agg(role || ' ' || target, ' ' ORDER BY role, position) AS targets
    FROM publication.visible_reference {where} GROUP BY uid
)
SELECT {columns},
    md5(concat_ws(' ', visible_record::text, etags, targets, services, made_at)) AS stamp
FROM publication.visible_record JOIN said USING (uid) LEFT JOIN referring USING (uid)
LEFT JOIN serving USING (uid) LEFT JOIN publication.visible_form USING (uid) {where}
"""
SERVICES = """
SELECT uid, array_agg(DISTINCT service ORDER BY service)
FROM publication.visible_occurrence, unnest(services) AS service
WHERE uid = ANY(%s) GROUP BY uid
"""
SOME = "WHERE uid = ANY(%(uids)s)"
TEXTS = """
SELECT uid, language, title, title_key, body, image IS NOT NULL OR cover IS NOT NULL,
    has_text IS TRUE
FROM publication.visible_rendering WHERE uid = ANY(%s)
"""


def sources(cursor: Cursor, uids: Iterable[str], languages: Sequence[str]) -> Iterator[Source]:
    """Yield what is visible of some records; the texts of pages of one at a time."""
    wanted = list(uids)
    texts = _texts(cursor, wanted, languages)
    references = read.references(cursor, wanted)
    cursor.execute(SERVICES, (wanted,))
    services = dict(cursor.fetchall())
    cursor.execute(STAMPS.format(columns=", ".join(COLUMNS), where=SOME), {"uids": wanted})
    rows = (dict(zip((*COLUMNS, "stamp"), row, strict=True)) for row in cursor.fetchall())
    digitised = {uid for uid, found in texts.items() if found[0].digitised}
    for row in [row for row in rows if row["uid"] in texts]:
        uid = row["uid"]
        yield Source(
            **row | {"containers": tuple(row["containers"])},
            texts=texts[uid],
            references=references.get(uid, {}),
            services=services.get(uid, ()),
            pages=public_texts(cursor, uid) if uid in digitised else (),
        )


def stamps(cursor: Cursor) -> dict[str, str]:
    """Return the stamp of every visible record, by UID."""
    cursor.execute(STAMPS.format(columns="uid", where=""))
    return dict(cursor.fetchall())


def _texts(
    cursor: Cursor, uids: list[str], languages: Sequence[str]
) -> dict[str, tuple[Text, ...]]:
    cursor.execute(TEXTS, (uids,))
    found: dict[str, list[Text]] = {}
    for uid, language, title, key, body, pictured, digitised in cursor.fetchall():
        text = Text(language, title, key, orjson.loads(bytes(body)), pictured, digitised)
        found.setdefault(uid, []).append(text)
    order = {language: place for place, language in enumerate(languages)}
    return {
        uid: tuple(sorted(texts, key=lambda text: order.get(text.language, len(order))))
        for uid, texts in found.items()
    }
