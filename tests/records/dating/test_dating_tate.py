"""Real datings: 3,000 as the curators of a collection wrote them."""

from collections.abc import Iterator
from kultura.records.dating.absence import is_absence
from kultura.records.dating.bounds import year_of
from kultura.records.dating.propose import dated
from typing import Any

import json
import pytest


OPEN_ABOVE = "after "
MADE_AGAIN = ("printed", "published")


@pytest.fixture(scope="module")
def works(shared) -> list[dict[str, Any]]:
    lines = (shared / "data" / "tate" / "artworks-3000.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in lines.splitlines()]


def differing(works: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the datings whose years the curators' own range says otherwise."""
    for work in works:
        text, said = work["dateText"], work["dateRange"]
        if not said or not all(isinstance(said.get(k), int) for k in ("startYear", "endYear")):
            continue
        found = dated(text)
        years = [year_of(bound) if bound else None for bound in (found.from_, found.to)]
        if found.edtf and years != [said["startYear"], said["endYear"]]:
            yield text


def test_every_dating_is_read_or_said_to_be_absent(works) -> None:
    unread = [w["dateText"] for w in works if not dated(w["dateText"]).edtf]
    assert {text for text in unread if not is_absence(text)} == set()
    assert len(unread) == 262


def test_years_are_the_curators_where_theirs_are_numbers(works) -> None:
    differ = list(differing(works))
    explained = [t for t in differ if t.startswith(OPEN_ABOVE) or any(w in t for w in MADE_AGAIN)]
    assert sorted(set(differ) - set(explained)) == ["1803–5", "c.1950"]
    assert len(differ) == 24
