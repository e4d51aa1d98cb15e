"""Narrowing: which records have a date that meets all that is asked of it, and in which order.

Lists and search intersect with it. A record without dates (a venue, an offer by arrangement) is
judged by what it says itself, unless the question is about time.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from kultura.reader.api.resource import Question
from kultura.reader.happening import dates
from kultura.reader.happening.criteria import criteria
from kultura.reader.happening.criteria import Criterion
from kultura.reader.happening.criteria import DISTANCE
from kultura.reader.happening.criteria import joined
from kultura.reader.happening.criteria import OF_DATES
from kultura.reader.happening.criteria import taking_place
from kultura.reader.happening.spans import DAY
from kultura.reader.happening.window import midnight
from kultura.reader.happening.window import Window
from kultura.reader.happening.window import window_of
from kultura.reader.lifetime import ends
from kultura.reader.problems import wrong_parameter
from kultura.store import read
from kultura.store.read import Moment
from psycopg2.extensions import cursor as Cursor


TIMES = ("start", "end", "timespan", "weekday", "startsAfter", "startsBefore", "openNow")
NARROWING = tuple(dict.fromkeys((*TIMES, *OF_DATES)))
ORDERS = ("start", "distance")

RECORDS = """
{places}
SELECT d.uid, min(d.starts) AS starts, min({distance}) AS distance
FROM ({found}) AS d
GROUP BY d.uid
ORDER BY {order} NULLS LAST, starts NULLS LAST, d.uid
"""


@dataclass(frozen=True)
class Narrowed:
    """Records by UID, in order of the first date that matches, or of distance (km)."""

    uids: tuple[str, ...]
    distances: Mapping[str, float]


def narrowed(cursor: Cursor, question: Question, moment: Moment) -> Narrowed | None:
    """Return the records that a question's time, place and admission leave; None if not asked.

    Raises ProblemError for questions that contradict themselves.
    """
    order = question.get("sort")
    if order == "distance" and not question.get("near"):
        raise wrong_parameter("sort", "sort=distance needs a point: give near.")
    if order not in ORDERS and not is_asked(question, NARROWING):
        return None
    window = window_of(question, moment.now)
    note_end(cursor, question, moment)
    cursor.execute(*_statement(question, window, moment))
    rows = cursor.fetchall()
    distances = {uid: distance for uid, _starts, distance in rows if distance is not None}
    return Narrowed(tuple(uid for uid, *_ in rows), distances)


def note_end(cursor: Cursor, question: Question, moment: Moment) -> None:
    """Note until when an answer about dates holds: the next turn, or the end of the day."""
    tomorrow = moment.now.astimezone(question.zone).date() + DAY
    turn: datetime | None = None if question.get("start") else read.next_turn(cursor)
    ends(cursor, midnight(tomorrow, question.zone), turn)


def asked_of(question: Question) -> list[Criterion]:
    """Return what is asked of each date, the collection of a list included."""
    collection = dict(question.path).get("collection")
    of = Criterion("d.collection = %(collection)s", {"collection": collection})
    return [*criteria(question), *([of] if collection else [])]


def is_asked(question: Question, names: Iterable[str]) -> bool:
    """Tell whether a question has one of some parameters."""
    return any(question.get(name) is not None for name in names)


def _statement(question: Question, window: Window, moment: Moment) -> tuple[str, dict]:
    condition, values = joined([*asked_of(question), taking_place()])
    found = [dates.showings(condition), dates.first_open(condition)]
    if question.get("openNow"):
        found.append(dates.open_places(condition))
    if is_asked(question, NARROWING) and not is_asked(question, TIMES):
        found.append(dates.undated(condition))
    near = question.get("near")
    statement = RECORDS.format(
        places=dates.PLACES,
        distance=DISTANCE if near else "NULL::float8",
        found=" UNION ALL ".join(found),
        order="distance" if near and question.get("sort") != "start" else "starts",
    )
    return statement, values | window.values(question.zone) | dates.known_hours(moment)
