"""An input of a form holds what its widget has asked for, or is refused by its name."""

from kultura.restapi.gate import inputs
from kultura.restapi.refusals import BadInput
from ZPublisher.HTTPRequest import record

import pytest


ODD = {
    "a text twice": {"form.widgets.title": ["a", "b"]},
    "one in a list": {"form.widgets.title": ["a"]},
    "a record": {"form.widgets.title": record()},
    "half a character": {"form.widgets.title": "\udced\udca0"},
    "NUL": {"form.widgets.title": "a\0b"},
    "a text for a file": {"form.widgets.portrait": "a"},
    "records": {"form.widgets.kind": [record()], "form.widgets.kind-empty-marker": "1"},
}
PLAIN = {
    "a text": {"form.widgets.title": "a"},
    "several where several are asked for": {
        "form.widgets.kind": ["a", "b"],
        "form.widgets.kind-empty-marker": "1",
    },
    "what no form of ours asks": {"entries": [record()], "_authenticator": ["a", "b"]},
}


@pytest.mark.parametrize("sent", ODD.values(), ids=ODD)
def test_refused(sent) -> None:
    with pytest.raises(BadInput) as refusal:
        inputs.check(sent)
    assert refusal.value.details["parameter"] == next(iter(sent))


@pytest.mark.parametrize("sent", PLAIN.values(), ids=PLAIN)
def test_taken(sent) -> None:
    inputs.check(sent)
