"""When an institution or a venue is open, day by day."""

from datetime import date
from datetime import timedelta
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.schedule import check_visible
from kultura.reader.api.single import unknown
from kultura.reader.cache import Answer
from kultura.reader.happening.openings import known_hours
from kultura.reader.happening.openings import open_days
from kultura.reader.happening.spans import DAY
from kultura.reader.happening.window import beginning
from kultura.reader.happening.window import midnight
from kultura.reader.lifetime import ends
from kultura.reader.parameters.parameter import ID
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from kultura.store import read
from psycopg2.extensions import cursor as Cursor

import orjson


PLACES = ("institutions", "venues")
LONGEST = 400  # days
USUAL = timedelta(days=30)


class Openings(Resource):
    """Effective opening hours: regular ones, with exceptions and free days applied."""

    path = "/api/v1/{collection}/{id}/openings"
    summary = "Opening hours of an institution or a venue, day by day; 400 days at most"
    parameters = ("start", "end", "lang")
    errors = (400, 404, 410)
    schema = "Openings"
    collections = PLACES

    def check(self, question: Question) -> None:
        """Refuse what is no place, and what is no id."""
        if question["collection"] not in PLACES:
            detail = "Only institutions and venues have opening hours."
            raise ProblemError(404, detail, {"allowed": list(PLACES)})
        if not ID.fullmatch(question["id"]):
            raise unknown(question)

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the days; `known` is false where nobody said when it is open."""
        check_visible(cursor, question)
        first, last = self.days(cursor, question)
        known = known_hours(cursor, question["id"], question.languages)
        days = open_days(known, first, last, question.zone) if known else []
        content = {"type": "openings", "id": question["id"], "known": known is not None}
        body = orjson.dumps(content | {"results": days})
        return Answer(body, None, (question["id"],), question.negotiated)

    def days(self, cursor: Cursor, question: Question) -> tuple[date, date]:
        """Return the first day and the last; today and a month where they are not given."""
        now = read.moment(cursor).now.astimezone(question.zone)
        start, end = question.get("start"), question.get("end")
        if not start:
            ends(cursor, midnight(now.date() + DAY, question.zone))
        first = day_of(start, question) if start else now.date()
        last = day_of(end, question) if end else first + USUAL
        if last < first:
            raise wrong_parameter("end", "end is before start.")
        if (last - first).days >= LONGEST:
            raise wrong_parameter("end", f"{LONGEST} days at most: end it earlier.")
        return first, last


def day_of(text: str, question: Question) -> date:
    """Return the local day of a day or a moment."""
    return beginning(text, question.zone).astimezone(question.zone).date()
