"""A person is asked once for each conflict, or once for all."""

from kultura.cli.disputes import decided
from kultura.imports.importing import Dispute
from kultura.imports.report import Outcome
from kultura.workflows.working_copies.merge import Conflict

import pytest


def dispute(identifier: str, *fields: str) -> Dispute:
    conflicts = tuple(Conflict((field,), "base", "editor's", "source's") for field in fields)
    return Dispute(Outcome(1, identifier, "unchanged"), conflicts)


DISPUTES = [dispute("MG/1", "title", "technique"), dispute("MG/2", "title")]


@pytest.mark.parametrize(
    ("typed", "sides"),
    [
        ("ktk", ["mine", "theirs", "mine"]),
        ("tK", ["theirs", "mine", "mine"]),
        ("T", ["theirs", "theirs", "theirs"]),
        ("?xT", ["theirs", "theirs", "theirs"]),
    ],
)
def test_answers(monkeypatch, typed, sides) -> None:
    answers = iter(typed)
    monkeypatch.setattr("typer.prompt", lambda text: next(answers))
    decide = decided(DISPUTES)
    asked = [("MG/1", "title"), ("MG/1", "technique"), ("MG/2", "title")]
    assert [decide(identifier)((field,)) for identifier, field in asked] == sides
    assert list(answers) == []


def test_what_was_not_asked_is_not_decided(monkeypatch) -> None:
    monkeypatch.setattr("typer.prompt", lambda text: "K")
    assert decided(DISPUTES)("MG/3")(("title",)) is None
