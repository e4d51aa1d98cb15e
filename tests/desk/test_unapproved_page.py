"""The region's list of what became public without it."""

from museums import open_museums
from museums import PASSWORD
from plone import api
from zope.event import notify
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import pytest
import requests
import transaction


@pytest.fixture
def page(functional_portal) -> str:
    open_museums(functional_portal)
    with api.env.adopt_user(username="muzeum-manager"):
        functional_portal["muzeum"].phone = "32 123"
        notify(ObjectModifiedEvent(functional_portal["muzeum"], Attributes(None, "phone")))
    transaction.commit()
    return f"{functional_portal.absolute_url()}/@@changed-without-approval"


def ask(url: str, person: str) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), timeout=60, allow_redirects=False)


def test_the_region_sees_who_changed_what(page) -> None:
    answer = ask(page, "region")
    assert answer.status_code == 200
    assert "Muzeum" in answer.text
    assert "Muzeum-Manager" in answer.text
    assert "Zamek" not in answer.text.partition('id="content"')[2].partition("</article>")[0]
    assert ask(f"{page}?b_start=x", "region").status_code == 200


def test_it_is_linked_for_the_region_alone(page, functional_portal) -> None:
    front = functional_portal.absolute_url()
    assert "@@changed-without-approval" in ask(front, "region").text
    assert "@@changed-without-approval" not in ask(front, "muzeum-manager").text


@pytest.mark.parametrize("person", ["muzeum-editor", "muzeum-manager"])
def test_others_do_not_see_it(page, person) -> None:
    assert ask(page, person).status_code in (302, 401)
