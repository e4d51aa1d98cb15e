"""Columns of value, insurance, storage place and donor are known by their names."""

from kultura.imports.sensitive import kind_of
from kultura.imports.sensitive import kind_of_path
from kultura.imports.sensitive import Withheld
from kultura.imports.sensitive import without_sensitive

import json
import pytest


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "value",
            "Wartość|wartosc_ubezp|Wart. szac.|Wycena (zł)|Cena zakupu|value|estimatedValue|price",
        ),
        ("insurance", "Suma ubezpieczenia|ubezp.|insuranceSum|insured_for|Polisa nr"),
        (
            "storage",
            "Miejsce przechowywania|Magazyn|Regał|lokalizacja|storage_place|Location|Shelf",
        ),
        ("donor", "Darczyńca|ofiarodawca|Donor name|donor|Sprzedający|given by|Od kogo nabyto"),
    ],
)
def test_sensitive_names(kind, names) -> None:
    found = {name: kind_of(name) for name in names.split("|")}
    expected = dict.fromkeys(found, kind) | ({"wartosc_ubezp": "value"} if kind == "value" else {})
    assert found == expected


@pytest.mark.parametrize(
    "name",
    [
        "Tytuł",
        "Materiał",
        "Technika",
        "creditLine",
        "acquisitionYear",
        "Sposób nabycia",
        "valueless",
        "Miejscowość",
        "Miejsce powstania",
        "centimetres",
        "Kostium",
        "accessionRanges",
    ],
)
def test_harmless_names(name) -> None:
    assert kind_of(name) == ""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("dimensions[].value", ""),
        ("value", "value"),
        ("insurance.sum", "insurance"),
        ("acquisition.donor.name", "donor"),
        ("places[].location", ""),
        ("location", "storage"),
        ("Wart. szac.", "value"),
    ],
)
def test_paths(path, kind) -> None:
    assert kind_of_path(path) == kind


def test_nested_columns_are_taken_out_and_named() -> None:
    data = {"id": 1, "acquisition": [{"method": "gift", "donor": {"name": "X"}}], "price": 5}
    clean, withheld = without_sensitive(data)
    assert clean == {"id": 1, "acquisition": [{"method": "gift"}]}
    assert withheld == {Withheld("acquisition[].donor", "donor"), Withheld("price", "value")}
    assert data["price"] == 5


def test_tate_has_none(shared) -> None:
    lines = (shared / "data/tate/artworks-3000.jsonl").read_text(encoding="utf-8").splitlines()
    assert {each for line in lines for each in without_sensitive(json.loads(line))[1]} == set()
