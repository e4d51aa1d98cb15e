"""A page of another site cannot write with the cookie of the person who looks at it."""

from kultura import settings
from urllib.parse import urlsplit

import pytest


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
def test_a_foreign_page_cannot_write(manager, origin):
    answer = manager.patch("++api++/", data="{}", headers={"Origin": origin})
    assert answer.status_code == 403


def test_a_foreign_page_may_ask(manager):
    assert manager.get("++api++/", headers={"Origin": "https://evil.example"}).status_code == 200


def test_our_own_page_writes(manager):
    own = manager.site.rpartition("/")[0]
    answer = manager.patch("++api++/", json={"description": "x"}, headers={"Origin": own})
    assert answer.status_code == 204


def test_a_foreign_form_makes_nothing(site, manager):
    sent = {"form.widgets.IDublinCore.title": "Obca", "form.buttons.save": "Zapisz"}
    foreign = {"Origin": "https://evil.example", "Accept": "text/html"}
    answer = manager.post("++add++Document", data=sent, headers=foreign)
    assert answer.status_code == 403
    assert manager.get("++api++/obca").status_code == 404


def test_a_form_of_the_configured_address_is_our_own(site, manager):
    own = "{0.scheme}://{0.netloc}".format(urlsplit(settings.current().kultura.cms_url))
    sent = {"form.widgets.IDublinCore.title": "Nasza", "form.buttons.save": "Zapisz"}
    answer = manager.post("++add++Document", data=sent, headers={"Origin": own})
    assert answer.status_code != 403
