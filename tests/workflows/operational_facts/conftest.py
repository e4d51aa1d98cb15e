"""A theatre with its people, a published play with sixty showings, and a venue."""

from datetime import datetime
from datetime import timedelta
from kultura.behaviors.fields.rows import completed
from kultura.behaviors.schedule import IOccurrenceRow
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from zoneinfo import ZoneInfo

import pytest


FIRST = datetime(2026, 3, 1, 19, tzinfo=ZoneInfo("Europe/Warsaw"))


def showing(number: int, **columns) -> dict:
    start = FIRST + timedelta(days=number)
    row = {"id": str(number), "start": start, "end": start + timedelta(hours=2)}
    return completed(IOccurrenceRow, {**row, "availability": "available", **columns})


@pytest.fixture
def theatre(portal):
    with api.env.adopt_roles(roles=["Manager"]):
        theatre = api.content.create(portal, "Theatre", "teatr", title="Teatr")
        for user, group in (("ewa", "teatr-editors"), ("marta", "teatr-managers")):
            api.user.create(email=f"{user}@example.org", username=user, password="Secret.123-x")
            api.group.add_user(groupname=group, username=user)
        api.user.create(email="r@example.org", username="region", password="Secret.123-x")
        api.user.create(email="o@example.org", username="obcy", password="Secret.123-x")
        api.user.grant_roles(username="region", roles=["Regional Administrator"])
    return theatre


@pytest.fixture
def play(theatre):
    with api.env.adopt_user(username="ewa"):
        play = api.content.create(theatre, "Performance", "balladyna", title="Balladyna")
        play.schedule = [showing(number) for number in range(60)]
        play.reindexObject()
        api.content.transition(play, "submit")
    do(play, "publish", "region")
    return play


@pytest.fixture
def venue(theatre):
    """Return the venue that the theatre was opened with."""
    inside = (item for part in theatre.objectValues() for item in part.objectValues())
    return next(item for item in inside if item.portal_type == "Venue")


def do(item, action: str, user: str, comment: str = "") -> None:
    with api.env.adopt_user(username=user):
        api.portal.get_tool("portal_workflow").doActionFor(item, action, comment=comment)


def check_out(item, user: str = "ewa"):
    with api.env.adopt_user(username=user):
        return ICheckinCheckoutPolicy(item).checkout(None)


def row_of(item, number: int) -> dict:
    return next(row for row in item.schedule if row["id"] == str(number))
