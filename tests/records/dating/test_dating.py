"""The dating of a record: text kept, EDTF beside it, bounds, and where it came from."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from kultura.records.dating.absence import is_absence
from kultura.records.dating.bounds import bounds
from kultura.records.dating.bounds import checked
from kultura.records.dating.bounds import EdtfError
from kultura.records.dating.bounds import year_of
from kultura.records.dating.dating import Dating
from kultura.records.dating.propose import dated
from kultura.records.dating.propose import propose_edtf

import pytest


ABSENT = """
nie znane|nieznana|b.d.|b. d.|b.r.|bez daty|nie datowane|brak danych|nieustalona|n.d.|no date|\
date not known|undated|unknown|s.d.|[s.a.]|bez datace|nedatováno|neznámé|?|-|x
"""


@pytest.mark.parametrize("written", ABSENT.strip().split("|"))
def test_absence(written: str) -> None:
    assert is_absence(written)
    assert propose_edtf(written) is None
    assert dated(written) == Dating(text=written)


@pytest.mark.parametrize("written", ["1890", "XX w.", "?1832", "b.d. [po 1945]", "brakteat 1200"])
def test_presence(written: str) -> None:
    assert not is_absence(written)


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("1890", "1890", "1890"),
        ("1890~", "1890", "1890"),
        ("18XX", "1800", "1899"),
        ("192X?", "1920", "1929"),
        ("1850/1899", "1850", "1899"),
        ("1997~/1999~", "1997", "1999"),
        ("../1939", None, "1939"),
        ("1945/..", "1945", None),
        ("/1939", None, "1939"),
        ("1945/", "1945", None),
        ("[1928,1929]", "1928", "1929"),
        ("{1976..1977,2007}", "1976", "2007"),
        ("-0043", "-0043", "-0043"),
        ("-04XX", "-0499", "-0400"),
        ("-0499/-0449", "-0499", "-0449"),
        ("0000", "0000", "0000"),
        ("Y-12000", "-12000", "-12000"),
        ("1943-03", "1943-03-01", "1943-03-31"),
        ("1908-05-01", "1908-05-01", "1908-05-01"),
        ("1944-22", "1944-06-01", "1944-08-31"),
        ("1943-03/1950", "1943-03-01", "1950-12-31"),
    ],
)
def test_bounds(edtf: str, first: str | None, last: str | None) -> None:
    assert (bounds(edtf).from_, bounds(edtf).to) == (first, last)


@pytest.mark.parametrize("edtf", ["", "ok. 1890", "1943-02-30", "1890~~", "192X/..", "../192X"])
def test_what_is_no_edtf_is_refused(edtf: str) -> None:
    with pytest.raises(EdtfError, match="is no EDTF date"):
        checked(edtf)


@pytest.mark.parametrize(
    ("bound", "year"), [("1850", 1850), ("-0043", -43), ("1908-05-01", 1908), ("-12000", -12000)]
)
def test_year_of_a_bound(bound: str, year: int) -> None:
    assert year_of(bound) == year


def test_proposal_is_derived() -> None:
    assert dated("ok. 1890") == Dating(
        text="ok. 1890", edtf="1890~", from_="1890", to="1890", derived=True
    )


def test_editors_edtf_wins_and_is_not_derived() -> None:
    found = dated("ok. 1890", "1888/1892")
    assert (found.edtf, found.derived) == ("1888/1892", False)


def test_stored_proposal_stays_derived_until_it_is_confirmed() -> None:
    assert dated("ok. 1890", "1890~", derived=True).derived is True


def test_editors_mistake_is_told() -> None:
    with pytest.raises(EdtfError):
        dated("ok. 1890", "ok. 1890")


def test_text_that_no_rule_reads_is_kept() -> None:
    assert dated("neolit") == Dating(text="neolit")


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_nothing_said_is_no_dating(nothing: str | None) -> None:
    assert dated(nothing) is None


@settings(deadline=None, max_examples=40)
@given(st.integers(1000, 2100), st.integers(0, 300))
def test_a_range_of_years_is_read_in_any_spelling(first: int, length: int) -> None:
    last = min(first + length, 2100)
    for written in (f"{first}–{last}", f"{first} - {last}", f"od {first} do {last} r."):
        expected = str(first) if first == last else f"{first}/{last}"
        assert propose_edtf(written) == expected


@settings(deadline=None, max_examples=40)
@given(st.text(alphabet="0123456789 .,-–/?~XIVwokcapłrz[](){}", max_size=30))
def test_any_text_gives_valid_edtf_or_nothing(written: str) -> None:
    edtf = propose_edtf(written)
    assert edtf is None or bounds(edtf)
