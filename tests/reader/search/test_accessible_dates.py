"""Who needs a service or a step-free way in finds the very date that has it."""

from houses import museum
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from houses import venue
from kultura.records.accessibility import Accessibility
from kultura.records.accessibility import AccessibilityFeature
from kultura.records.place import Place

import pytest


def has(*services: str) -> Accessibility:
    return Accessibility(services=services)


@pytest.fixture
def town(store, indexer) -> None:
    """Two plays, one with a signed showing on the Saturday only; a hall with a lift."""
    set_clock(store, "2026-03-29 20:00")
    lift = AccessibilityFeature(code="lift", value="yes")
    present(
        store,
        museum(),
        venue("hall", accessibility=Accessibility(venue=(lift,))),
        performance(
            "signed",
            schedule=(
                showing("2026-04-03 19:00"),
                showing("2026-04-04 19:00", accessibility=has("sign-language")),
                showing("2026-04-05 19:00", place=Place(id="hall")),
            ),
        ),
        performance("always", "2026-04-03 19:00", accessibility=has("sign-language")),
    )
    indexer.follow()


FRIDAY = "start=2026-04-03&end=2026-04-03"
SATURDAY = "start=2026-04-04&end=2026-04-04"
SUNDAY = "start=2026-04-05&end=2026-04-05"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("accessibility=sign-language", {"signed", "always"}),
        (f"accessibility=sign-language&{FRIDAY}", {"always"}),
        (f"accessibility=sign-language&{SATURDAY}", {"signed"}),
        (f"accessibility=lift&{SATURDAY}", set()),
        (f"accessibility=lift&{SUNDAY}", {"signed"}),
        (f"accessibility=lift&accessibility=sign-language&{FRIDAY}", {"always"}),
        (f"accessibility=sign-language&{SATURDAY}&query=signed", {"signed"}),
        (f"accessibility=sign-language&{FRIDAY}&query=signed", set()),
    ],
)
def test_it_is_judged_on_the_same_date(get, town, query: str, expected: set[str]) -> None:
    answer = get(f"/api/v1/performances?{query}").json()
    assert {one["id"] for one in answer["results"]} == expected
    assert answer["total"] == len(expected)


def test_the_calendar_has_that_date_alone(get, town) -> None:
    answer = get("/api/v1/calendar?start=2026-04-01&end=2026-04-08&accessibility=sign-language")
    found = [(one["record"]["id"], one["start"][:10]) for one in answer.json()["results"]]
    assert found == [("always", "2026-04-03"), ("signed", "2026-04-04")]


@pytest.mark.parametrize("chosen", ["", "&accessibility=lift", "&accessibility=sign-language"])
def test_a_facet_counts_what_its_filter_would_find(get, town, chosen: str) -> None:
    for window, expected in ((FRIDAY, {"sign-language": 1}), (SUNDAY, {"lift": 1})):
        asked = f"/api/v1/performances?{window}{chosen}&aggregations=accessibility"
        buckets = get(asked).json()["aggregations"]["accessibility"]
        assert {one["value"]: one["count"] for one in buckets if one["count"]} == expected
