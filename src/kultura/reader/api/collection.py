"""A page of the records of a collection."""

from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.single import check_alone
from kultura.reader.api.single import flat
from kultura.reader.api.single import record_at
from kultura.reader.cache import Answer
from kultura.reader.composing import whole_records
from kultura.reader.parameters.known.paging import DEEPEST
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from kultura.reader.shaping import shaped
from kultura.reader.shaping import SHAPING
from kultura.reader.shaping import shown
from kultura.records.record import kinds
from kultura.store import listing
from psycopg2.extensions import cursor as Cursor
from urllib.parse import urlencode

import orjson


class Collection(Resource):
    """The records of a collection, whole, a page at a time."""

    path = "/api/v1/{collection}"
    summary = "A page of the records of a collection"
    parameters = ("institution", "kind", "sort", "page", "pageSize", "path", "lang", *SHAPING)
    errors = (400, 404, 410)
    schema = "Results"

    def check(self, question: Question) -> None:
        """Refuse collections there are not, and pages too far."""
        known_collection(question["collection"])
        check_alone(question)
        if question.get("page", 1) * question.get("pageSize", 20) > DEEPEST:
            raise wrong_parameter("page", f"Pages reach {DEEPEST} records: narrow by a filter.")

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page; it is empty where it lies after the last."""
        if question.get("path"):
            return record_at(cursor, question, self.service.api_url)
        size, page = question.get("pageSize", 20), question.get("page", 1)
        filters = {n: list(question.get(n)) for n in listing.FILTERS if question.get(n)}
        check_kinds(cursor, filters)
        found = listing.page(
            cursor,
            question["collection"],
            filters,
            question.get("sort", "title"),
            question.languages,
            size,
            (page - 1) * size,
        )
        records = whole_records(cursor, found.uids, question.languages)
        here = [records[uid] for uid in found.uids if uid in records]
        head = {"type": "results", "total": found.total, "page": page, "pageSize": size}
        head |= self.links(question, page, size, found.total)
        results = b",".join(shaped(cursor, question, here))
        body = orjson.dumps(head)[:-1] + b',"results":[' + results + b"]}"
        return Answer(body, None, shown(question, here), question.negotiated)

    def links(self, question: Question, page: int, size: int, total: int) -> dict[str, str]:
        """Return the whole URLs of the pages before and after."""
        last = min(total, DEEPEST // size * size)
        there = {"prev": page - 1 if page > 1 else 0, "next": page + 1 if page * size < last else 0}
        return {name: self.url(question, number) for name, number in there.items() if number}

    def url(self, question: Question, page: int) -> str:
        """Return the URL of another page of the same question."""
        asked = dict(question.parameters) | {"page": page}
        query = urlencode(flat(asked), doseq=True)
        return f"{self.service.api_url}/api/v1/{question['collection']}?{query}"


def check_kinds(cursor: Cursor, filters: dict[str, list[str]]) -> None:
    """Refuse a kind of institution of which there is none."""
    if "kind" not in filters:
        return
    known = listing.institution_kinds(cursor)
    for kind in filters["kind"]:
        if kind not in known:
            near = nearest(kind, known)
            detail = f"There is no institution of kind {kind}.{meant(near)}"
            raise wrong_parameter("kind", detail, allowed=known, **near)


def known_collection(name: str) -> None:
    """Raise ProblemError where there is no such collection."""
    if name not in kinds():
        near = nearest(name, kinds())
        detail = f"There is no collection {name[:100]}.{meant(near)}"
        raise ProblemError(404, detail, {"allowed": list(kinds())} | near)
