"""In a Polish site nobody meets an English text or the bare id of a message, whoever they are."""

from collections.abc import Iterator
from crawl import Crawl
from crawl import Page
from dataclasses import dataclass
from dataclasses import field
from importlib.resources import files
from kultura.demo.build import build_region
from kultura.demo.pictures import draw_picture
from kultura.distributions import region
from kultura.settings import current
from misses import watched
from pathlib import Path
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.testing.zope import Browser
from plone.testing.zope import login
from zope.component.hooks import site as hooked

import gettext
import json
import kultura
import pytest
import re
import transaction


PASSWORD = "Haslo-do-testow-1"
ADMINISTRATOR = "administratorka"
PEOPLE = [
    "muzeum",
    "region",
    "",
    "muzeum-kierownik",
    pytest.param(ADMINISTRATOR, marks=pytest.mark.long),
]
#: Pages that no link leads to, or only after something was done.
ADDRESSES = ("", "nie-ma-takiej", "@@search", "login", "login-help", "passwordreset/abc", "sitemap")
#: What each must have come by, or the crawl proves nothing.
MUST_SEE = {
    "muzeum": ("edit", "++add++Exhibit", "folder_contents", "historyview", "content-checkout"),
    "muzeum-kierownik": ("team", "bin", "edit"),
    "region": ("++add++Museum", "content_status_history"),
    "": ("login-help", "obiekty"),
    ADMINISTRATOR: (
        "overview-controlpanel",
        "usergroup-userprefs",
        "mail-controlpanel",
        "theming-controlpanel",
        "resourceregistry-controlpanel",
    ),
}
ID = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")
ENGLISH_WORDS = re.compile(r"\b(the|of|and|is|are|your|this|you|with|has|was|not|from)\b")
#: The same word in both languages, or names that stay as they are: languages in their own
#: language, formats.
ALIKE = re.compile(
    r"Status|Logo|E-mail|English \(.*\)|.*\bXML-RPC\b.*|"
    # A literal of Plone's template, the title of a checkbox on its page of accounts.
    r"Reset password of user.*"
)


@dataclass
class Walk:
    """What somebody saw, and the messages that had no Polish with the page where they came."""

    pages: list[Page] = field(default_factory=list)
    missing: dict[tuple[str, str], str] = field(default_factory=dict)

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Give each piece of text with the address of its page."""
        return ((piece, page.url) for page in self.pages for piece in page.pieces)


@pytest.fixture(scope="class")
def polish_site(functional_app_class):
    """A region made as `kultura create-region` and `kultura demo` make it, open to everybody."""
    drawn = draw_picture("books", 1)
    login(functional_app_class["acl_users"], SITE_OWNER_NAME)
    made = region.create(functional_app_class, current())
    with (
        pytest.MonkeyPatch.context() as patch,
        hooked(made),
        api.env.adopt_roles(["Manager"]),
    ):
        patch.setattr("kultura.demo.build.draw_picture", lambda motif, seed: drawn)
        api.portal.set_registry_record("kultura.cms_anonymous", True)
        build_region(made, PASSWORD)
        api.user.create(f"{ADMINISTRATOR}@example.org", ADMINISTRATOR, PASSWORD)
        api.user.grant_roles(ADMINISTRATOR, roles=["Site Administrator"])
        transaction.commit()
    return made


@pytest.fixture(scope="class")
def places(polish_site) -> dict[str, tuple[str, ...]]:
    """What is where: type and state, of the parts of a section their names too."""
    found = {}
    root = "/".join(polish_site.getPhysicalPath())
    with hooked(polish_site):
        brains = polish_site.portal_catalog.unrestrictedSearchResults(path=root, sort_on="path")
        for brain in brains:
            name = (brain.getId,) if brain.portal_type == "Subsection" else ()
            path = brain.getPath().removeprefix(f"{root}/")
            found[path] = (brain.portal_type, str(brain.review_state), *name)
    return found


@pytest.fixture(scope="class", params=PEOPLE)
def walk(polish_site, places, functional_app_class, request) -> Walk:
    """One person's walk through the site."""
    who = request.param
    browser = Browser(functional_app_class)
    browser.raiseHttpErrors = False
    if who:
        browser.addHeader("Authorization", f"Basic {who}:{PASSWORD}")
    base = polish_site.absolute_url()
    crawl = Crawl(who, browser, base, places, control_panels=who == ADMINISTRATOR)
    first = [f"{base}/{name}" for name in (*ADDRESSES, *places)]
    walk = Walk()
    with watched("pl") as missing:
        for page in crawl.pages([url for url in first if crawl.is_new(url)]):
            walk.pages.append(page)
            for domain, message, _text in missing:
                walk.missing.setdefault((domain, message), page.url)
    return walk


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    """Our messages with their English."""
    return _catalog(Path(kultura.__file__).parent / "locales/en/LC_MESSAGES/kultura.mo")


@pytest.fixture(scope="module")
def polish() -> set[str]:
    """Every text that is Polish, ours and Plone's."""
    ours = (Path(kultura.__file__).parent / "locales/pl/LC_MESSAGES").glob("*.mo")
    theirs = files("plone.app.locales") / "locales/pl/LC_MESSAGES/plone.mo"
    return {text for path in (*ours, theirs) for text in _catalog(path).values()}


def _catalog(path) -> dict[str, str]:
    with path.open("rb") as file:
        known = gettext.GNUTranslations(file)._catalog
    return {
        message: text for message, text in known.items() if isinstance(message, str) and message
    }


class TestPolishSite:
    def test_the_walk_led_everywhere(self, walk) -> None:
        seen = {page.url.rpartition("/")[2].removeprefix("@@") for page in walk.pages}
        assert set(MUST_SEE[walk.pages[0].who]) - seen == set()

    def test_the_api_refuses_in_polish(self, polish_site, functional_app_class) -> None:
        client = Browser(functional_app_class)
        client.raiseHttpErrors = False
        client.addHeader("Accept", "application/json")
        client.post(f"{polish_site.absolute_url()}/@login", "{}", "application/json")
        said = json.loads(client.contents)
        assert said["message"] == "Podaj „login” i „password”, oba jako tekst."

    def test_no_bare_ids(self, walk, english) -> None:
        found = {
            (word, url)
            for piece, url in walk.pieces()
            for word in ID.findall(piece)
            if word in english
        }
        assert found == set()

    def test_no_english_of_ours(self, walk, english, polish) -> None:
        ours = {text for text in english.values() if len(text) > 3} - polish
        found = {
            (piece, url)
            for piece, url in walk.pieces()
            if piece in ours and not ALIKE.fullmatch(piece)
        }
        assert found == set()

    def test_no_english_sentence(self, walk) -> None:
        found = {
            (piece, url)
            for piece, url in walk.pieces()
            if ENGLISH_WORDS.search(piece) and not ALIKE.fullmatch(piece)
        }
        assert found == set()

    def test_no_message_of_plone_without_polish(self, walk) -> None:
        template = (files("plone.app.locales") / "locales/plone.pot").read_text(encoding="utf-8")
        found = {
            (message, url)
            for (domain, message), url in walk.missing.items()
            if domain == "plone" and f'msgid "{message}"' in template
        }
        assert found == set()
