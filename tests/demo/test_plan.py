"""The demo's short forms are written out as the fields expect them."""

from datetime import date
from kultura.demo.plan import Calendar
from kultura.demo.plan import fields_of
from kultura.demo.plan import sections
from kultura.demo.plan import showings
from kultura.demo.plan import venue_fields
from zoneinfo import ZoneInfo


CALENDAR = Calendar(date(2026, 10, 20), ZoneInfo("Europe/Warsaw"))


def test_every_state_of_the_workflow_is_shown() -> None:
    states = {item["state"] for section in sections() for item in section.items}
    assert states == {"draft", "pending", "published", "withdrawn"}


def test_there_are_three_institutions_of_three_kinds() -> None:
    kinds = {section.section["type"] for section in sections()}
    assert kinds == {"Museum", "Theatre", "Library"}


def test_a_run_of_showings_keeps_its_hour_across_the_change_of_clocks() -> None:
    row = {"every": ["fri", "sat"], "at": "19:00", "from": 0, "until": 14, "minutes": 120}
    rows = list(showings([row], CALENDAR))
    assert [f"{row['start']:%d.%m %H:%M%z}" for row in rows] == [
        "23.10 19:00+0200",
        "24.10 19:00+0200",
        "30.10 19:00+0100",
        "31.10 19:00+0100",
    ]
    assert len({row["id"] for row in rows}) == 4


def test_days_are_counted_from_today() -> None:
    fields = fields_of({"title": "Morze", "opens": -20, "closes": 10}, CALENDAR, {})
    assert (fields["opens"], fields["closes"]) == (date(2026, 9, 30), date(2026, 10, 30))


def test_address_is_taken_apart() -> None:
    venue = sections()[0].venues[0]
    fields = venue_fields(venue)
    assert fields["street"] == "ul. Kałamarzowa 3"
    assert (fields["postal_code"], fields["locality"]) == ("00-002", "Zmyślin")
    assert fields["opening_hours"][0] == {"weekday": "monday", "opens": "09:00", "closes": "20:00"}


def test_every_item_can_be_written_out() -> None:
    for section in sections():
        names = {venue["id"]: "uid" for venue in section.venues}
        names |= {item["id"]: "uid" for item in section.items}
        for item in section.items:
            assert fields_of(item, CALENDAR, names)["title"] == item["title"]


def test_translations_name_fields() -> None:
    for section in sections():
        for words in (section.section, *section.items):
            for texts in words.get("translations", {}).values():
                assert set(texts) <= {"title", "description", "text"}, words["id"]
