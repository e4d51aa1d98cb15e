"""Words for “nothing is known”, as inventories write them."""

from kultura.imports.absence import says_nothing

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "nie znane",
        "Nieznany",
        "b.d.",
        "b.d",
        "bd.",
        "Brak danych",
        "no date",
        "[no date]",
        "n.d.",
        "?",
        "—",
        "(unknown)",
    ],
)
def test_absence(text) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "1890",
        "ok. 1890?",
        "Nieznany mistrz z Torunia",
        "brak prawego ucha",
        "B.D. Nowak",
        "X",
        "xx",
    ],
)
def test_no_absence(text) -> None:
    assert not says_nothing(text)
