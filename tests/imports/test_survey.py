"""A first look at a source: its length, its columns, identifiers that come twice."""

from kultura.imports.mapping.reading import mapping_of
from kultura.imports.row import Row
from kultura.imports.sensitive import Withheld
from kultura.imports.survey import missing_columns
from kultura.imports.survey import survey


MAPPING = mapping_of("""
identifier: id
fields:
  title: title
  materials: size.unit
  agents: {path: people, row: {name: n}}
""")


def rows(*identifiers):
    return [Row(number, {"id": each}) for number, each in enumerate(identifiers, start=2)]


def test_the_first_of_several_rows_with_one_identifier_stands() -> None:
    found = survey(rows("a", "b", "a", "c", "b", "a"), MAPPING)
    assert found.rows == 6
    assert found.repeated == {4: 2, 7: 2, 6: 3}


def test_numbers_and_texts_are_one_identifier() -> None:
    assert survey(rows(1, "1", 1.0), MAPPING).repeated == {3: 2, 4: 2}


def test_rows_without_identifier_repeat_nothing() -> None:
    assert survey([*rows("", None), Row(9, fault="broken")], MAPPING).repeated == {}


def test_sensitive_columns_are_named_once() -> None:
    data = {"id": 1, "Wartość": 5, "price": {"amount": 1}}
    found = survey([Row(1, data), Row(2, {**data, "id": 2})], MAPPING)
    assert found.withheld == {Withheld("Wartość", "value"), Withheld("price", "value")}


def test_columns_that_no_row_has() -> None:
    found = survey([Row(1, {"id": 1, "titel": "x", "size": {}})], MAPPING)
    assert missing_columns(found, MAPPING) == [
        "No row has a column “people”. Known are: id, size, titel.",
        "No row has a column “title”. Did you mean “titel”?",
    ]
