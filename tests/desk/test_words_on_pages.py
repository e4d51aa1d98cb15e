"""Words of a search in one object are found in every form, and nothing else is."""

from kultura.desk.viewer.matching import boxes_of
from kultura.desk.viewer.matching import hits_in
from kultura.desk.viewer.matching import parts
from kultura.desk.viewer.matching import query_of
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.pages import Text

import pytest


def found(text: str, query: str, *languages: str) -> list[str]:
    """Return the parts of a text that are marked."""
    page = Text("p", 1, text, b"")
    hits = hits_in(page, query_of(query, languages))
    return [words for words, marked in parts(page, hits) if marked]


@pytest.mark.parametrize(
    ("text", "query", "language", "marked"),
    [
        ("Stoi na stacji, ciężka.", "stacja", "pl", ["stacji,"]),
        ("Stoi na stacji, ciężka.", "ciezki", "pl", ["ciężka."]),
        ("Stare hranice, v hranicích", "hranice", "cs", ["hranice,", "hranicích"]),
        ("Was iſt Aufkla\u0364rung?", "aufklärung", "de", ["Aufkla\u0364rung?"]),
        ("by\u00ad\nło zimno", "było", "pl", ["by-\nło"]),
        ("ala ma kota", "pies", "pl", []),
        ("ala ma kota", '"ma kota"', "pl", ["ma", "kota"]),
        ("ala ma kota", '"ala kota"', "pl", []),
        ("ala ma kota", "kot -ala", "pl", []),
        ("ala ma kota", "kot -pies", "pl", ["kota"]),
        ("ala ma kota", "kot " * 200, "pl", ["kota"]),
        ("ala ma kota", "", "pl", []),
        ("ala ma kota", "... !", "pl", []),
    ],
)
def test_words_are_found_in_every_form(text, query, language, marked) -> None:
    assert found(text, query, language) == marked


def test_parts_are_the_whole_text() -> None:
    page = Text("p", 1, "a stacji\nb stacja", b"")
    hits = hits_in(page, query_of("stacja", ("pl",)))
    assert "".join(words for words, _marked in parts(page, hits)) == page.text


def test_divided_word_has_a_box_in_each_line() -> None:
    boxes = [Box(at, 0, 1, 1) for at in range(3)]
    page = Text("p", 1, "by\u00ad\nło zimno", pack(boxes))
    assert boxes_of(hits_in(page, query_of("było", ("pl",)))) == boxes[:2]


@pytest.mark.parametrize(
    ("query", "words"),
    [("stacja było", ("stacji,", "było")), ("stacja pies", ()), ("stacja", ("stacji,",)), ("", ())],
)
def test_page_is_found_by_all_words_or_not_at_all(query, words) -> None:
    page = Text("p", 1, "na stacji, by\u00ad\nło na\nstacji,", b"")
    assert query_of(query, ("pl",)).all_in(page) == words
