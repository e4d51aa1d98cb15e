"""The calendar: dates of everything, in order."""

from collections.abc import Sequence
from dataclasses import replace
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.results import check_kinds
from kultura.reader.api.results import written
from kultura.reader.api.single import flat
from kultura.reader.cache import Answer
from kultura.reader.happening import calendar
from kultura.reader.happening.calendar import Asking
from kultura.reader.happening.criteria import OF_RECORDS
from kultura.reader.happening.days import DAY
from kultura.reader.happening.entries import sent
from kultura.reader.happening.exhibitions import ONCE
from kultura.reader.happening.narrowing import NARROWING
from kultura.reader.happening.narrowing import note_end
from kultura.reader.parameters.known.paging import DEEPEST
from kultura.reader.problems import wrong_parameter
from kultura.reader.search import engine
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from typing import Any
from urllib.parse import urlencode

import orjson


VALUES = (
    "query",
    *OF_RECORDS,
    *("subject", "creator", "place", "audience", "languages", "genre"),
    *("level", "schoolSubject", "mode", "partOf", "related", "hasImages"),
)


class Calendar(Resource):
    """Dates, not events: every showing, slot and open exhibition in a window."""

    path = "/api/v1/calendar"
    summary = "Every showing, slot and open exhibition in a window of at most 400 days, in order"
    parameters = (
        *NARROWING,
        *VALUES,
        "exhibitions",
        "aggregations",
        "page",
        "pageSize",
        "lang",
    )
    schema = "Calendar"

    def check(self, question: Question) -> None:
        """Refuse pages too far."""
        if question.get("page", 1) * question.get("pageSize", 20) > DEEPEST:
            raise wrong_parameter("page", f"Pages reach {DEEPEST} dates: ask for less at a time.")
        if any(one.name != DAY for one in question.get("aggregations", ())):
            raise wrong_parameter("aggregations", "The calendar counts day.", allowed=[DAY])

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page; it is empty where it lies after the last."""
        moment = read.moment(cursor)
        check_kinds(cursor, question)
        asked = calendar.asking(question, moment, self.records(cursor, question))
        note_end(cursor, question, moment)
        size, page = question.get("pageSize", 20), question.get("page", 1)
        days = bool(question.get("aggregations"))
        found = calendar.page(cursor, asked, question.languages, size, (page - 1) * size, days)
        exhibitions = question.get("exhibitions", ONCE)
        content = {
            "type": "calendar",
            **self.window(question, asked),
            "total": found.total,
            "page": page,
            "pageSize": size,
            **self.links(question, page, size, found.total),
            "results": sent(cursor, found.entries, question.languages, exhibitions),
            **({"aggregations": counted(found.days)} if days else {}),
        }
        tags = tuple(dict.fromkeys(entry.uid for entry in found.entries))
        return Answer(orjson.dumps(content), None, tags, question.negotiated)

    def records(self, cursor: Cursor, question: Question) -> list[str] | None:
        """Return the records that the search index finds; None where nothing is asked of it."""
        sought = {*VALUES} - {*OF_RECORDS}
        values = tuple(pair for pair in question.parameters if pair[0] in sought)
        if not values:
            return None
        return engine.every(self.service.snapshots, cursor, replace(question, parameters=values))

    def window(self, question: Question, asked: Asking) -> dict[str, str]:
        """Return from when to when the answer is."""
        times = {"start": asked.window.since, "end": asked.window.until}
        local = {name: at.astimezone(question.zone) for name, at in times.items() if at}
        return {name: at.isoformat(timespec="seconds") for name, at in local.items()}

    def links(self, question: Question, page: int, size: int, total: int) -> dict[str, str]:
        """Return the whole URLs of the pages before and after."""
        last = min(total, DEEPEST // size * size)
        there = {"prev": page - 1 if page > 1 else 0, "next": page + 1 if page * size < last else 0}
        return {name: self.url(question, number) for name, number in there.items() if number}

    def url(self, question: Question, page: int) -> str:
        """Return the URL of another page of the same question."""
        asked = dict(question.parameters) | {"page": page}
        query = urlencode(flat(written(asked)), doseq=True)
        return f"{self.service.api_url}{self.path}?{query}"


def counted(days: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Return how many dates each day has, as it is sent."""
    return {DAY: [{"value": day, "count": number} for day, number in days]}
