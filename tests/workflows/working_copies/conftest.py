"""A section with its people, and a published page in it."""

from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy

import pytest


PEOPLE = (
    ("ewa", "Institution Editor"),
    ("adam", "Institution Editor"),
    ("marta", "Institution Manager"),
    ("region", "Regional Administrator"),
)


@pytest.fixture
def section(portal):
    with api.env.adopt_roles(roles=["Manager"]):
        folder = api.content.create(portal, "Folder", "muzeum")
    for user, role in PEOPLE:
        api.user.create(
            email=f"{user}@example.org",
            username=user,
            password="Secret.123-secret",
            properties={"fullname": f"{user.title()} Nowak"},
        )
        api.user.grant_roles(username=user, roles=[role], obj=folder)
    folder.reindexObjectSecurity()
    return folder


@pytest.fixture
def page(section):
    with api.env.adopt_user(username="ewa"):
        page = api.content.create(section, "Document", "godziny", title="Godziny")
        page.text = "<p>Zapraszamy</p>"
        api.content.transition(page, "submit")
    publish(page)
    return page


@pytest.fixture
def working_copy(page):
    return check_out(page)


def check_out(item, user: str = "ewa"):
    with api.env.adopt_user(username=user):
        return ICheckinCheckoutPolicy(item).checkout(None)


def do(item, action: str, user: str, comment: str = "") -> None:
    with api.env.adopt_user(username=user):
        api.portal.get_tool("portal_workflow").doActionFor(item, action, comment=comment)


def publish(item, comment: str = "") -> None:
    do(item, "publish", "region", comment)


def approve(working_copy, comment: str = "") -> None:
    do(working_copy, "submit", "ewa", "Nowe godziny")
    publish(working_copy, comment)
