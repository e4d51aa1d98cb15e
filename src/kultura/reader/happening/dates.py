"""Dates as rows: showings and slots as they are stored, exhibitions by the hours of their place.

An exhibition is on when its place is open, so its run is joined with the openings of the venue, or
of what the venue is part of, or of the institution (`visible_place.hours`). Where nobody knows
hours, or not so far back, every day of the run counts; days too far ahead to be known do not.

All conditions are on columns of `d`, one date; a condition holds for the same date as all others.
The connection's time zone is the region's, so that `::date` and `::time` are its days and hours.
"""

from datetime import timedelta
from kultura.store.openings import BEHIND
from kultura.store.openings import RENEW
from kultura.store.read import Moment
from typing import Any


DAY = timedelta(days=1)
WEEK = 7  # where hours are not known, one week is like the next

PLACES = "WITH place AS (SELECT * FROM publication.visible_place)"

# What is asked of any date; when it is, and whether it is free on that very day, is added below.
DATE = """
    o.uid, o.id, o.type, o.collection, o.institution, {house_kind} AS house_kind, o.status,
    o.availability, o.place, o.price_from, o.duration, o.online, o.group_min, o.group_max,
    o.services, o.bodies, o.bookable AND o.status NOT IN ('cancelled', 'postponed')
        AND coalesce(o.availability, '') <> 'sold-out' AS bookable,
    {latitude} AS latitude, {longitude} AS longitude, {area} AS area, {features} AS features
"""
# Where it is and whose house that is takes two joins, which only some questions are worth.
ASKED_ALONE = DATE.format(
    house_kind="NULL::text",
    latitude="o.latitude",
    longitude="o.longitude",
    area="o.area",
    features="o.features",
)
ASKED = DATE.format(
    house_kind="house.kind",
    latitude="coalesce(o.latitude, venue.latitude)",
    longitude="coalesce(o.longitude, venue.longitude)",
    area="coalesce(o.area, venue.area)",
    features="o.features || coalesce(venue.features, '{}')",
)
OF_PLACES = ("d.house_kind", "d.latitude", "d.longitude", "d.area", "d.features")

AT_PLACES = """
    LEFT JOIN place AS venue ON venue.uid = o.place
    LEFT JOIN place AS house ON house.uid = o.institution
"""

SHOWING = """
    SELECT {asked}, o.kind, o.starts, o.ends, o.all_day, o.day, o.last_day, o.weekday::int,
        o.time_of_day, CASE WHEN o.weekday = ANY(o.free_days) THEN true ELSE o.free END AS free
    FROM publication.visible_date AS o {at_places}
    WHERE o.kind = 'showing' AND o.starts < %(until)s
        AND (o.ends > %(since)s OR o.starts >= %(since)s)
"""

# Of what is short only those have not ended that began a day before, or later.
SHOWINGS = f"""
    {SHOWING} AND o.is_long
    UNION ALL {SHOWING} AND NOT o.is_long AND o.starts >= %(since)s - interval '1 day'
"""

UNDATED = f"""
    SELECT {ASKED}, o.kind, NULL::timestamptz AS starts, NULL::timestamptz AS ends, true AS all_day,
        NULL::date AS day, NULL::date AS last_day, NULL::int AS weekday, NULL::time AS time_of_day,
        o.free
    FROM publication.visible_date AS o
    LEFT JOIN place AS venue ON venue.uid = coalesce(o.place, o.uid)
    LEFT JOIN place AS house ON house.uid = coalesce(o.institution, o.uid)
    WHERE o.kind = 'undated'
"""

OPEN_PLACE = f"""
    SELECT {ASKED}, 'open' AS kind, opening.opens AS starts, opening.closes AS ends,
        false AS all_day, opening.day, opening.day AS last_day,
        extract(isodow FROM opening.day)::int AS weekday, opening.opens::time AS time_of_day,
        CASE WHEN opening.free OR extract(isodow FROM opening.day) = ANY(o.free_days)
            THEN true ELSE o.free END AS free
    FROM place AS venue
    JOIN publication.visible_date AS o ON o.uid = venue.uid AND o.kind = 'undated'
    JOIN publication.visible_opening AS opening ON opening.uid = venue.hours
    LEFT JOIN place AS house ON house.uid = coalesce(o.institution, o.uid)
    WHERE opening.opens < %(until)s AND opening.closes > %(since)s
        AND opening.opens > %(since)s - interval '2 days'
"""

