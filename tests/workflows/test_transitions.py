"""The approval workflow's rules, whoever starts a transition and however."""

from kultura.interfaces import ISubmissionRequirements
from kultura.workflows.errors import CommentRequired
from kultura.workflows.errors import Incomplete
from kultura.workflows.history import approved_at
from kultura.workflows.history import submitter
from plone import api
from Products.CMFCore.WorkflowCore import WorkflowException
from zope.component import adapter
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.interface import Interface

import pytest


@pytest.fixture
def section(portal):
    with api.env.adopt_roles(roles=["Manager"]):
        folder = api.content.create(portal, "Folder", "muzeum")
    for user, role in (("ewa", "Institution Editor"), ("region", "Regional Administrator")):
        api.user.create(email=f"{user}@example.org", username=user, password="Secret.123-secret")
        api.user.grant_roles(username=user, roles=[role], obj=folder)
    folder.reindexObjectSecurity()
    return folder


@pytest.fixture
def page(section):
    with api.env.adopt_user(username="ewa"):
        return api.content.create(section, "Document", "godziny")


def state(obj) -> str:
    return api.content.get_state(obj)


def test_what_is_written_starts_as_a_draft(page) -> None:
    assert state(page) == "draft"


def test_the_region_approves_what_the_institution_submits(page) -> None:
    with api.env.adopt_user(username="ewa"):
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "publish")

    assert state(page) == "published"
    assert submitter(page) == "ewa"


def test_time_of_approval_is_the_history_s(page) -> None:
    page.setEffectiveDate("1999-01-01")
    with api.env.adopt_user(username="ewa"):
        api.content.transition(page, "submit")
    assert approved_at(page) is None
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "publish")

    assert approved_at(page).isCurrentDay()


def test_nobody_approves_what_they_submitted(page, section) -> None:
    api.user.grant_roles(username="region", roles=["Institution Editor"], obj=section)
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "submit")
        with pytest.raises(api.exc.InvalidParameterError):
            api.content.transition(page, "publish")
    assert state(page) == "pending"


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_returning_for_changes_has_to_be_explained(page, comment) -> None:
    with api.env.adopt_user(username="ewa"):
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"), pytest.raises(CommentRequired):
        api.portal.get_tool("portal_workflow").doActionFor(page, "request_changes", comment=comment)
    assert state(page) == "pending"


def test_a_comment_is_kept_in_the_history(page) -> None:
    with api.env.adopt_user(username="ewa"):
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "request_changes", comment="Which year?")
        history = api.portal.get_tool("portal_workflow").getInfoFor(page, "review_history")

    assert [entry["comments"] for entry in history] == ["", "", "Which year?"]


def test_what_is_incomplete_is_not_submitted_and_says_what_is_missing(page) -> None:
    @implementer(ISubmissionRequirements)
    @adapter(Interface)
    class Requirements:
        def __init__(self, context) -> None:
            pass

        def missing(self) -> list[str]:
            return ["Say whose rights it is.", "Give a title."]

    sm = getGlobalSiteManager()
    sm.registerAdapter(Requirements)
    try:
        with api.env.adopt_user(username="ewa"), pytest.raises(Incomplete) as refusal:
            api.portal.get_tool("portal_workflow").doActionFor(page, "submit")
    finally:
        sm.unregisterAdapter(Requirements)

    assert refusal.value.missing == ["Say whose rights it is.", "Give a title."]
    assert state(page) == "draft"


def test_deleting_is_undone_by_the_manager_only(page, section) -> None:
    api.user.create(email="m@example.org", username="marta", password="Secret.123-secret")
    api.user.grant_roles(username="marta", roles=["Institution Manager"], obj=section)
    with api.env.adopt_user(username="ewa"):
        api.content.transition(page, "delete")
        with pytest.raises((WorkflowException, api.exc.InvalidParameterError)):
            api.content.transition(page, "restore")
    with api.env.adopt_user(username="marta"):
        api.content.transition(page, "restore")
    assert state(page) == "draft"
