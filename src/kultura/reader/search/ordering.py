"""Ordering: which of what is found are on a page, and from where the next page goes on.

Every order but relevance and those of dates has a key in the index that no two records share, so a
cursor is the last key shown.
"""

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from kultura.reader.problems import wrong_parameter
from kultura.reader.search.filtering import all_of
from kultura.reader.search.filtering import Asked
from kultura.reader.search.index.schema import order_field
from tantivy import Order
from tantivy import Query
from typing import Protocol

import binascii


BY_RELEVANCE = "relevance"
BY_UIDS = ("start", "distance")  # the order in which a narrowing gives records
KEYED = {"title": "title_{language}", "-changed": "changed", "dating": "dating"}


class Paged(Protocol):
    """A page of something: how long, from where, narrowed to which records in what order."""

    languages: Sequence[str]
    uids: tuple[str, ...] | None
    limit: int
    offset: int


def ordered(asked: Asked, query: Query, page: Paged) -> tuple[int, tuple[str, ...], str | None]:
    """Return the total, the ids of a page and the cursor after it."""
    order = asked.question.get("sort") or usual(asked)
    if order in BY_UIDS and page.uids is not None:
        return _by_uids(asked, query, page)
    if order == BY_RELEVANCE:
        return _by_relevance(asked, query, page)
    return _by_key(asked, query, page, KEYED.get(order, KEYED["title"]))


def usual(asked: Asked) -> str:
    """Return the order of a question that names none."""
    return BY_RELEVANCE if asked.question.get("query") else "title"


def _by_key(
    asked: Asked, query: Query, page: Paged, order: str
) -> tuple[int, tuple[str, ...], str | None]:
    searcher = asked.snapshot.searcher
    name = order_field(order.format(language=_language(asked, page.languages)))
    given = asked.question.get("cursor")
    offset = 0 if given else page.offset
    rest = all_of([query, asked.snapshot.after(name, read_cursor(given))]) if given else query
    found = searcher.search(rest, page.limit, order_by_field=name, offset=offset, order=Order.Asc)
    uids = tuple(searcher.doc(address)["uid"][0] for _key, address in found.hits)
    more = found.count > offset + len(uids)
    last = written_cursor(found.hits[-1][0]) if uids and more else None
    return asked.count(query) if given else found.count, uids, last


def _by_relevance(
    asked: Asked, query: Query, page: Paged
) -> tuple[int, tuple[str, ...], str | None]:
    searcher = asked.snapshot.searcher
    found = searcher.search(query, page.limit, offset=page.offset)
    return found.count, tuple(searcher.doc(one)["uid"][0] for _score, one in found.hits), None


def _by_uids(asked: Asked, query: Query, page: Paged) -> tuple[int, tuple[str, ...], str | None]:
    there = set(asked.uids(query, max(1, len(page.uids))))
    uids = [uid for uid in page.uids if uid in there]
    return len(uids), tuple(uids[page.offset : page.offset + page.limit]), None


def _language(asked: Asked, languages: Sequence[str]) -> str:
    wanted = asked.question.languages
    return next((one for one in wanted if one in languages), languages[0])


def written_cursor(key: str) -> str:
    """Return a sort key, hexadecimal as the index has it, as a cursor."""
    return urlsafe_b64encode(bytes.fromhex(key)).decode().rstrip("=")


def read_cursor(cursor: str) -> str:
    """Return the sort key of a cursor, hexadecimal; raises ProblemError."""
    try:
        key = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        key.decode()
        return key.hex()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise wrong_parameter("cursor", "cursor takes what an answer gave as next.") from error
