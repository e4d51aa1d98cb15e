"""Inflected words find their dictionary form: recall measured over tables of real pairs."""

from kultura.reader.search.index.reading import read_text
from kultura.reader.search.index.schema import table_entry
from kultura.reader.search.words.asking import sought
from kultura.reader.search.words.meant import Meant
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from pathlib import Path

import pytest


PAIRS = Path(__file__).with_name("inflections")
LEAST = {"pl": (100, 0.95), "en": (40, 0.9), "cs": (40, 0.9), "fi": (40, 0.9), "uk": (40, 0.9)}


def pairs(language: str) -> list[tuple[str, str]]:
    rows = (PAIRS / f"{language}.txt").read_text(encoding="utf-8").split("\n")
    return [tuple(row.split()) for row in rows if row and not row.startswith("#")]


def finds(word: str, base: str, language: str) -> bool:
    """Whether who types a word finds a text that has the dictionary form."""
    return bool(set(sought(word, language, lambda form: ())) & set(reduced(base, language)))


@pytest.mark.parametrize("language", LEAST)
def test_inflected_forms_find_their_base(language) -> None:
    number, recall = LEAST[language]
    table = pairs(language)
    assert len(set(table)) == len(table) >= number
    missed = [pair for pair in table if not finds(*pair, language)]
    assert 1 - len(missed) / len(table) >= recall, missed


@pytest.mark.parametrize("language", LEAST)
def test_base_finds_texts_with_an_inflected_form(language) -> None:
    number, recall = LEAST[language]
    table = [pair for pair in pairs(language) if fold(pair[0]) != pair[0] or language != "pl"]
    found = [set(reduced(word, language)) & set(reduced(base, language)) for word, base in table]
    assert sum(map(bool, found)) / len(table) >= recall


def test_word_without_diacritics_is_looked_up_among_the_forms_of_the_texts() -> None:
    table = read_text("Widok Łodzi o świcie", "pl", ["pl"]).table

    def known(form: str) -> list[str]:
        beginning = table_entry("pl", form)
        return [one.removeprefix(beginning) for one in table if one.startswith(beginning)]

    assert "lodz" in sought("lodzi", "pl", known)
    assert "lodz" not in reduced("lodzi", "pl")
    assert sought("łodzi", "pl", lambda form: ()) == reduced("łodzi", "pl")


def test_all_lemmas_of_an_ambiguous_form_are_kept() -> None:
    assert {"miec", "mama", "mamic"} <= set(reduced("mam", "pl"))


def test_unrelated_words_do_not_meet() -> None:
    others = [("zamek", "zamiana"), ("obraz", "obrona"), ("wystawa", "wystąpić"), ("łódź", "lód")]
    for one, other in others:
        assert not set(reduced(one, "pl")) & set(reduced(other, "pl"))


def test_foreign_word_in_a_polish_text_is_stemmed() -> None:
    assert set(reduced("paintings", "pl", ("en",))) & set(reduced("painting", "pl", ("en",)))


def test_words_are_found_where_they_stand() -> None:
    text = "Zamek – „П'ять” kości"
    assert [text[one.start : one.end].lower() for one in tokens(text)] == [
        "zamek",
        "п'ять",
        "kości",
    ]
    assert fold("П'ять") == "пять"
    assert fold("Żółć Ærø Näyttely") == "zolc aero nayttely"


def test_letters_with_marks_above_are_one_word() -> None:
    """Umlauts as old prints are transcribed, with a small e above."""
    assert [token.word for token in tokens("Was iſt Aufkla\u0364rung?")] == [
        "was",
        "iſt",
        "aufkla\u0364rung",
    ]
    assert fold("aufkla\u0364rung") == fold("aufklärung") == "aufklarung"
    assert fold("iſt") == "ist"


def test_meant_word_is_found_even_where_it_begins_otherwise() -> None:
    def first(text: str, *lemmas: str, forms: tuple[str, ...] = ()) -> str | None:
        meant = Meant(frozenset(lemmas), frozenset(forms), "pl", ())
        found = meant.first_in(text)
        return None if found is None else text[found.start : found.end]

    assert first("Stara Łódź i jej ulice", "lodz") == "Łódź"
    assert first("„Łodzią” płynąć, ’Łodzi’ widok", "lodz") == "Łodzią"
    assert first("Nie widział psa", "pies") == "psa"
    assert first("Nie ma lepszego miejsca", "dobry") == "lepszego"
    assert first("przyłodzi w_łodzi", "lodz") == "łodzi"
    assert first("Widok d’Łodzi", "lodz") == "d’Łodzi"
    assert first("Zupełnie nic", "lodz") is None
    assert first("Dwa słowa", forms=("slowa",)) == "słowa"