RUN = f"""
    SELECT {ASKED}, o.kind, o.day, o.last_day, o.free, o.free_days,
        coalesce(venue.hours, CASE WHEN NOT o.elsewhere THEN house.hours END) AS hours
    FROM publication.visible_date AS o {AT_PLACES}
    WHERE o.kind = 'run' AND o.day <= %(last)s
        AND o.last_day >= %(first)s::date - 1  -- the last evening may go on after midnight
"""

# IS FALSE: a range of days would be thought to hold next to nothing, and each opening's place be
# looked up by itself.
STRETCHES = """
    SELECT opening.day, opening.opens AS starts, opening.closes AS ends, false AS all_day,
        opening.opens::time AS time_of_day, opening.free
    FROM publication.visible_opening AS opening
    WHERE opening.uid = run.hours AND opening.opens > %(since)s - interval '2 days'
        AND (opening.day < greatest(run.day, %(known_from)s)) IS FALSE
        AND (opening.day > least(run.last_day, %(known_to)s)) IS FALSE
        AND opening.opens < %(until)s AND opening.closes > %(since)s
    UNION ALL
    SELECT whole.day, whole.day::timestamptz, (whole.day + 1)::timestamptz, true, NULL, false
    FROM ({days}) AS whole
    WHERE (run.hours IS NULL OR whole.day < %(known_from)s)
        AND whole.day::timestamptz < %(until)s AND (whole.day + 1)::timestamptz > %(since)s
"""

EVERY_DAY = """
    SELECT found::date AS day FROM generate_series(
        greatest(run.day, %(first)s)::timestamp, least(run.last_day, %(last)s), '1 day'
    ) AS found
"""

FIRST_DAYS = f"""
    SELECT found::date AS day FROM generate_series(
        greatest(run.day, %(first)s)::timestamp,
        least(run.last_day, %(last)s, greatest(run.day, %(first)s) + {WEEK - 1}), '1 day'
    ) AS found
"""

OPEN_RUN = """
    SELECT d.*
    FROM ({run} OFFSET 0) AS run  -- by itself: only a plain column finds openings by their index
    CROSS JOIN LATERAL (
        SELECT d.* FROM (
            SELECT run.uid, run.id, run.type, run.collection, run.institution, run.house_kind,
                run.status, run.availability, run.place, run.price_from, run.duration, run.online,
                run.group_min, run.group_max, run.services, run.bodies, run.bookable,
                run.latitude, run.longitude, run.area, run.features, run.kind,
                stretch.starts, stretch.ends, stretch.all_day, stretch.day,
                stretch.day AS last_day, extract(isodow FROM stretch.day)::int AS weekday,
                stretch.time_of_day,
                CASE WHEN stretch.free OR extract(isodow FROM stretch.day) = ANY(run.free_days)
                    THEN true ELSE run.free END AS free
            FROM ({stretches}) AS stretch
        ) AS d
        WHERE {conditions}
        {which}
    ) AS d
"""


def showings(conditions: str) -> str:
    """Return the statement of showings and slots that meet conditions."""
    if any(column in conditions for column in OF_PLACES):
        found = SHOWINGS.format(asked=ASKED, at_places=AT_PLACES)
    else:
        found = SHOWINGS.format(asked=ASKED_ALONE, at_places="")
    return f"SELECT d.* FROM ({found}) AS d WHERE {conditions}"


def undated(conditions: str) -> str:
    """Return the statement of records without dates that meet conditions."""
    return f"SELECT d.* FROM ({UNDATED}) AS d WHERE {conditions}"


def open_places(conditions: str) -> str:
    """Return the statement of stretches in which venues and institutions are open."""
    return f"SELECT d.* FROM ({OPEN_PLACE}) AS d WHERE {conditions}"


def first_open(conditions: str, which: str = "true") -> str:
    """Return the statement of the first stretch of each exhibition that meets conditions.

    `which` is a condition on the exhibition, on columns of `o`.
    """
    return _open_run(f"{RUN} AND {which}", FIRST_DAYS, conditions, "ORDER BY d.starts LIMIT 1")


def every_open(conditions: str) -> str:
    """Return the statement of all stretches of exhibitions that meet conditions."""
    return _open_run(RUN, EVERY_DAY, conditions, "")


def known_hours(moment: Moment) -> dict[str, Any]:
    """Return from which day to which opening hours are known, as values of a statement."""
    today = moment.now.date()
    return {"known_from": today - BEHIND + DAY, "known_to": today + RENEW - DAY}


def _open_run(run: str, days: str, conditions: str, which: str) -> str:
    stretches = STRETCHES.format(days=days)
    return OPEN_RUN.format(run=run, stretches=stretches, conditions=conditions, which=which)
