"""Titles sort as people of the language expect."""

from kultura.store.collation import sort_key

import pytest


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("pl", ["Ala", "Ąka", "Cień", "Ćma", "Lato", "Łódź"]),
        ("pl", ["Sztuka", "Śląsk", "Zebra", "Źródło", "Żaba"]),
        ("pl", ["Café", "cafeteria", "Caffè"]),
        ("pl", ["Sala 2", "Sala 10", "Sala 102"]),
        ("pl", ["„Wesele”", "Zemsta"]),
        ("cs", ["cena", "čaj", "daň", "řeka", "sova", "šaty"]),
        ("uk", ["Галерея", "Ґанок", "Євшан", "Їжак", "Ярмарок"]),
        ("en", ["Angel", "Łódź", "Zebra"]),
        ("fi", ["Zorro", "Åbo", "Äiti", "Öljy"]),
    ],
)
def test_order(language, ordered) -> None:
    assert sorted(ordered, key=lambda title: sort_key(title, language).encode()) == ordered
