"""The how-to about the calendar: its examples are asked, and find what they say they find."""

from datetime import date
from houses import exhibit
from houses import hours
from houses import museum
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from houses import venue
from kultura.records.admission import Admission
from kultura.records.place import Place
from pathlib import Path

import pytest
import re


HOW_TO = Path(__file__).parents[2] / "docs" / "how-to" / "ask-the-calendar.md"
EXAMPLES = re.findall(r"^GET (\S+)$", HOW_TO.read_text(encoding="utf-8"), re.MULTILINE)
NAMES = {"performance": "krol", "museum": "museum"}


@pytest.fixture
def town(store) -> None:
    """A Tuesday at noon, with something for every example."""
    set_clock(store, "2026-03-24 12:00")
    at_hall = Place(id="hall")
    rows = (
        showing("2026-03-28 19:00", admission=Admission(free=True)),
        showing("2026-04-02 19:00"),
    )
    present(
        store,
        museum(opening_hours=hours("monday", free_weekday="thursday")),
        venue("hall"),
        exhibit("dwory", opens=date(2026, 3, 1), closes=date(2026, 4, 10), place=at_hall),
        performance("krol", schedule=rows, place=at_hall, institution="museum"),
    )


@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_find_something(get, town, example) -> None:
    answer = get(re.sub(r"{(\w+)}", lambda found: NAMES[found[1]], example))
    assert answer.status_code == 200, answer.text
    assert answer.json().get("results") or answer.json()["features"]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) > 12
