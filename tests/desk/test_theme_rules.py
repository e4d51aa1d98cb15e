"""Our rules of the theme give what Barceloneta's own give, to the letter."""

from diazo.compiler import compile_theme
from functools import cache
from importlib.resources import files
from lxml import etree
from lxml import html
from museums import open_museums
from museums import PASSWORD
from pathlib import Path
from plone import api
from plone.app.theming.interfaces import IThemeSettings

import io
import pytest
import requests
import transaction


ADDRESS = "/++plone++kultura-desk/theme/rules.xml"
OURS = Path(str(files("kultura.desk") / "static/theme/rules.xml"))
HERS = Path(str(files("plonetheme.barceloneta") / "theme/rules.xml"))
THEME = "/++theme++barceloneta"
LINES = "First line.\r\nSecond line."
PAGES = (
    (None, ""),
    (None, "login"),
    ("region", "@@review"),
    ("muzeum-manager", "muzeum"),
    ("muzeum-manager", "muzeum/@@desk"),
    ("muzeum-manager", "muzeum/obiekty/folder_contents"),
    ("muzeum-manager", "muzeum/wystawy/++add++Exhibit"),
    ("muzeum-manager", "muzeum/obiekty/wazon/edit"),
    ("muzeum-manager", "muzeum/obiekty/wazon"),
)


@pytest.fixture
def site(functional_portal):
    """A museum with an object whose text has carriage returns, and no theme."""
    open_museums(functional_portal)
    with api.env.adopt_roles(["Manager"]):
        place = functional_portal["muzeum"]["obiekty"]
        api.content.create(
            place, "DigitalObject", "wazon", title="Wazon", internal_note=LINES, description=LINES
        )
    api.portal.set_registry_record("enabled", False, interface=IThemeSettings)
    transaction.commit()
    return functional_portal


def got(site, page: str, person: str | None) -> str:
    auth = (person, PASSWORD) if person else None
    return requests.get(f"{site.absolute_url()}/{page}", auth=auth, timeout=60).text


@cache
def transform(rules: Path) -> etree.XSLT:
    """Compile rules whose theme is Barceloneta's page."""
    text = rules.read_text(encoding="utf-8")
    text = text.replace(f"{THEME}/index.html", str(HERS.with_name("index.html")))
    place = io.BytesIO(text.encode())
    place.name = str(HERS)
    return etree.XSLT(compile_theme(place, absolute_prefix=THEME, xsl_params={"ajax_load": ""}))


def made(rules: Path, page: str) -> str:
    """A page as rules make it."""
    return html.tostring(transform(rules)(html.document_fromstring(page))).decode()


def test_the_site_has_them(functional_portal) -> None:
    assert api.portal.get_registry_record("rules", interface=IThemeSettings) == ADDRESS


@pytest.mark.parametrize(("person", "page"), PAGES)
def test_a_page_is_as_barceloneta_makes_it(site, person, page) -> None:
    plain = got(site, page, person)
    assert made(OURS, plain) == made(HERS, plain)
    assert "visual-portal-wrapper" in plain
