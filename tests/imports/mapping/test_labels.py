"""Words of a vocabulary: values and labels in every language, and the parts of a label."""

from kultura.imports.mapping.labels import labels_in
from kultura.vocabularies.terms import vocabulary

import pytest


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("oil-paint", "oil-paint"),
        ("farba olejna", "oil-paint"),
        ("ołówek", "graphite"),
        ("grafit, ołówek", "graphite"),
        ("canvas", "canvas"),
        ("płótno", "canvas"),
        ("szkło", "glass"),
    ],
)
def test_materials(word, value) -> None:
    assert labels_in(vocabulary)("kultura.materials")[word] == value
