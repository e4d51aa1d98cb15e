"""What a mapping makes of a row as a whole: identifier, absence, what is kept out."""

from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.reading import mapping_of
from kultura.imports.row import Row
from kultura.imports.sensitive import Withheld

import pytest


MAPPING = """
identifier: Nr inw.
fields:
  title: Tytuł
  dating_text: Datowanie
  technique: Technika
private:
  donor: Darczyńca
"""


def draft(**data):
    return mapping_of(MAPPING).draft(Row(1, {"Nr inw.": " MG/1 ", **data}))


def test_identifier_is_trimmed() -> None:
    assert draft().identifier == "MG/1"


@pytest.mark.parametrize("identifier", ["", "  ", "b.d.", None])
def test_row_without_identifier_is_refused(identifier) -> None:
    with pytest.raises(RowRefused, match="The row has no identifier."):
        draft(**{"Nr inw.": identifier})


def test_row_that_could_not_be_read_is_refused_with_its_fault() -> None:
    with pytest.raises(RowRefused, match="too many cells"):
        mapping_of(MAPPING).draft(Row(1, fault="too many cells"))


def test_absence_is_no_value_but_kept_as_written() -> None:
    made = draft(Technika="b.d.", Tytuł="Dzban")
    assert made.fields == {"title": "Dzban"}
    assert made.absent == {"technique": "b.d."}


@pytest.mark.parametrize("written", ["nie znane", "no date", "[b.d.]", "date not known"])
def test_date_keeps_what_was_written(written) -> None:
    made = draft(Datowanie=written)
    assert made.fields == {"dating_text": written}
    assert made.absent == {}


def test_mapping_may_name_further_words_for_absence() -> None:
    mapping = mapping_of(MAPPING + "absent: [do ustalenia]\n")
    made = mapping.draft(Row(1, {"Nr inw.": "1", "Technika": "Do ustalenia."}))
    assert made.fields == {}


def test_sensitive_columns_are_withheld_by_name() -> None:
    made = draft(Darczyńca="Jan Bąk", **{"Wartość": "100 zł", "Miejsce przechowywania": "M/3"})
    assert made.withheld == {
        Withheld("Wartość", "value"),
        Withheld("Miejsce przechowywania", "storage"),
    }
    assert made.fields == {}


def test_private_column_is_taken_only_where_the_mapping_names_it() -> None:
    made = draft(Darczyńca="Jan Bąk")
    assert made.private == {"donor": "Jan Bąk"}
    assert made.withheld == frozenset()


def test_an_object_above_a_sensitive_name_hands_nothing_down() -> None:
    mapping = mapping_of("identifier: id\nfields:\n  title: {path: acquisition, join: ', '}\n")
    made = mapping.draft(Row(1, {"id": 1, "acquisition": [{"donor": "Jan Bąk"}]}))
    assert "Bąk" not in repr(made)
