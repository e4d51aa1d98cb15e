"""Records become rows: bytes, what is asked for, and nothing of other objects."""

from datetime import date
from datetime import datetime
from datetime import time
from decimal import Decimal
from kultura.records.admission import Admission
from kultura.records.admission import Price
from kultura.records.dating.dating import Dating
from kultura.records.exhibit import Exhibit
from kultura.records.institution import Institution
from kultura.records.object import DigitalObject
from kultura.records.occurrence import Occurrence
from kultura.records.opening_hours import OpeningHours
from kultura.records.opening_hours import RegularHours
from kultura.records.performance import Performance
from kultura.records.picture import Picture
from kultura.records.place import Place
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.projection import Projection
from zoneinfo import ZoneInfo

import orjson
import pytest


WARSAW = ZoneInfo("Europe/Warsaw")
REGION = Region(
    "https://api.example", "https://example/{language}/{path}", WARSAW, date(2026, 3, 1)
)
NAMED = {"id": "u1", "path": "/muzeum/x", "title": "Łódź", "language": "pl"}
STANDING = Standing(("c1",))


def project(record) -> Projection:
    return compose({record.language: record}, STANDING, REGION)


def test_body_is_the_own_part_with_its_addresses() -> None:
    (rendering,) = project(Exhibit(**NAMED, institution="i1", related=("r1",))).renderings
    assert orjson.loads(rendering.body) == {
        "id": "u1",
        "type": "exhibit",
        "path": "/muzeum/x",
        "title": "Łódź",
        "language": "pl",
        "alternates": [],
        "subjects": [],
        "permanent": False,
        "audience": [],
        "languages": [],
        "credits": [],
        "self": "https://api.example/api/v1/exhibits/u1",
        "url": "https://example/pl/muzeum/x",
    }


def test_one_rendering_a_language() -> None:
    records = {code: Exhibit(**(NAMED | {"language": code})) for code in ("pl", "en")}
    projection = compose(records, STANDING, REGION)
    assert [rendering.language for rendering in projection.renderings] == ["pl", "en"]


def test_media_are_apart_and_only_for_open_access() -> None:
    images = (Picture(image="p1", alt="Dom"),)
    (shown,) = project(DigitalObject(**NAMED, images=images)).renderings
    (closed,) = project(DigitalObject(**NAMED, images=images, access="on-premises")).renderings
    assert orjson.loads(b"{" + shown.media + b"}")["images"][0] == {
        "iiif": "https://api.example/iiif/image/3/p1",
        "alt": "Dom",
        "decorative": False,
        "sizes": [],
    }
    assert (closed.media, closed.image) == (None, None)
    assert shown.etag != closed.etag


def test_references_have_their_role_and_order() -> None:
    record = Exhibit(**NAMED, institution="i1", works=("w1", "w2"), place=Place(id="v1"))
    found = {(ref.role, ref.position, ref.target) for ref in project(record).references}
    assert found == {
        ("institution", 0, "i1"),
        ("works", 0, "w1"),
        ("works", 1, "w2"),
        ("place", 0, "v1"),
    }


def test_institution_is_a_card_and_a_place_for_others() -> None:
    record = Institution(**NAMED, kind="museum", place=Place(latitude=51.7, longitude=19.4))
    (rendering,) = project(record).renderings
    assert orjson.loads(rendering.card)["kind"] == "museum"
    assert orjson.loads(rendering.place) == {
        "id": "u1",
        "title": "Łódź",
        "latitude": 51.7,
        "longitude": 19.4,
    }


@pytest.mark.parametrize(
    ("written", "years"),
    [
        (("1850", "1899"), (1850, 1899)),
        (("-0043", "0014"), (-43, 14)),
        (("1908-05-01", None), (1908, None)),
    ],
)
def test_dating_is_asked_for_by_years(written, years) -> None:
    projection = project(DigitalObject(**NAMED, dating=Dating(from_=written[0], to=written[1])))
    assert (projection.dating_from, projection.dating_to) == years


def showing(**changes) -> Occurrence:
    return Occurrence(id="s1", **({"start": datetime(2026, 3, 28, 19, tzinfo=WARSAW)} | changes))


