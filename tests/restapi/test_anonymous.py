"""Off, the cms shows people without an account the login page; on, what is published."""

from kultura.restapi import anonymous
from plone import api
from plone.registry.interfaces import IRegistry
from zope.component import getUtility

import pytest
import requests
import transaction


CLOSED = ("", "strona", "strona/view", "@@search", "sitemap.xml.gz", "@@sitemap", "rss.xml")
OPEN = (
    "login",
    "@@ok",
    "@@mail_password_form",
    "login-help",
    "robots.txt",
    "favicon.ico",
    "++resource++plone-logo.svg",
    "++plone++static/bundle-plone/bundle.min.js",
)


@pytest.fixture
def page(site):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(site, "Document", "strona", title="Godziny otwarcia")
    page.manage_permission("View", ["Anonymous"])
    page.reindexObjectSecurity()
    transaction.commit()
    return page


def as_browser(site, path: str) -> requests.Response:
    """Ask as a browser without an account would."""
    address = f"{site.absolute_url()}/{path}"
    return requests.get(address, headers={"Accept": "text/html"}, allow_redirects=False, timeout=30)


def test_installed_closed(portal):
    assert getUtility(IRegistry)[anonymous.RECORD] is False
    assert anonymous.is_on() is False


@pytest.mark.parametrize("path", CLOSED)
def test_off_pages_lead_to_the_login(closed_site, page, path):
    answer = as_browser(closed_site, path)
    assert answer.status_code == 302
    assert "require_login" in answer.headers["Location"]


@pytest.mark.parametrize("path", OPEN)
def test_off_the_login_page_still_works(closed_site, path):
    assert as_browser(closed_site, path).status_code == 200


@pytest.mark.parametrize("path", ["", "strona", "@search", "@navigation", "@types", "@site"])
def test_off_the_api_asks_for_an_account(closed_site, page, visitor, path):
    answer = visitor.get(f"++api++/{path}")
    assert answer.status_code == 401
    assert answer.json()["type"] == "Unauthorized"


def test_off_people_log_in_to_the_api(closed_site, page, visitor):
    api.user.create(username="ewa", password="Correct-horse-9", email="ewa@example.org")
    transaction.commit()
    answer = visitor.post("++api++/@login", json={"login": "ewa", "password": "Correct-horse-9"})
    assert answer.json()["token"]


def test_off_content_below_a_resource_folder_is_content(closed_site, page):
    answer = as_browser(closed_site, "++resource++plone-logo.svg/strona")
    assert answer.status_code in (302, 404)


def test_on_pages_and_api_answer(site, page, visitor):
    assert as_browser(site, "strona").status_code == 200
    assert visitor.get("++api++/strona").json()["title"] == "Godziny otwarcia"
