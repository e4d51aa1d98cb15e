"""Ordering: which of what is found are on a page, and from where the next page goes on.

Every order but relevance and those of dates has a key in the index that no two records share, so a
cursor is the last key shown.
"""

from base64 import urlsafe_b64decode
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from kultura.reader.problems import wrong_parameter
from kultura.reader.search.filtering import Asked
from kultura.reader.search.sorting import Sorting
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
    sorting = Sorting(asked.snapshot, order.format(language=_language(asked, page.languages)))
    given = asked.question.get("cursor")
    offset = sorting.place_after(query, read_cursor(given)) if given else page.offset
    total, found = sorting.page(query, page.limit, offset)
    uids = tuple(searcher.doc(address)["uid"][0] for address in found)
    more = uids and total > offset + len(uids)
    return total, uids, written_cursor(sorting.key(uids[-1])) if more else None


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
    """Return a sort key as a cursor."""
    return urlsafe_b64encode(key.encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> str:
    """Return the sort key of a cursor; raises ProblemError."""
    try:
        return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, UnicodeDecodeError) as error:
        raise wrong_parameter("cursor", "cursor takes what an answer gave as next.") from error
