"""What processes write in the background carries the address under which editors come."""

from Acquisition import aq_base
from kultura.instance.zope import with_request
from kultura.settings import load
from kultura.settings.model import SITE_ID
from zope.globalrequest import clearRequest

import pytest


@pytest.fixture
def address_at(portal, home):
    """Gives the address of a section where `cms_url` is what it is given."""

    def address(cms_url: str) -> str:
        home.mkdir(parents=True, exist_ok=True)
        (home / "instance.yaml").write_text(f"kultura:\n  cms_url: {cms_url}\n", encoding="utf-8")
        app = with_request(aq_base(portal.aq_parent), load(home, environ={}))
        return app.REQUEST.physicalPathToURL(("", SITE_ID, "muzeum"))

    yield address
    clearRequest()


@pytest.mark.parametrize(
    "cms_url",
    [
        "http://127.0.0.1:8080/kultura",
        "https://redakcja.example.org",
        "https://example.org:8443/dla/redakcji",
    ],
)
def test_it_is_the_address_of_the_settings(address_at, cms_url: str) -> None:
    assert address_at(cms_url) == f"{cms_url}/muzeum"
