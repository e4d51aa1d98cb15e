"""The toolbar offers a section's manager the team and the bin, in the reader's language."""

from museums import open_museums
from plone import api
from zope.component import getMultiAdapter

import pytest


def offered(obj, person: str) -> set[str]:
    with api.env.adopt_user(username=person):
        request = obj.REQUEST.clone()
        state = getMultiAdapter((obj, request), name="plone_context_state")
        return {action["id"] for action in state.actions("object")} & {"team", "bin"}


@pytest.mark.parametrize(
    ("person", "actions"),
    [
        ("muzeum-manager", {"team", "bin"}),
        ("region", {"team"}),
        ("muzeum-editor", set()),
        ("zamek-manager", set()),
    ],
)
def test_on_a_section(portal, person, actions) -> None:
    open_museums(portal)
    assert offered(portal["muzeum"], person) == actions


def test_not_below_it(portal) -> None:
    open_museums(portal)
    assert offered(portal["muzeum"]["wystawy"], "muzeum-manager") == set()
