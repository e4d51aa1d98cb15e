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
{places}, found AS (
    SELECT {of_dates} FROM ({showings}) AS showing UNION ALL SELECT {of_dates} FROM ({runs}) AS run
), entry AS (
    SELECT uid, id, kind, starts, ends, all_day, free, ARRAY[day] AS days
    FROM found WHERE kind = 'showing'
    UNION ALL
    SELECT uid, id, kind, min(starts) AS starts, max(ends) AS ends, bool_and(all_day) AS all_day,
        bool_and(free) AS free, array_agg(DISTINCT day) AS days
    FROM found WHERE kind = 'run'
    GROUP BY uid, id, kind {each_day}
)
"""
OF_DATES = "uid, id, kind, starts, ends, all_day, free, day, last_day"

PAGE = """
SELECT {counted}, entry.total, entry.uid, entry.id, entry.kind, entry.starts, entry.ends,
    entry.all_day, entry.free, entry.days, o.status, o.availability, o.place, o.institution,
    o.services, o.day, o.last_day,
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

# What lasts whole days, or 24 hours and more, is on each of its days.
DAYS = """(
    SELECT json_agg(json_build_array(day, dates) ORDER BY day)
    FROM (
        SELECT counted.day::date AS day, count(*) AS dates
        FROM found CROSS JOIN LATERAL generate_series(
            greatest(found.day, %(first)s)::timestamp,
            CASE WHEN found.all_day OR found.ends - found.starts >= interval '24 hours'
                THEN least(found.last_day, %(last)s) ELSE greatest(found.day, %(first)s) END,
            '1 day'
        ) AS counted (day)
        GROUP BY 1
    ) AS counted
)"""
NO_DAYS = "NULL::json"

COUNT = "SELECT {counted}, (SELECT count(*) FROM entry)"


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
class Page:
    """A page of the calendar; `days` are days and how many dates each has, where that is asked."""

    total: int
    entries: list[Entry]
    days: list[tuple[str, int]]


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
        of_dates=OF_DATES,
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
    cursor: Cursor,
    asked: Asking,
    languages: tuple[str, ...],
    limit: int,
    offset: int,
    with_days: bool = False,
) -> Page:
    """Return those dates of a page in order, how many there are, and how many each day has."""
    values = {"languages": list(languages), "limit": limit, "offset": offset} | asked.values
    counted = DAYS if with_days else NO_DAYS
    cursor.execute(asked.statement + PAGE.format(counted=counted), values)
    rows = cursor.fetchall()
    if not rows and offset:
        cursor.execute(asked.statement + COUNT.format(counted=counted), asked.values)
        days, total = cursor.fetchone()
        return Page(total, [], days or [])
    days, total = rows[0][:2] if rows else (None, 0)
    return Page(total, [Entry(*row[2:]) for row in rows], days or [])