def test_showing_lasts_as_long_as_the_performance() -> None:
    (row,) = project(Performance(**NAMED, schedule=(showing(),), duration=90)).occurrences
    assert row.ends == datetime(2026, 3, 28, 20, 30, tzinfo=WARSAW)
    assert (row.day, row.last_day, row.weekday, row.time_of_day) == (
        date(2026, 3, 28),
        date(2026, 3, 28),
        6,
        time(19),
    )


def test_all_day_over_the_change_of_clocks_is_23_hours() -> None:
    one = showing(start=datetime(2026, 3, 29, tzinfo=WARSAW), all_day=True)
    (row,) = project(Performance(**NAMED, schedule=(one,))).occurrences
    assert row.ends.timestamp() - row.starts.timestamp() == 23 * 3600
    assert row.last_day == date(2026, 3, 29)
    assert row.time_of_day is None


def test_showing_past_midnight_reaches_the_next_day() -> None:
    one = showing(end=datetime(2026, 3, 29, 1, tzinfo=WARSAW))
    (row,) = project(Performance(**NAMED, schedule=(one,))).occurrences
    assert row.last_day == date(2026, 3, 29)


def test_exhibition_is_a_run_of_whole_days() -> None:
    record = Exhibit(**NAMED, opens=date(2026, 3, 1), closes=date(2026, 3, 31))
    (run,) = project(record).occurrences
    assert (run.kind, run.starts) == ("run", datetime(2026, 3, 1, tzinfo=WARSAW))
    assert run.ends == datetime(2026, 4, 1, tzinfo=WARSAW)


def test_permanent_exhibition_has_no_end() -> None:
    (run,) = project(Exhibit(**NAMED, permanent=True)).occurrences
    assert run.ends.year == 9999


def test_exhibition_without_days_is_not_in_the_calendar() -> None:
    assert project(Exhibit(**NAMED)).occurrences == ()


@pytest.mark.parametrize(
    ("admission", "free", "price"),
    [
        (None, None, None),
        (Admission(free=True), True, Decimal(0)),
        (
            Admission(
                prices=(
                    Price(category="normal", amount=Decimal(30)),
                    Price(category="reduced", amount=Decimal(20)),
                )
            ),
            False,
            Decimal(20),
        ),
        (Admission(prices=(Price(category="normal", amount=Decimal(0)),)), True, Decimal(0)),
    ],
)
def test_showing_costs_what_the_performance_costs(admission, free, price) -> None:
    record = Performance(**NAMED, schedule=(showing(),), admission=admission)
    (row,) = project(record).occurrences
    assert (row.free, row.price_from) == (free, price)


def test_showing_may_cost_otherwise() -> None:
    record = Performance(
        **NAMED,
        schedule=(showing(admission=Admission(free=True)),),
        admission=Admission(free=False),
    )
    assert project(record).occurrences[0].free is True


def test_openings_are_rows_of_the_place() -> None:
    hours = OpeningHours(
        regular=(RegularHours(weekday="tuesday", opens=time(20), closes=time(2)),),
        free_weekday="tuesday",
    )
    rows = project(Institution(**NAMED, kind="museum", opening_hours=hours)).openings
    (row,) = [row for row in rows if row.day == date(2026, 3, 3)]
    assert row.opens == datetime(2026, 3, 3, 20, tzinfo=WARSAW)
    assert row.closes == datetime(2026, 3, 4, 2, tzinfo=WARSAW)
    assert row.free is True
    assert rows[-1].day > date(2027, 4, 1)


def test_fingerprint_is_of_the_content_and_not_of_the_day() -> None:
    hours = OpeningHours(
        regular=(RegularHours(weekday="tuesday", opens=time(10), closes=time(12)),)
    )
    record = Institution(**NAMED, kind="museum", opening_hours=hours)
    later = Region(REGION.api_url, REGION.page_pattern, WARSAW, date(2026, 6, 1))
    assert project(record).fingerprint == compose({"pl": record}, STANDING, later).fingerprint
    other = Institution(**(NAMED | {"title": "Other"}), kind="museum", opening_hours=hours)
    assert project(record).fingerprint != project(other).fingerprint
