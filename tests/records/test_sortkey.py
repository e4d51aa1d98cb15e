"""Titles sort as people look for them."""

from hypothesis import given
from hypothesis import strategies as st
from kultura.records.sortkey import sort_key
from random import Random

import pytest


POLISH = """
1939|2 000|Ala|Ąbc|Bytom|Ceramika|Ćma|Dom|Ewa|Ębo|Lublin|Luz|Łódź|Łuck|Malbork|Noc|Ńu|Oko|Ósmy|\
Pan Tadeusz|Pana|Sanok|Sopot|Szczecin|Śląsk|Świt|Tarnów|Wawel|Zamość|Ziemia|Zürau|Źródło|Żuraw
"""
CZECH = "Cena|Čaj|Dům|Hora|Chata|Idea|Kolín|Praha|Rak|Řeka|Sova|Šála|Tábor|Zebra|Žák"
UKRAINIAN = "Абрикос|Вода|Гора|Ґанок|Дім|Ерос|Єва|Жук|Зоря|Ирій|Іва|Їжак|Йод|Київ|Щука|Юрба|Яма"


@pytest.mark.parametrize(
    ("language", "titles"),
    [("pl", POLISH), ("cs", CZECH), ("uk", UKRAINIAN)],
    ids=["pl", "cs", "uk"],
)
def test_alphabet(language: str, titles: str) -> None:
    ordered = titles.strip().split("|")
    shuffled = Random(5).sample(ordered, len(ordered))
    assert sorted(shuffled, key=lambda title: sort_key(title, language)) == ordered


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("„Łąka”", "Łódź"),
        ("Łódź", "łódź wikingów"),
        ("Chopin", "Churchill"),
        ("resume", "résumé"),
        ("résumé", "resumes"),
        ("Straße", "Strasza"),
        ("Zubr", "Żubr"),
        ("Zygmunt", "Київ"),
    ],
)
def test_polish_pairs(first: str, second: str) -> None:
    assert sort_key(first) < sort_key(second)


def test_small_letters_come_before_capitals_only_in_a_tie() -> None:
    assert sort_key("polska") < sort_key("Polska") < sort_key("polskawa")


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert sort_key("Łódź") == sort_key("Ło\u0301dz\u0301")


def test_unknown_language_sorts_latin() -> None:
    assert sort_key("Éclair", "fr") < sort_key("Fleur", "fr-FR")


@given(st.text(), st.sampled_from(["pl", "cs", "uk", "en"]))
def test_every_text_has_a_key_that_a_row_can_hold(text: str, language: str) -> None:
    assert "\x00" not in sort_key(text, language)
