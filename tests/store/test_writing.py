"""Whole records go into rows and come out of the views."""

from builders import publish
from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.institution import Institution
from kultura.records.occurrence import Occurrence
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from kultura.records.performance import Performance
from kultura.store import read
from kultura.store import stored
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.openings import ending
from kultura.store.writing import fingerprints
from zoneinfo import ZoneInfo

import pytest


WARSAW = ZoneInfo("Europe/Warsaw")


@pytest.fixture
def published(connection) -> None:
    """A museum, and a performance in it with one showing."""
    region = Region("https://api.example", "https://example/{path}", WARSAW, date.today())
    hours = OpeningHours(regular=(RegularHours(weekday="monday", opens=time(10), closes=time(12)),))
    museum = Institution(
        id="m", path="/m", title="Muzeum", language="pl", kind="museum", opening_hours=hours
    )
    showing = Occurrence(id="s1", start=datetime(2026, 3, 1, 19, tzinfo=WARSAW), languages=("pl",))
    performance = Performance(
        id="p",
        path="/m/p",
        title="Zemsta",
        language="pl",
        institution="m",
        schedule=(showing,),
        admission=Admission(prices=(Price(category="normal", amount=Decimal("12.50")),)),
    )
    publish(connection, compose({"pl": museum}, Standing(()), region))
    publish(connection, compose({"pl": performance}, Standing(("m",)), region))


def test_showing_comes_out_as_it_went_in(published, reader) -> None:
    with reader.cursor() as cursor:
        cursor.execute(
            "SELECT uid, institution, starts, languages, price_from, bodies->>'pl'"
            " FROM publication.visible_occurrence"
        )
        (row,) = cursor.fetchall()
    start = datetime(2026, 3, 1, 19, tzinfo=WARSAW)
    assert row[:5] == ("p", "m", start, ["pl"], Decimal("12.50"))
    assert '"start":"2026-03-01T19:00:00+01:00"' in row[5]


def test_institution_is_joined_by_its_card(published, reader) -> None:
    with reader.cursor() as cursor:
        assert read.references(cursor, ["p"]) == {"p": {"institution": ["m"]}}
        assert b"Muzeum" in read.cards(cursor, ["m"], ["en", "pl"])["m"]


def test_openings_reach_far_enough_ahead(published, cursor, reader) -> None:
    assert ending(cursor) == []
    with reader.cursor() as seen:
        seen.execute("SELECT max(day) - current_date FROM publication.visible_opening")
        assert seen.fetchone()[0] > 430


def test_unknown_fragment_is_refused(reader) -> None:
    with reader.cursor() as cursor, pytest.raises(ValueError, match="no fragment"):
        read.cards(cursor, ["m"], ["pl"], "body; DROP")


def test_rows_read_back_are_what_was_rendered(connection, cursor, published) -> None:
    found = stored.projections(cursor, ["m", "p", "unknown"])
    assert set(found) == {"m", "p"} == stored.uids(cursor)
    for uid, projection in found.items():
        assert projection.fingerprint == fingerprints(cursor, [uid])[uid]


def test_damage_in_the_rows_shows(connection, cursor, published) -> None:
    cursor.execute("UPDATE publication.rendering SET title = 'Zmiana' WHERE uid = 'p'")
    (found,) = stored.projections(cursor, ["p"]).values()
    assert found.fingerprint != fingerprints(cursor, ["p"])["p"]
