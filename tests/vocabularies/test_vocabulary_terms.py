"""Terms: reading, labels, hierarchy, additions."""

from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import read
from kultura.vocabularies.terms import Vocabulary
from kultura.vocabularies.terms import vocabulary
from kultura.vocabularies.terms import VocabularyError

import pytest


TEXT = """
version: 3
terms:
  - value: wood
    labels: {pl: drewno, en: wood}
    narrower:
      - value: oak
        labels: {pl: dąb, en: oak}
        uri: http://vocab.getty.edu/aat/300012264
        osm: {wood: oak}
  - value: glass
    labels: {en: glass}
"""


@pytest.fixture
def small() -> Vocabulary:
    return Vocabulary("materials", 3, tuple(read("materials", TEXT)))


def test_terms_follow_the_one_above_them(small) -> None:
    assert [term.value for term in small.terms] == ["wood", "oak", "glass"]
    assert small.by_value["oak"].parent == "wood"


def test_facts_are_what_else_the_file_says(small) -> None:
    assert small.by_value["oak"].uri == "http://vocab.getty.edu/aat/300012264"
    assert small.by_value["oak"].facts == {"osm": {"wood": "oak"}}


@pytest.mark.parametrize(
    ("value", "language", "label"),
    [
        ("oak", "pl", "dąb"),
        ("oak", "en-GB", "oak"),
        ("oak", "fi", "dąb"),
        ("glass", "pl", "glass"),
        ("unobtainium", "pl", "unobtainium"),
    ],
)
def test_label_falls_back(small, value: str, language: str, label: str) -> None:
    assert small.label(value, language) == label


def test_broader_and_narrower(small) -> None:
    assert [term.value for term in small.broader("oak")] == ["wood"]
    assert [term.value for term in small.narrower("wood")] == ["oak"]
    assert [term.value for term in small.narrower(None)] == ["wood", "glass"]
    assert small.broader("unobtainium") == ()


def test_additions_go_below_their_parent_and_replace_labels(small) -> None:
    more = read("materials", "- {value: birch, parent: wood, labels: {pl: brzoza}}")
    more += read("materials", "glass: {pl: szkło, en: glass}")
    extended = small.extended(more)
    assert [term.value for term in extended.terms] == ["wood", "oak", "birch", "glass"]
    assert extended.label("glass", "pl") == "szkło"
    assert small.label("glass", "pl") == "glass"


def test_short_form_takes_one_label() -> None:
    (term,) = read("genres", '{"szopka": "szopka"}')
    assert term.label("en") == "szopka"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {value: no, labels: {pl: nie}}", "put False into quotes"),
        ("- {value: nie}", "needs labels"),
        ("- {value: nie, labels: nie}", "needs labels"),
        ("- nie", "is no term"),
        ("nie", "is no list of terms"),
    ],
)
def test_mistakes_are_told(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        read("accessibility_values", text)


def test_parent_that_is_no_term(small) -> None:
    with pytest.raises(VocabularyError, match="birch has a parent that is no term"):
        small.extended(read("materials", "- {value: birch, parent: tree, labels: {pl: brzoza}}"))


def test_terms_above_each_other_in_a_ring(small) -> None:
    ring = "- {value: a, parent: b, labels: {pl: a}}\n- {value: b, parent: a, labels: {pl: b}}"
    with pytest.raises(VocabularyError, match="a, b has a parent"):
        small.extended(read("materials", ring))


def test_vocabulary_that_does_not_exist() -> None:
    with pytest.raises(VocabularyError, match="There is no vocabulary 'genre'"):
        vocabulary("genre")


def test_shipped_vocabulary_is_read_once() -> None:
    assert vocabulary("genres") is vocabulary("genres")
    assert "genres" in names()
