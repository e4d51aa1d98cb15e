"""Who may move and rename which item in which state: a table, like that of the approval."""

from approval_table import PEOPLE
from kultura.workflows.moving.move import may_move
from kultura.workflows.moving.move import move
from kultura.workflows.moving.move import places
from kultura.workflows.moving.refusals import MoveRefused
from plone import api
from plone.dexterity.utils import createContentInContainer
from table_region import ACCOUNTS
from table_region import item
from table_region import items
from table_region import open_region
from test_table import acting_as

import pytest


TEAM = {"editor", "manager", "region too", "admin"}

#: state → who may move or rename an item in it; working copies stay beside their original.
MOVES = {"draft": TEAM, "published": TEAM}

#: What is under no approval: who may edit it may move it.
WITHOUT_APPROVAL = {
    "Museum": set(),
    "Subsection": set(),
    "Venue": {"manager", "region too", "admin"},
    "Image": TEAM,
    "File": TEAM,
}


@pytest.fixture
def museum(portal):
    open_region(portal)
    return portal["muzeum"]


def test_who_may_move_what(museum) -> None:
    made = items(museum)
    wrong = []
    for who in PEOPLE:
        with acting_as(who):
            wrong += [
                (portal_type, state, who)
                for (portal_type, state), obj in made.items()
                if may_move(obj) != (portal_type != "working copy" and who in MOVES.get(state, ()))
            ]
    assert wrong == []


@pytest.mark.parametrize("portal_type", WITHOUT_APPROVAL)
def test_who_may_move_what_needs_no_approval(museum, portal_type) -> None:
    obj = museum
    if portal_type != "Museum":
        with api.env.adopt_roles(["Manager"]):
            obj = createContentInContainer(museum, portal_type, checkConstraints=False, id="it")
    for who in PEOPLE:
        with acting_as(who):
            assert may_move(obj) == (who in WITHOUT_APPROVAL[portal_type]), who


@pytest.fixture
def exhibit(museum):
    return item(museum["wystawy"], "Exhibit", "published")


def as_editor():
    return api.env.adopt_user(username=ACCOUNTS["editor"])


def test_an_item_moves_and_stays_itself(museum, exhibit) -> None:
    uid, owner = exhibit.UID(), exhibit.getOwnerTuple()
    with as_editor():
        moved = move(exhibit, museum, "Nowa Nazwa")
    assert moved.absolute_url() == f"{museum.absolute_url()}/nowa-nazwa"
    assert moved.UID() == uid
    assert api.content.get_state(moved) == "published"
    assert moved.getOwnerTuple() == owner


def test_an_item_is_renamed_where_it_is(museum, exhibit) -> None:
    with as_editor():
        assert move(exhibit, museum["wystawy"], "malarze").getId() == "malarze"
    assert "malarze" in museum["wystawy"]


def test_an_item_goes_only_where_such_items_are_added(museum, exhibit) -> None:
    with as_editor():
        found = {place.getId() for place in places(exhibit)}
        assert {"muzeum", "wystawy"} <= found
        for name in {each.getId() for each in museum.objectValues()} - found:
            with pytest.raises(MoveRefused):
                move(exhibit, museum[name])
    assert exhibit.getId() in museum["wystawy"]


def test_nothing_leaves_its_institution(portal, exhibit) -> None:
    for who in ("editor", "manager", "region too", "other editor"):
        with acting_as(who), pytest.raises(MoveRefused):
            move(exhibit, portal["zamek"]["wystawy"])


@pytest.mark.parametrize("name", ["wystawa-2", "login", "absolute_url", "title"])
def test_a_name_that_is_taken_or_reserved_is_refused(museum, exhibit, name) -> None:
    with api.env.adopt_roles(["Manager"]):
        createContentInContainer(
            museum["wystawy"], "Exhibit", checkConstraints=False, id="wystawa-2", title="Druga"
        )
    with as_editor(), pytest.raises(MoveRefused):
        move(exhibit, museum["wystawy"], name)
