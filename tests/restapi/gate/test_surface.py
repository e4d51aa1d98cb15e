"""Zope's own objects, methods and protocols are closed to everybody but managers."""

from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.testing import SITE_OWNER_PASSWORD

import pytest
import requests
import transaction
import xmlrpc.client


@pytest.fixture
def member(site) -> tuple[str, str]:
    """Credentials of somebody with an account and no role."""
    person = ("czytelniczka", "Correct-horse-9")
    api.user.create(username=person[0], password=person[1], email="c@example.org")
    transaction.commit()
    return person


def status(site, path: str, method: str = "GET", person=None) -> int:
    return requests.request(
        method,
        f"{site.absolute_url()}/{path}",
        auth=person,
        headers={"Accept": "text/html"},
        allow_redirects=False,
        timeout=30,
    ).status_code


ZOPE = (
    "manage",
    "manage_main",
    "acl_users/manage_main",
    "acl_users/getUserById?id=admin",
    "acl_users/source_users/enumerateUsers",
    "portal_membership/getMemberInfo?memberId=admin",
    "portal_membership/listMemberIds",
    "portal_catalog/searchResults",
    "portal_skins/plone_scripts/external_edit",
    "external_edit",
    "Control_Panel",
    "getOwner",
    "Creator",
    "listCreators",
    "portal_memberdata/portraits/admin",
)


@pytest.mark.parametrize("path", ZOPE)
@pytest.mark.parametrize("who", ["visitor", "member"])
def test_zope_objects_are_closed(site, member, who, path):
    person = member if who == "member" else None
    assert status(site, path, person=person) in (302, 401, 404)


@pytest.mark.parametrize("method", ["PROPFIND", "PUT", "LOCK", "COPY", "MKCOL", "OPTIONS", "TRACE"])
def test_webdav_is_closed(site, member, method):
    assert status(site, "", method, member) in (401, 405)


@pytest.mark.parametrize("method", ["Title", "listCreators", "objectIds"])
def test_xmlrpc_is_closed(site, method):
    with pytest.raises((xmlrpc.client.Fault, xmlrpc.client.ProtocolError)):
        xmlrpc.client.ServerProxy(site.absolute_url()).__getattr__(method)()


def test_managers_keep_the_management_screens(site):
    assert status(site, "manage_main", person=(SITE_OWNER_NAME, SITE_OWNER_PASSWORD)) == 200


@pytest.mark.parametrize("path", ["", "strona-ktorej-nie-ma", "login", "++api++/@search"])
def test_every_answer_has_the_security_headers(site, path):
    headers = requests.get(f"{site.absolute_url()}/{path}", timeout=30).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
