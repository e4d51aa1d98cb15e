"""What comes next of a record: the next fifty dates and the first of them that takes place.

A date counts until it has ended. Bytes are joined from fragments prepared for it; a date elsewhere
shows its venue as far as that is public.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from kultura.reader.happening.dates import DAY
from kultura.reader.happening.dates import first_open
from kultura.reader.happening.dates import known_hours
from kultura.reader.happening.dates import PLACES
from kultura.reader.happening.window import midnight
from kultura.reader.lifetime import ends
from kultura.store import read
from kultura.store.schedules import CALLED_OFF
from psycopg2.extensions import cursor as Cursor
from zoneinfo import ZoneInfo

import orjson


NEXT = 50

DATES = """
SELECT d.uid, d.starts, d.ends, d.status, d.place, coalesce(
    (SELECT d.bodies ->> code
        FROM unnest(%(languages)s::text[]) WITH ORDINALITY AS wanted (code, rank)
        WHERE d.bodies ? code ORDER BY rank LIMIT 1),
    '{{}}'
)
FROM unnest(%(uids)s::text[]) AS asked (uid)
CROSS JOIN LATERAL (
    SELECT * FROM publication.visible_occurrence AS o
    WHERE o.uid = asked.uid AND o.kind = 'showing' AND {condition}
    ORDER BY o.starts, o.id LIMIT %(limit)s OFFSET %(offset)s
) AS d
ORDER BY d.uid, d.starts, d.id
"""
NOT_OVER = "(o.ends > %(now)s OR o.starts >= %(now)s)"

# uid, starts, ends, all_day
OPEN = f"{PLACES} SELECT d.uid, d.starts, d.ends, d.all_day FROM ({{first}}) AS d"


@dataclass(frozen=True)
class Date:
    """One date of a record as it is sent."""

    uid: str
    starts: datetime
    ends: datetime
    status: str
    place: str | None
    body: bytes

    def showing(self, places: Mapping[str, bytes]) -> bytes:
        """Return the bytes to send, with the place where it has one of its own."""
        if self.place not in places:
            return self.body
        return b'%s,"place":%s}' % (self.body[:-1], places[self.place])


def upcoming(
    cursor: Cursor,
    usual: Mapping[str, str | None],
    running: Sequence[str],
    languages: Sequence[str],
) -> dict[str, bytes]:
    """Return `schedule` and `nextDate` as members of a JSON object, by UID.

    `usual` are the records asked for and the venue each says of itself, `running` those of them
    that may be exhibitions.
    """
    now = read.moment(cursor)
    found = dates(cursor, usual, languages, NOT_OVER, now=now.now)
    opened = _open(cursor, running, now) if running else {}
    ends(cursor, *(one.ends for rows in found.values() for one in rows))
    ends(cursor, *(one.ends for one in opened.values()))
    if len(opened) < len(running):
        ends(cursor, _tomorrow(cursor, now.now))  # a day more is known then
    places = elsewhere(cursor, found, usual, languages)
    return {
        uid: _members(found.get(uid, []), opened.get(uid), places.get(uid, {})) for uid in usual
    }


def dates(
    cursor: Cursor,
    uids: Iterable[str],
    languages: Sequence[str],
    condition: str = "true",
    limit: int = NEXT,
    offset: int = 0,
    **values: object,
) -> dict[str, list[Date]]:
    """Return dates of visible records by UID, in order; `condition` is on columns of `o`."""
    asked = {"uids": list(uids), "languages": list(languages), "limit": limit, "offset": offset}
    cursor.execute(DATES.format(condition=condition), asked | values)
    found: dict[str, list[Date]] = {}
    for uid, *known, body in cursor.fetchall():
        found.setdefault(uid, []).append(Date(uid, *known, body.encode()))
    return found


def elsewhere(
    cursor: Cursor,
    found: Mapping[str, Sequence[Date]],
    usual: Mapping[str, str | None],
    languages: Sequence[str],
) -> dict[str, dict[str, bytes]]:
    """Return the visible venues of dates that are not where their record usually is, by UID."""
    other = {
        uid: {one.place for one in rows if one.place and one.place != usual.get(uid)}
        for uid, rows in found.items()
    }
    wanted = set().union(*other.values())
    known = read.cards(cursor, wanted, languages, "place") if wanted else {}
    return {uid: {p: known[p] for p in places if p in known} for uid, places in other.items()}


def _open(cursor: Cursor, uids: Sequence[str], moment: read.Moment) -> dict[str, Date]:
    today = moment.now.date()
    values = {"uids": list(uids), "since": moment.now, "until": "infinity"}
    values |= {"first": today, "last": "infinity"} | known_hours(moment)
    cursor.execute(OPEN.format(first=first_open("true", "o.uid = ANY(%(uids)s)")), values)
    return {uid: _opening(uid, *row) for uid, *row in cursor.fetchall()}


def _tomorrow(cursor: Cursor, now: datetime) -> datetime:
    zone = ZoneInfo(cursor.connection.get_parameter_status("TimeZone"))
    return midnight(now.date() + DAY, zone)


def _opening(uid: str, starts: datetime, ends: datetime, all_day: bool) -> Date:
    times = {"start": starts, "end": ends, "allDay": all_day}
    body = orjson.dumps({"id": "run", **times, "status": "scheduled", "languages": []})
    return Date(uid, starts, ends, "scheduled", None, body)


def _members(rows: list[Date], opened: Date | None, places: Mapping[str, bytes]) -> bytes:
    schedule = b'"schedule":[%s]' % b",".join(one.showing(places) for one in rows)
    taking_place = [one for one in (*rows, opened) if one and one.status not in CALLED_OFF]
    if not taking_place:
        return schedule
    first = min(taking_place, key=lambda one: one.starts)
    return b'%s,"nextDate":%s' % (schedule, first.showing(places))
