"""The calendar: dates in a window, in order; every showing and slot, every open exhibition."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.reader.api.resource import Question
from kultura.reader.happening import dates
from kultura.reader.happening.criteria import among
from kultura.reader.happening.criteria import criteria
from kultura.reader.happening.criteria import joined
from kultura.reader.happening.exhibitions import EACH_DAY
from kultura.reader.happening.exhibitions import NO
from kultura.reader.happening.exhibitions import ONCE
from kultura.reader.happening.window import Window
from kultura.reader.happening.window import window_of
from kultura.reader.problems import wrong_parameter
from kultura.store.read import Moment
from psycopg2.extensions import cursor as Cursor
from typing import Any


LONGEST = timedelta(days=400)
USUAL = timedelta(days=31)

# An exhibition is one entry, or one each day; a showing is the only one with its id.
FOUND = """
{places}, showing AS NOT MATERIALIZED ({showings}), run AS NOT MATERIALIZED ({runs}), found AS (
    SELECT * FROM showing UNION ALL SELECT * FROM run
), entry AS (
    SELECT uid, id, kind, starts, ends, all_day, free, ARRAY[day] AS days FROM showing
    UNION ALL
    SELECT uid, id, kind, min(starts) AS starts, max(ends) AS ends, bool_and(all_day) AS all_day,
        bool_and(free) AS free, array_agg(DISTINCT day) AS days
    FROM run
    GROUP BY uid, id, kind {each_day}
)
"""

PAGE = """
SELECT entry.total, entry.uid, entry.id, entry.kind, entry.starts, entry.ends, entry.all_day,
    entry.free, entry.days, o.status, o.availability, o.place, o.institution, o.services, o.day,
    o.last_day,
    (SELECT o.bodies ->> code
        FROM unnest(%(languages)s::text[]) WITH ORDINALITY AS wanted (code, rank)
        WHERE o.bodies ? code ORDER BY rank LIMIT 1)
FROM (
    SELECT *, count(*) OVER () AS total FROM entry
    ORDER BY starts, ends, uid, id LIMIT %(limit)s OFFSET %(offset)s
) AS entry
CROSS JOIN LATERAL (
    SELECT * FROM publication.visible_occurrence AS found
    WHERE found.uid = entry.uid AND found.id = entry.id LIMIT 1
) AS o
ORDER BY entry.starts, entry.ends, entry.uid, entry.id
"""

COUNT = "SELECT count(*) FROM entry"

# What lasts whole days, or 24 hours and more, is on each of its days.
DAYS = """
SELECT counted.day::date, count(*)
FROM found CROSS JOIN LATERAL generate_series(
    greatest(found.day, %(first)s)::timestamp,
    CASE WHEN found.all_day OR found.ends - found.starts >= interval '24 hours'
        THEN least(found.last_day, %(last)s) ELSE greatest(found.day, %(first)s) END,
    '1 day'
) AS counted (day)
GROUP BY 1 ORDER BY 1
"""


@dataclass(frozen=True)
class Entry:
    """One date of the calendar, as the rows say; `days` are those an exhibition is open on."""

    uid: str
    id: str
    kind: str
    starts: datetime
    ends: datetime
    all_day: bool
    free: bool | None
    days: list[date]
    status: str
    availability: str | None
    place: str | None
    institution: str | None
    services: list[str]
    first_day: date
    last_day: date
    body: str | None


@dataclass(frozen=True)
class Asking:
    """A question about dates, ready to be asked."""

    window: Window
    statement: str
    values: Mapping[str, Any]


def asking(question: Question, moment: Moment, uids: list[str] | None = None) -> Asking:
    """Return how to ask for the dates of a question, of some records only; raises ProblemError."""
    window = calendar_window(question, moment.now)
    condition, values = joined([*criteria(question), *among(uids)])
    exhibitions = question.get("exhibitions", ONCE)
    statement = FOUND.format(
        places=dates.PLACES,
        showings=dates.showings(condition),
        runs=dates.every_open(condition if exhibitions != NO else "false"),
        each_day=", day" if exhibitions == EACH_DAY else "",
    )
    return Asking(
        window, statement, values | window.values(question.zone) | dates.known_hours(moment)
    )


def calendar_window(question: Question, now: datetime) -> Window:
    """Return the window of a calendar, a month where no end is given; 400 days at most."""
    window = window_of(question, now)
    until = window.until or window.since + USUAL
    if until - window.since > LONGEST + timedelta(hours=1):  # a change of clocks
        raise wrong_parameter("end", f"A calendar has {LONGEST.days} days at most: end it earlier.")
    return Window(window.since, until)


def page(
    cursor: Cursor, asked: Asking, languages: tuple[str, ...], limit: int, offset: int
) -> tuple[int, list[Entry]]:
    """Return how many dates there are, and those of a page in order."""
    values = {"languages": list(languages), "limit": limit, "offset": offset} | asked.values
    cursor.execute(asked.statement + PAGE, values)
    rows = cursor.fetchall()
    if not rows and offset:
        cursor.execute(asked.statement + COUNT, asked.values)
        return cursor.fetchone()[0], []
    return (rows[0][0] if rows else 0), [Entry(*row[1:]) for row in rows]


def days(cursor: Cursor, asked: Asking) -> list[tuple[date, int]]:
    """Return how many dates each day has."""
    cursor.execute(asked.statement + DAYS, asked.values)
    return cursor.fetchall()
