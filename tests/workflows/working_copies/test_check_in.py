"""Check-in: approval puts what was proposed into the item, and nothing else of it changes."""

from .conftest import approve
from .conftest import check_out
from .conftest import do
from .conftest import publish
from kultura.workflows.history import approved_at
from kultura.workflows.history import entries
from kultura.workflows.working_copies.errors import InConflict
from kultura.workflows.working_copies.errors import OriginalGone
from kultura.workflows.working_copies.values import values_of
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IWorkingCopy
from plone.locking.interfaces import ILockable
from Products.CMFCore.WorkflowCore import WorkflowException

import pytest


def test_the_public_sees_the_old_text_until_approval(page, working_copy, section) -> None:
    working_copy.title = "Nowe godziny"
    do(working_copy, "submit", "ewa")
    assert page.title == "Godziny"
    publish(working_copy)
    assert page.title == "Nowe godziny"
    assert section.objectIds() == [page.getId()]
    assert api.content.get_state(page) == "published"


def test_texts_rows_and_references_arrive(page, working_copy, section) -> None:
    page.related = ["a" * 32]
    working_copy.text = "<p>Nieczynne</p>"
    working_copy.related = ["b" * 32]
    working_copy.translations = {"en": {"title": {"text": "Hours", "source": "2026-03-01"}}}
    approve(working_copy)
    assert page.text == "<p>Nieczynne</p>"
    assert page.related == ["b" * 32, "a" * 32]
    assert page.translations["en"]["title"]["text"] == "Hours"


def test_the_item_stays_itself(page, working_copy) -> None:
    page.manage_setLocalRoles("adam", ["Reader"])
    kept = (page.UID(), page.getId(), page.created(), page.getOwnerTuple(), page.listCreators())
    roles = page.get_local_roles()
    working_copy.title = "Nowe godziny"
    approve(working_copy)
    assert kept == (
        page.UID(), page.getId(), page.created(), page.getOwnerTuple(), page.listCreators()
    )  # fmt: skip
    assert page.get_local_roles() == roles
    assert not IWorkingCopy.providedBy(page)
    assert not ILockable(page).locked()


def test_the_approval_is_in_the_item_s_history(page, working_copy) -> None:
    first = approved_at(page)
    working_copy.title = "Nowe godziny"
    do(working_copy, "submit", "ewa", "Nowe godziny")
    do(working_copy, "request_changes", "region", "Od kiedy?")
    do(working_copy, "submit", "adam", "Od maja")
    publish(working_copy, "Zgoda")

    last = entries(page)[-1]
    assert (last["action"], last["actor"], last["comments"]) == ("publish", "region", "Zgoda")
    assert approved_at(page) > first
    assert [(e["action"], e["actor"], e["comments"]) for e in last["proposal"]] == [
        ("submit", "ewa", "Nowe godziny"),
        ("request_changes", "region", "Od kiedy?"),
        ("submit", "adam", "Od maja"),
    ]


def test_the_catalog_follows(page, working_copy) -> None:
    before = page.modified()
    working_copy.title = "Nowe godziny"
    approve(working_copy)
    with api.env.adopt_roles(roles=["Anonymous"]):
        [brain] = api.content.find(portal_type="Document")
    assert (brain.Title, brain.getId) == ("Nowe godziny", "godziny")
    assert brain.review_state == "published"
    assert page.modified() > before


def test_before_and_after_are_kept_as_versions(page, working_copy) -> None:
    working_copy.title = "Nowe godziny"
    approve(working_copy, "Zgoda")
    repository = api.portal.get_tool("portal_repository")
    with api.env.adopt_roles(roles=["Manager"]):
        versions = list(repository.getHistory(page))
        assert [version.object.title for version in versions] == ["Nowe godziny", "Godziny"]
        assert versions[0].comment == "Zgoda"
        assert versions[0].sys_metadata["principal"] == "region"


def test_a_second_round_follows_the_first(page, working_copy) -> None:
    working_copy.title = "Nowe godziny"
    approve(working_copy)
    second = check_out(page, "adam")
    assert second.title == "Nowe godziny"
    second.title = "Godziny letnie"
    approve(second)
    assert page.title == "Godziny letnie"
    assert len([e for e in entries(page) if e["action"] == "publish"]) == 3


def test_nobody_approves_what_they_proposed(page, working_copy, section) -> None:
    api.user.grant_roles(username="region", roles=["Institution Editor"], obj=section)
    do(working_copy, "submit", "region")
    with pytest.raises(WorkflowException):
        publish(working_copy)
    assert api.content.get_state(working_copy) == "pending"


def test_who_may_not_approve_may_not_check_in(page, working_copy) -> None:
    working_copy.title = "Nowe godziny"
    for user in ("ewa", "marta"):
        with api.env.adopt_user(username=user), pytest.raises(WorkflowException):
            ICheckinCheckoutPolicy(working_copy).checkin("")
    assert page.title == "Godziny"


def test_check_in_is_approval_by_another_name(page, working_copy) -> None:
    working_copy.title = "Nowe godziny"
    do(working_copy, "submit", "ewa")
    with api.env.adopt_user(username="region"):
        ICheckinCheckoutPolicy(working_copy).checkin("Zgoda")
    assert page.title == "Nowe godziny"
    assert entries(page)[-1]["comments"] == "Zgoda"


def test_what_both_changed_is_refused_by_name_at_submission_and_at_approval(page, working_copy):
    page.title = "Godziny zimowe"
    working_copy.title = "Godziny letnie"
    with pytest.raises(InConflict) as refusal:
        do(working_copy, "submit", "ewa")
    assert refusal.value.message.mapping["fields"] == "Title"

    page.title = "Godziny"
    do(working_copy, "submit", "ewa")
    page.title = "Godziny zimowe"
    with pytest.raises(InConflict):
        publish(working_copy)
    assert page.title == "Godziny zimowe"


def test_what_only_the_item_changed_meanwhile_stays(page, working_copy) -> None:
    page.description = "Zmiana faktów"
    working_copy.title = "Nowe godziny"
    approve(working_copy)
    assert (page.title, page.description) == ("Nowe godziny", "Zmiana faktów")


@pytest.mark.parametrize("gone", ["withdrawn", "deleted"])
def test_nothing_goes_into_an_item_that_is_gone(page, working_copy, gone) -> None:
    working_copy.title = "Nowe godziny"
    do(working_copy, "submit", "ewa")
    do(page, "withdraw", "ewa", "Remont")
    if gone == "deleted":
        do(page, "delete", "ewa")
    with pytest.raises(OriginalGone):
        publish(working_copy)
    do(working_copy, "retract", "ewa")
    with pytest.raises(OriginalGone):
        do(working_copy, "submit", "ewa")
    assert page.title == "Godziny"
    with api.env.adopt_user(username="ewa"):
        ICheckinCheckoutPolicy(working_copy).cancelCheckout()
    assert not ILockable(page).locked()


def test_a_moved_section_s_items_get_their_changes(portal, page, working_copy, section) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        section = api.content.rename(section, "muzea")
    working_copy = section[working_copy.getId()]
    working_copy.title = "Nowe godziny"
    approve(working_copy)
    assert section["godziny"].title == "Nowe godziny"


def test_values_in_the_item_are_its_own(page, working_copy) -> None:
    proposed = values_of(working_copy)
    approve(working_copy)
    assert values_of(page) == proposed
