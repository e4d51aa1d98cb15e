"""Values take the type of their field, so that a mapping need not say it."""

from kultura.behaviors.agents import IAgents
from kultura.content.digital_object.content import IDigitalObjectSchema
from kultura.imports.writing.values import fitted

import pytest


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("publisher", 1966, "1966"),
        ("publisher", " Ossolineum,\n Lwów ", "Ossolineum, Lwów"),
        ("provenance", "one\r\ntwo ", "one\ntwo"),
        ("materials", "glass", ["glass"]),
        ("materials", [1, " x "], ["1", "x"]),
        ("object_type", " painting ", "painting"),
        ("acquisition_year", 1931, 1931),
        ("dimensions", {"text": 12}, [{"text": "12"}]),
        ("dimensions", [{"value": 1.5, "unit": "cm"}], [{"value": 1.5, "unit": "cm"}]),
        ("dimensions", [{"sise": 1}], [{"sise": 1}]),
    ],
)
def test_digital_object(name, value, expected) -> None:
    assert fitted(IDigitalObjectSchema[name], value) == expected


def test_years_of_life_are_lines_of_text() -> None:
    agents = [{"name": "J. Turner", "born": 1775, "died": "1851"}]
    assert fitted(IAgents["agents"], agents) == [
        {"name": "J. Turner", "born": "1775", "died": "1851"}
    ]
