"""What the table of pages makes of what a browser sends."""

from kultura.desk.pages.rows import filled
from kultura.desk.pages.rows import Filling
from kultura.desk.pages.rows import filling_of
from kultura.desk.pages.rows import numbered
from kultura.desk.pages.rows import wanted_of
from kultura.pages.wanted import outcome
from kultura.pages.wanted import own_wishes
from kultura.pages.wanted import Wanted
from kultura.pages.wording import in_a_row
from kultura.pages.wording import said_in_short
from kultura.store.page import OwnPage
from kultura.store.page_sets import PageSet

import pytest


PAGES = tuple(
    OwnPage(name, at, str(at), "normalPage", "", 1, 1, False) for at, name in enumerate("abcde", 1)
)
KNOWN = PageSet("u", None, "o", 1, "", 7, PAGES)


def form(**sent: str) -> dict[str, str]:
    return {"revision": "7", "order": "a b c d e", **sent}


def test_only_what_differs_is_wanted() -> None:
    sent = form(**{"label-a": "1", "label-b": "ii", "rotation-c": "90", "place-d": "4"})
    wanted = own_wishes(KNOWN, (), wanted_of(sent))
    assert wanted.values == {"b": {"label": "ii"}, "c": {"rotation": 90}}
    assert (wanted.places, wanted.cover, wanted.revision) == ({}, None, 7)


def test_box_that_is_not_there_is_not_unticked() -> None:
    sent = form(**{"flags-a": "hidden rescan", "rescan-a": "1", "flags-b": "hidden"})
    values = wanted_of(sent).values
    assert (values["a"], values["b"]) == ({"hidden": False, "rescan": True}, {"hidden": False})
    assert values["c"] == {}


@pytest.mark.parametrize(
    ("places", "order"),
    [
        ({"e": 2}, "aebcd"),
        ({"a": 4}, "bcdae"),
        ({"a": 5, "e": 1}, "ebcda"),
        ({"e": 1, "a": 2, "b": 3, "c": 4, "d": 5}, "eabcd"),
        ({"b": 999}, "acdeb"),
    ],
)
def test_page_comes_to_the_place_that_was_written(places, order) -> None:
    found = outcome(KNOWN, Wanted(7, {}, places))
    assert "".join(one.page for one in found.pages) == order
    assert [one.position for one in found.pages] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        ("arabic", ["3", "4"]),
        ("roman", ["iii", "iv"]),
        ("upper-roman", ["III", "IV"]),
        ("brackets", ["[3]", "[4]"]),
        ("none", ["", ""]),
    ],
)
def test_numbers_count_on(style, numbers) -> None:
    wanted = filled(Wanted(7, {}, {}), PAGES, Filling(2, 3, "blank", style, 3))
    assert wanted.values == {
        "b": {"type": "blank", "label": numbers[0]},
        "c": {"type": "blank", "label": numbers[1]},
    }


def test_great_roman_number() -> None:
    assert numbered("roman", 1949) == "mcmxlix"


def test_range_is_what_was_meant() -> None:
    sent = {"fill-first": "9", "fill-last": "3", "fill-start": "x", "fill-style": "roman"}
    assert filling_of(sent, 9) == Filling(3, 9, "", "roman", 1)
    assert filling_of(sent, 5) == Filling(1, 3, "", "roman", 1)


def test_same_change_of_pages_in_a_row_is_told_once() -> None:
    wanted = filled(Wanted(7, {}, {}), PAGES, Filling(2, 4, "", "roman", 1))
    (told,) = in_a_row(outcome(KNOWN, wanted).changes, None)
    assert (told.first, told.last, told.field) == (2, 4, "label")
    assert (said_in_short(told.old), said_in_short(told.new)) == ("2 … 4", "i … iii")
