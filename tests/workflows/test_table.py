"""Every cell of the table in Python; every forbidden one of the approval over plone.restapi."""

from approval_table import KEPT_WITHOUT_APPROVAL
from approval_table import PEOPLE
from approval_table import PERMISSIONS
from approval_table import SECTION_TRANSITIONS
from approval_table import SITE
from approval_table import TRANSITIONS
from approval_table import TRANSITIONS_OF_THE_TRUSTED
from collections.abc import Iterator
from contextlib import contextmanager
from kultura.workflows.history import APPROVAL
from museums import PASSWORD
from plone import api
from plone.app.testing import logout
from plone.dexterity.utils import createContentInContainer
from table_region import ACCOUNTS
from table_region import item
from table_region import items
from table_region import open_region

import pytest
import requests
import transaction


ALL_TRANSITIONS = [
    "submit",
    "retract",
    "publish",
    "request_changes",
    "publish_directly",
    "withdraw",
    "reopen",
    "delete",
    "restore",
]


@contextmanager
def acting_as(who: str) -> Iterator[None]:
    """Be somebody of the table for a while."""
    if who == "anonymous":
        with api.env.adopt_user(username="stranger"):
            logout()
            yield
    else:
        with api.env.adopt_user(username=ACCOUNTS[who]):
            yield


@pytest.fixture
def museum(portal):
    open_region(portal)
    return portal["muzeum"]


def wrong_transitions(museum, table: dict) -> list[tuple]:
    """Return the cells in which the workflow allows what the table does not, or the reverse."""
    workflow = api.portal.get_tool("portal_workflow").getWorkflowById(APPROVAL)
    made = items(museum)
    wrong = []
    for who in PEOPLE:
        with acting_as(who):
            wrong += [
                (portal_type, state, who, transition)
                for (portal_type, state), obj in made.items()
                for transition in ALL_TRANSITIONS
                if bool(workflow.isActionSupported(obj, transition))
                != (who in table[state].get(transition, ()))
            ]
    return wrong


def wrong_permissions(obj, row: dict[str, set[str]]) -> list[tuple]:
    """Return the cells of a row of permissions that do not hold for the object."""
    wrong = []
    for who in PEOPLE:
        with acting_as(who):
            wrong += [
                (obj.getId(), who, permission)
                for permission, allowed in row.items()
                if bool(api.user.has_permission(permission, obj=obj)) != (who in allowed)
            ]
    return wrong


def test_the_table_names_every_transition() -> None:
    named = {name for row in TRANSITIONS_OF_THE_TRUSTED.values() for name in row}
    assert named == set(ALL_TRANSITIONS)


def test_transitions(museum) -> None:
    assert wrong_transitions(museum, TRANSITIONS) == []


def test_transitions_where_the_museum_may_publish(museum) -> None:
    museum.publishes_directly = True
    assert wrong_transitions(museum, TRANSITIONS_OF_THE_TRUSTED) == []


def test_permissions(museum) -> None:
    made = items(museum)
    assert [
        (name, *cell)
        for (name, state), obj in made.items()
        for cell in wrong_permissions(obj, PERMISSIONS[state])
    ] == []


@pytest.mark.parametrize("portal_type", KEPT_WITHOUT_APPROVAL)
def test_permissions_without_approval(museum, portal_type) -> None:
    obj = museum
    if portal_type != "Museum":
        with api.env.adopt_roles(roles=["Manager"]):
            obj = createContentInContainer(museum, portal_type, checkConstraints=False, id="it")
    assert wrong_permissions(obj, KEPT_WITHOUT_APPROVAL[portal_type]) == []


def test_permissions_at_the_top(portal, museum) -> None:
    assert wrong_permissions(portal, SITE) == []


def test_transitions_of_a_section(museum) -> None:
    tool = api.portal.get_tool("portal_workflow")
    workflow = tool.getWorkflowById("kultura_section")
    wrong = []
    for state, transition in (("active", "suspend"), ("suspended", "activate")):
        for who in PEOPLE:
            with acting_as(who):
                wrong += [
                    (state, who, name)
                    for name in ("suspend", "activate")
                    if bool(workflow.isActionSupported(museum, name))
                    != (who in SECTION_TRANSITIONS[state].get(name, ()))
                ]
        with acting_as("region"):
            tool.doActionFor(museum, transition, comment="Why.")
    assert wrong == []


def test_what_is_allowed_happens(museum) -> None:
    tool = api.portal.get_tool("portal_workflow")
    museum.publishes_directly = True
    table = TRANSITIONS_OF_THE_TRUSTED
    for state, row in table.items():
        for transition, allowed in row.items():
            for who in allowed:
                obj = item(museum, "Document", state)
                reached = tool.getWorkflowById(APPROVAL).transitions[transition].new_state_id
                with acting_as(who):
                    tool.doActionFor(obj, transition, comment="Why.")
                assert api.content.get_state(obj) == reached
                museum._delObject(obj.getId())


def test_no_forbidden_transition_happens_over_rest(functional_portal) -> None:
    portal = functional_portal
    api.portal.set_registry_record("kultura.cms_anonymous", True)
    open_region(portal)
    made = items(portal["muzeum"])
    transaction.commit()
    lengths = {cell: history_length(obj) for cell, obj in made.items()}

    answers = {
        (*cell, who, transition): post(obj, who, transition)
        for cell, obj in made.items()
        for who in PEOPLE
        for transition in ALL_TRANSITIONS
        if who not in TRANSITIONS[cell[1]].get(transition, ())
    }

    assert {cell: status for cell, status in answers.items() if not 400 <= status < 500} == {}
    transaction.begin()
    assert {cell: history_length(obj) for cell, obj in made.items()} == lengths
    assert len(answers) > 4000


def post(obj, who: str, transition: str) -> int:
    """Ask plone.restapi for a transition; return the status of the answer."""
    url = obj.absolute_url().replace("/muzeum", "/++api++/muzeum", 1)
    answer = SESSIONS[who].post(
        f"{url}/@workflow/{transition}", json={"comment": "Why."}, timeout=60
    )
    return answer.status_code


def session(who: str) -> requests.Session:
    """Return a session that keeps its connection, with the person's name and password."""
    made = requests.Session()
    made.headers["Accept"] = "application/json"
    if who != "anonymous":
        made.auth = (ACCOUNTS[who], PASSWORD)
    return made


SESSIONS = {who: session(who) for who in PEOPLE}


def history_length(obj) -> int:
    """Return how many entries an item's history has: none more means nothing happened."""
    return len(api.portal.get_tool("portal_workflow").getHistoryOf(APPROVAL, obj))
