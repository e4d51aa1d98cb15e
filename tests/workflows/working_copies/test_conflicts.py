"""Conflicts: shown as a list, settled field by field by taking the item's changes over."""

from .conftest import approve
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.conflicts import has_conflicts
from kultura.workflows.working_copies.conflicts import rebase
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
