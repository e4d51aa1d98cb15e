"""Criteria: parameters as conditions on one date, columns of `d`, and their values."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from kultura.reader.api.resource import Question
from kultura.reader.problems import wrong_parameter
from kultura.store.free_days import weekdays
from kultura.store.schedules import CALLED_OFF
from typing import Any


EARTH = 6371.0088  # km, the mean radius (IUGG)

DISTANCE = f"""
    (2 * {EARTH} * asin(least(1, sqrt(
        power(sin(radians(d.latitude - %(near_latitude)s) / 2), 2)
        + cos(radians(%(near_latitude)s)) * cos(radians(d.latitude))
        * power(sin(radians(d.longitude - %(near_longitude)s) / 2), 2)
    ))))
"""

# A date is of the day it begins on; one of whole days, or of 24 hours and more, of each of them.
ON_WEEKDAY = """
    EXISTS (
        SELECT FROM unnest(%(weekdays)s::int[]) AS wanted (number)
        WHERE mod(wanted.number - d.weekday + 7, 7) <= CASE
            WHEN d.all_day OR d.ends - d.starts >= interval '24 hours' THEN d.last_day - d.day
            ELSE 0 END
    )
"""

IN_BOX = """
    d.latitude BETWEEN %(south)s AND %(north)s AND CASE
        WHEN %(west)s <= %(east)s THEN d.longitude BETWEEN %(west)s AND %(east)s
        ELSE d.longitude >= %(west)s OR d.longitude <= %(east)s END
"""

FOR_GROUP = """
    (d.group_min IS NOT NULL OR d.group_max IS NOT NULL)
    AND coalesce(d.group_min, 0) <= %(group_size)s
    AND coalesce(d.group_max, %(group_size)s) >= %(group_size)s
"""

TAKES_PLACE = "d.status <> ALL(%(called_off)s)"


@dataclass(frozen=True)
class Criterion:
    """A condition and the values it names."""

    condition: str
    values: dict[str, Any]


def criteria(question: Question) -> list[Criterion]:
    """Return what a question asks of each date; raises ProblemError for contradictions."""
    after, before = question.get("startsAfter"), question.get("startsBefore")
    if after and before and before <= after:
        raise wrong_parameter("startsBefore", "startsBefore is not later than startsAfter.")
    known = OF_DATES | OF_RECORDS
    asked = {name: question.get(name) for name in known}
    return [known[name](value) for name, value in asked.items() if value is not None]


def joined(found: list[Criterion]) -> tuple[str, dict[str, Any]]:
    """Return criteria as one condition, all of them to be met, and its values."""
    values = {name: value for one in found for name, value in one.values.items()}
    return " AND ".join(f"({one.condition})" for one in found) or "true", values


def among(uids: Sequence[str] | None) -> list[Criterion]:
    """Return that a date is of one of some records, where they are given."""
    if uids is None:
        return []
    return [Criterion("d.uid = ANY(%(uids)s)", {"uids": list(uids)})]


def taking_place() -> Criterion:
    """Return that a date is neither cancelled nor postponed."""
    return Criterion(TAKES_PLACE, {"called_off": list(CALLED_OFF)})


def _compared(condition: str, name: str, read: Callable[[Any], Any] = str) -> Callable:
    return lambda value: Criterion(condition, {name: read(value)})


def _flag(column: str) -> Callable[[str | bool], Criterion]:
    return lambda wanted: Criterion(f"d.{column} IS {str(wanted).lower()}", {})


def _weekdays(names: tuple[str, ...]) -> Criterion:
    return Criterion(ON_WEEKDAY, {"weekdays": sorted(weekdays(*names))})


def _box(text: str) -> Criterion:
    sides = ("west", "south", "east", "north")
    return Criterion(IN_BOX, dict(zip(sides, map(float, text.split(",")), strict=True)))


def _near(text: str) -> Criterion:
    names = ("near_latitude", "near_longitude", "near_km")
    values = dict(zip(names, map(float, text.split(",")), strict=True))
    return Criterion(f"{DISTANCE} <= %(near_km)s", values)


def _any_of(column: str, name: str) -> Callable[[tuple[str, ...]], Criterion]:
    return lambda wanted: Criterion(f"d.{column} = ANY(%({name})s)", {name: list(wanted)})


def _areas(codes: tuple[str, ...]) -> Criterion:
    return Criterion(
        "EXISTS (SELECT FROM unnest(%(areas)s::text[]) AS code WHERE starts_with(d.area, code))",
        {"areas": list(codes)},
    )


PRICE = "CASE WHEN d.free THEN 0 ELSE d.price_from END <= %(max_price)s"

OF_DATES: dict[str, Callable[[Any], Criterion]] = {
    "weekday": _weekdays,
    "startsAfter": _compared("d.time_of_day >= %(after)s::time", "after"),
    "startsBefore": _compared("d.time_of_day < %(before)s::time", "before"),
    "free": _flag("free"),
    "online": _flag("online"),
    "bookable": _flag("bookable"),
    "maxPrice": _compared(PRICE, "max_price", Decimal),
    "maxDuration": _compared("d.duration <= %(minutes)s", "minutes", int),
    "groupSize": _compared(FOR_GROUP, "group_size", int),
    "bbox": _box,
    "near": _near,
}

ACCESSIBLE = "d.features || d.services && %(accessibility)s::text[]"

# Lists ask these of records too; here they hold for the date: where it is, whose it is.
OF_RECORDS: dict[str, Callable[[Any], Criterion]] = {
    "accessibility": lambda wanted: Criterion(ACCESSIBLE, {"accessibility": list(wanted)}),
    "area": _areas,
    "institution": _any_of("institution", "institution"),
    "kind": _any_of("house_kind", "kind"),
    "type": _any_of("type", "type"),
}
