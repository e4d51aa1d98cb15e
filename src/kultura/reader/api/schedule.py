"""All dates of one record, a page at a time."""

from datetime import datetime
from datetime import UTC
from kultura.reader.api.collection import known_collection
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.single import missing
from kultura.reader.api.single import unknown
from kultura.reader.cache import Answer
from kultura.reader.happening.upcoming import dates
from kultura.reader.happening.upcoming import elsewhere
from kultura.reader.happening.window import window_of
from kultura.reader.parameters.known.paging import DEEPEST
from kultura.reader.parameters.parameter import ID
from kultura.reader.problems import wrong_parameter
from kultura.records.happening import Happening
from kultura.records.record import kinds
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from urllib.parse import urlencode

import orjson


COUNT = """
SELECT count(*) FROM publication.visible_occurrence AS o
WHERE o.uid = %(uid)s AND o.kind = 'showing' AND {condition}
"""
FROM_THE_FIRST = datetime(1000, 1, 1, tzinfo=UTC)
IN_WINDOW = "(o.starts < %(until)s AND (o.ends > %(since)s OR o.starts >= %(since)s))"


class Schedule(Resource):
    """Every showing and slot of a record, those that are over too."""

    path = "/api/v1/{collection}/{id}/schedule"
    summary = "All dates of one record, in order; start and end narrow them"
    parameters = ("start", "end", "page", "pageSize", "lang")
    errors = (400, 404, 410)
    schema = "Schedule"
    collections = tuple(name for name, kind in kinds().items() if issubclass(kind, Happening))

    def check(self, question: Question) -> None:
        """Refuse collections there are not, what is no id, and pages too far."""
        known_collection(question["collection"])
        if not ID.fullmatch(question["id"]):
            raise unknown(question)
        if question.get("page", 1) * question.get("pageSize", 20) > DEEPEST:
            raise wrong_parameter("page", f"Pages reach {DEEPEST} dates: narrow by start and end.")

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page; 410 and 404 as for the record."""
        uid = question["id"]
        check_visible(cursor, question)
        condition, values = self.condition(cursor, question)
        cursor.execute(COUNT.format(condition=condition), {"uid": uid} | values)
        (total,) = cursor.fetchone()
        size, page = question.get("pageSize", 20), question.get("page", 1)
        offset = (page - 1) * size
        found = dates(cursor, [uid], question.languages, condition, size, offset, **values)
        usual = {uid: usual_venue(cursor, uid)}
        places = elsewhere(cursor, found, usual, question.languages).get(uid, {})
        head = {"type": "schedule", "id": uid, "total": total, "page": page, "pageSize": size}
        head |= self.links(question, page, size, total)
        results = b",".join(one.showing(places) for one in found.get(uid, ()))
        body = orjson.dumps(head)[:-1] + b',"results":[' + results + b"]}"
        return Answer(body, None, (uid,), question.negotiated)

    def condition(self, cursor: Cursor, question: Question) -> tuple[str, dict[str, object]]:
        """Return which dates are asked for, as a condition and its values."""
        if not (question.get("start") or question.get("end")):
            return "true", {}
        window = window_of(question, FROM_THE_FIRST)
        values = window.values(question.zone)
        return IN_WINDOW, {name: values[name] for name in ("since", "until")}

    def links(self, question: Question, page: int, size: int, total: int) -> dict[str, str]:
        """Return the whole URLs of the pages before and after."""
        last = min(total, DEEPEST // size * size)
        there = {"prev": page - 1 if page > 1 else 0, "next": page + 1 if page * size < last else 0}
        return {name: self.url(question, number) for name, number in there.items() if number}

    def url(self, question: Question, page: int) -> str:
        """Return the URL of another page of the same question."""
        query = urlencode(dict(question.parameters) | {"page": page}, doseq=True)
        path = self.path.format(**dict(question.path))
        return f"{self.service.api_url}{path}?{query}"


def check_visible(cursor: Cursor, question: Question) -> None:
    """Raise ProblemError, 404 or 410, where the record is not there."""
    if read.collection_of(cursor, question["id"]) != question["collection"]:
        raise missing(cursor, question, question["id"])


def usual_venue(cursor: Cursor, uid: str) -> str | None:
    """Return the venue a record says of itself."""
    return next(iter(read.references(cursor, [uid]).get(uid, {}).get("place", ())), None)
