"""What is on between A and B, asked of the catalog, in Python and through plone.restapi."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from kultura.behaviors.fields.moments import fixed
from kultura.behaviors.occurrences.index import IOccurrencesIndex
from kultura.behaviors.occurrences.index import OccurrencesIndex
from kultura.behaviors.occurrences.index import UnreadableMoment
from kultura.behaviors.occurrences.ranges import overlaps
from kultura.behaviors.occurrences.ranges import Range
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from zoneinfo import ZoneInfo
from zope.interface.verify import verifyObject

import pytest
import random


WARSAW = ZoneInfo("Europe/Warsaw")
FIRST = datetime(2026, 3, 6, 19, tzinfo=WARSAW)


def showings(count: int, every: int = 7) -> list[dict]:
    """Return ``count`` evenings at 19:00, ``every`` so many days, across the change of clocks."""
    return [
        {
            "id": str(number),
            "start": fixed(FIRST + timedelta(days=every * number)),
            "end": fixed(FIRST + timedelta(days=every * number, hours=2)),
        }
        for number in range(count)
    ]


@pytest.fixture
def site(portal):
    setRoles(portal, TEST_USER_ID, ["Manager"])
    return portal


def on(start=None, end=None) -> set[str]:
    brains = api.content.find(occurrences={"start": start, "end": end})
    return {brain.getId for brain in brains}


def test_interface() -> None:
    verifyObject(IOccurrencesIndex, OccurrencesIndex("occurrences"))


@pytest.mark.parametrize(
    ("start", "end", "is_on"),
    [
        ("2026-03-06", "2026-03-06", True),
        ("2026-03-07", "2026-03-12", False),
        ("2026-03-06T20:59:00+01:00", "2026-03-06T23:00:00+01:00", True),
        ("2026-03-06T21:00:00+01:00", "2026-03-13T19:00:00+01:00", False),
        ("2026-04-03T18:59:00+02:00", "2026-04-03T19:01:00+02:00", True),
        ("2026-04-03T19:00:00Z", "2026-04-03T20:00:00Z", False),
        ("2027-04-16", None, True),
        ("2027-04-24", None, False),
        (None, "2026-03-05", False),
        (None, "2026-03-06", True),
        (date(2026, 3, 13), date(2026, 3, 13), True),
        (None, None, True),
    ],
)
def test_sixty_showings(site, start, end, is_on) -> None:
    api.content.create(site, "Performance", title="Wesele", schedule=showings(60))
    assert on(start, end) == ({"wesele"} if is_on else set())


def test_first_and_last_match_but_the_time_between_does_not(site) -> None:
    """Both bounds hold for one and the same showing."""
    rows = [showings(60)[0], showings(60)[-1]]
    api.content.create(site, "Performance", title="Wesele", schedule=rows)
    assert on("2026-04-01", "2026-12-31") == set()


def test_a_cancelled_showing_is_not_on(site) -> None:
    rows = showings(2)
    rows[0]["status"] = "cancelled"
    obj = api.content.create(site, "Performance", title="Wesele", schedule=rows)
    assert on("2026-03-06", "2026-03-06") == set()
    obj.schedule = showings(2)
    obj.reindexObject()
    assert on("2026-03-06", "2026-03-06") == {"wesele"}


def test_exhibitions_are_on_between_their_days(site) -> None:
    api.content.create(
        site, "Exhibit", title="Krótka", opens=date(2026, 1, 2), closes=date(2026, 1, 9)
    )
    api.content.create(
        site, "Exhibit", title="Długa", opens=date(2026, 1, 2), closes=date(2026, 12, 9)
    )
    api.content.create(site, "Exhibit", title="Stała", permanent=True)
    api.content.create(site, "Exhibit", title="Nieznana")
    assert on("2026-01-09", "2026-01-09") == {"krotka", "dluga", "stala"}
    assert on("2026-06-01", "2026-06-01") == {"dluga", "stala"}
    assert on("1999-01-01", "1999-01-01") == {"stala"}


def test_deleted_and_cleared(site) -> None:
    obj = api.content.create(site, "Performance", title="Wesele", schedule=showings(60))
    api.content.delete(obj)
    assert on() == set()
    index = api.portal.get_tool("portal_catalog")._catalog.indexes["occurrences"]
    assert (index.numObjects(), index.indexSize()) == (0, 0)


def test_other_conditions_hold_too(site) -> None:
    api.content.create(site, "Performance", title="Wesele", schedule=showings(2))
    api.content.create(site, "Event", title="Spacer", schedule=showings(2))
    found = api.content.find(portal_type="Event", occurrences={"start": "2026-03-06"})
    assert [brain.getId for brain in found] == ["spacer"]


@pytest.mark.parametrize("bad", ["soon", "2026-13-01", "", 5, ["2026-01-01"]])
def test_an_unreadable_window(site, bad) -> None:
    with pytest.raises(UnreadableMoment):
        on(bad or "x", None)


class Thing:
    """An indexable object."""

    def __init__(self, ranges: list[Range]) -> None:
        self.occurrences = ranges


@pytest.mark.parametrize("seed", range(20))
def test_agrees_with_looking_at_every_range(seed) -> None:
    chance = random.Random(seed)
    index, things = OccurrencesIndex("occurrences"), {}
    for doc in range(60):
        starts = [chance.randrange(0, 400_000) for _ in range(chance.randrange(0, 5))]
        ranges = [(start, start + chance.choice([1, 120, 3000, 200_000])) for start in starts]
        things[doc] = sorted(ranges)
        index.index_object(doc, Thing(things[doc]))
    for doc in chance.sample(range(60), 20):
        things[doc] = things[doc][:1]
        index.index_object(doc, Thing(things[doc]))
    for _ in range(20):
        start = chance.randrange(0, 400_000)
        end = start + chance.choice([1, 60, 1440, 50_000])
        window = {name: moment(value) for name, value in (("start", start), ("end", end))}
        found, _names = index._apply_index({"occurrences": window})
        assert set(found) == {doc for doc in things if overlaps(things[doc], start, end)}


def moment(value: int) -> datetime:
    return datetime.fromtimestamp(value * 60, ZoneInfo("UTC"))


def test_through_the_api(api_client) -> None:
    rows = [{"start": row["start"].isoformat()} for row in showings(3)]
    api_client("POST", "", **{"@type": "Event", "title": "Spacer", "schedule": rows})
    window = "occurrences.start=2026-03-13&occurrences.end=2026-03-13"
    found = api_client("GET", f"@search?{window}").json()
    assert [item["title"] for item in found["items"]] == ["Spacer"]
    nothing = api_client("GET", "@search?occurrences.start=2026-03-07&occurrences.end=2026-03-08")
    assert nothing.json()["items_total"] == 0
    assert api_client("GET", "@search?occurrences.start=soon").status_code == 400
    assert api_client("GET", "@search?occurrences=soon").status_code == 400
