"""Conflicts: shown as a list, settled field by field by taking the item's changes over."""

from .conftest import approve
from kultura.workflows.working_copies.base import base_of
from kultura.workflows.working_copies.base import keep_base
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.conflicts import has_conflicts
from kultura.workflows.working_copies.conflicts import proposed_changes
from kultura.workflows.working_copies.conflicts import rebase
from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.merge import Conflict

import pytest


@pytest.fixture
def in_conflict(page, working_copy):
    page.title, working_copy.title = "Godziny zimowe", "Godziny letnie"
    page.description, working_copy.description = "Od maja", "Od czerwca"
    return working_copy


def test_a_fresh_working_copy_has_none(working_copy) -> None:
    assert conflicts(working_copy) == ()
    assert not has_conflicts(working_copy)


def test_an_item_that_is_no_working_copy_has_none(page) -> None:
    assert conflicts(page) == ()


def test_each_says_what_was_and_what_both_made_of_it(in_conflict) -> None:
    assert conflicts(in_conflict) == (
        Conflict(("title",), "Godziny", "Godziny letnie", "Godziny zimowe"),
        Conflict(("description",), "", "Od czerwca", "Od maja"),
    )


@pytest.mark.parametrize(
    ("choice", "title"), [("mine", "Godziny letnie"), ("theirs", "Godziny zimowe")]
)
def test_a_choice_settles_its_field_only(in_conflict, page, choice, title) -> None:
    left = rebase(in_conflict, {"title": choice})
    assert [conflict.path for conflict in left] == [("description",)]
    assert in_conflict.title == title
    assert in_conflict.description == "Od czerwca"
    assert page.title == "Godziny zimowe"

    assert rebase(in_conflict, {"description": "mine"}) == ()
    assert not has_conflicts(in_conflict)
    approve(in_conflict)
    assert (page.title, page.description) == (title, "Od czerwca")


def test_what_only_the_item_changed_comes_along(page, working_copy) -> None:
    page.description = "Od maja"
    assert rebase(working_copy, {}) == ()
    assert working_copy.description == "Od maja"


def entry(text: str, seen: str) -> dict:
    return {"text": text, "source": "a", "seen": seen, "source_changed": f"2026-03-0{seen}"}


def test_what_a_translation_says_of_itself_is_no_conflict(page, working_copy) -> None:
    keep_base(
        working_copy, {**base_of(working_copy), "translations": {"en": {"t": entry("A", "1")}}}
    )
    page.translations = {"en": {"t": entry("A", "2")}}
    working_copy.translations = {"en": {"t": entry("A", "3")}}
    assert conflicts(working_copy) == ()
    assert proposed_changes(working_copy) == {}


def test_a_translation_both_changed_is_one_conflict(page, working_copy) -> None:
    keep_base(
        working_copy, {**base_of(working_copy), "translations": {"en": {"t": entry("A", "1")}}}
    )
    page.translations = {"en": {"t": entry("B", "2") | {"source": "b"}}}
    working_copy.translations = {"en": {"t": entry("C", "3") | {"source": "c"}}}
    [conflict] = conflicts(working_copy)
    assert conflict.path == ("translations", "en", "t", "text")
    assert rebase(working_copy, {"translations/en/t/text": "theirs"}) == ()
    assert working_copy.translations["en"]["t"]["source"] == "b"


def test_an_approver_sees_what_would_change_now(page, working_copy) -> None:
    working_copy.title = "Nowe godziny"
    page.description = "Od maja"
    assert proposed_changes(working_copy) == {
        "title": (Difference((), "changed", "Godziny", "Nowe godziny"),)
    }


def test_what_is_no_working_copy_proposes_nothing(page) -> None:
    assert proposed_changes(page) == {}
