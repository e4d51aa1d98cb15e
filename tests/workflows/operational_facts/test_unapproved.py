"""Changed without approval: the region finds what the institutions changed on their own."""

from .conftest import do
from .test_change import CANCELLED
from .test_change import change
from DateTime import DateTime
from datetime import date
from kultura.behaviors.text import IText
from kultura.workflows.operational_facts.unapproved import changes_without_approval
from plone import api
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest


def listed() -> list[str]:
    """Return the ids of what was changed without approval since yesterday."""
    since = {"query": DateTime() - 1, "range": "min"}
    with api.env.adopt_user(username="region"):
        return [brain.getId for brain in api.content.find(changed_without_approval=since)]


def edit(item, user: str) -> None:
    with api.env.adopt_user(username=user):
        item.text = f"<p>{user}</p>"
        notify(ObjectModifiedEvent(item, Attributes(IText, "text")))


def test_approved_items_are_not_listed(play, venue, theatre) -> None:
    assert listed() == []


def test_operational_facts_are(play) -> None:
    change(play, schedule=CANCELLED)
    assert listed() == ["balladyna"]
    [entry] = changes_without_approval(play)
    assert (entry["actor"], entry["changes"][0]["new"]) == ("ewa", "cancelled")


@pytest.mark.parametrize(("user", "found"), [("marta", True), ("region", False)])
def test_what_the_manager_changes_in_a_venue_is(venue, user, found) -> None:
    edit(venue, user)
    assert listed() == ([venue.getId()] if found else [])


def test_a_venue_the_manager_opens_is(theatre) -> None:
    with api.env.adopt_user(username="marta"):
        api.content.create(theatre, "Venue", "kameralna", title="Scena Kameralna")
    assert listed() == ["kameralna"]


def test_a_change_of_the_section_says_which_fields(theatre) -> None:
    edit(theatre, "marta")
    [entry] = changes_without_approval(theatre)
    assert (entry["action"], entry["actor"], entry["comments"]) == (
        "edit_without_approval",
        "marta",
        "Text",
    )


def test_a_section_in_which_something_is_added_is_not_changed(theatre) -> None:
    with api.env.adopt_user(username="ewa"):
        api.content.create(theatre, "Performance", "zemsta", title="Zemsta")
    assert listed() == []


def test_drafts_are_not(theatre) -> None:
    with api.env.adopt_user(username="ewa"):
        draft = api.content.create(theatre, "Performance", "zemsta", title="Zemsta")
    edit(draft, "ewa")
    assert listed() == []


def test_facts_of_a_venue_are_written_down_once(venue) -> None:
    change(venue, "marta", opening_exceptions=[{"start": date(2026, 5, 1), "closed": True}])
    assert [entry["action"] for entry in changes_without_approval(venue)] == [
        "change_operational_facts"
    ]


def test_withdrawn_items_keep_their_mark(play) -> None:
    change(play, schedule=CANCELLED)
    do(play, "withdraw", "ewa", "Choroba")
    assert listed() == ["balladyna"]
