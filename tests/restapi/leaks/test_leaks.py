"""Whoever is not of an institution learns nothing of its drafts, by any service or page at all."""

from collections.abc import Iterator
from two_institutions import CANARY
from two_institutions import open_region
from two_institutions import PERSON
from two_institutions import Region
from urllib.parse import unquote
from zope.component import getGlobalSiteManager
from zope.component import getUtilitiesFor
from zope.schema.interfaces import IVocabularyFactory

import pytest
import re


GET = "GET_application_json_"

#: What is asked of a service besides its bare name; ``{uid}`` stands for everything there is.
ASKED = {
    "": ("?fullobjects=1", "?expand=navigation,workflow,actions,types,breadcrumbs")
    + (
        "?expand=contextnavigation,navroot,inherit&expand.inherit.behaviors=plone.basic",
        "?version=0",
    )
    + ("?metadata_fields=_all&b_size=100", "?expand=aliases"),
    "@contextnavigation": (
        "?expand.contextnavigation.topLevel=0&expand.contextnavigation.bottomLevel=3"
        "&expand.contextnavigation.includeTop=1",
    ),
    "@controlpanels": ("/site",),
    "@groups": ("/muzeum-b-editors", "?query=m"),
    "@history": ("/0",),
    "@inherit": ("?expand.inherit.behaviors=plone.basic",),
    "@linkintegrity": ("?uids={uid}",),
    "@navigation": ("?expand.navigation.depth=3",),
    "@portrait": (f"/{PERSON}",),
    "@principals": ("?search=b",),
    "@querysources": ("/related?query=p",),
    "@registry": ("/plone.site_title",),
    "@relations": ("?source={uid}", "?target={uid}", "?relation=isReferencing", "?onlyBroken=true")
    + (f"?query_source={CANARY}", "?query_target=/"),
    "@search": ("?b_size=100&metadata_fields=_all", "?b_size=25&fullobjects=1")
    + (f"?SearchableText={CANARY}*", f"?Title={CANARY}*", f"?Subject={CANARY}&show_inactive=1")
    + ("?use_site_search_settings=1&b_size=100", "?UID={uid}", "?review_state=draft"),
    "@sources": ("/related", "/subjects"),
    "@types": ("/Document", "/Exhibit", "/Document/title"),
    "@users": ("?query=b", "?search=b", f"/{PERSON}"),
}

KEYWORDS = "plone.app.vocabularies.Keywords"

#: Pages of the browser and what programs ask for without the API.
PAGES = (
    "",
    "@@view",
    "@@search?SearchableText={canary}*",
    "@@ajax-search?SearchableText={canary}*",
    "@@sitemap",
    "sitemap.xml.gz",
    "RSS",
    "atom.xml",
    "rss.xml",
    "search_rss?SearchableText={canary}*",
    "@@recently_modified",
    "@@recently_published",
    "@@folder_listing",
    "listing_view",
    "folder_contents",
    "@@fc-contextInfo",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes=Title,UID,path",
    "@@getVocabulary?name=plone.app.vocabularies.Keywords&field=subjects",
    "@@getVocabulary?name=plone.app.vocabularies.Users&query=b",
    "@@getVocabulary?name=plone.app.vocabularies.Principals&query=b",
    "@@querybuilder_html_results?query=portal_type",
    "@@contentbrowser",
    "author/{person}",
    "@@contact-info",
    "@@historyview",
    "@@sharing",
    "@@delete_confirmation",
    "@@plone_lock_info",
    "@@iterate_control",
    "resolveuid/{uid}",
    "@@redirect-to-uuid/{uid}",
    "@@images/image",
    "@@download/file",
    "@@download/image",
)

CONTAINS = "plone.app.querystring.operation.string.contains"

#: Services that act on what they are told of: nothing of B's drafts can be told to them.
SENT = {
    "@copy": lambda hidden: {"source": hidden},
    "@move": lambda hidden: {"source": hidden},
    "@querystring-search": lambda hidden: {
        "query": [{"i": "Title", "o": CONTAINS, "v": CANARY}],
        "metadata_fields": ["_all"],
    },
}


@pytest.fixture
def region(site, client, visitor, manager) -> Region:
    return open_region(site, client, visitor, manager)


def services() -> list[str]:
    """Every service that is registered, ours and those of packages."""
    registered = {each.name for each in getGlobalSiteManager().registeredAdapters()}
    return sorted(name.removeprefix(GET) for name in registered if name.startswith(GET))


def addresses(region: Region) -> Iterator[str]:
    for place in (*region.seen, *region.hidden[:2]):
        for service in services():
            for asked in ("", *ASKED.get(service, ())):
                uids = region.uids if "{uid}" in asked else [""]
                for uid in uids if place == "" else uids[:1]:
                    yield f"++api++/{place}/{service}{asked.replace('{uid}', uid)}"
    for name, _factory in getUtilitiesFor(IVocabularyFactory):
        yield f"++api++/{region.own}/@vocabularies/{name}?b_size=1000"


def pages(region: Region) -> Iterator[str]:
    words = {"canary": CANARY, "person": PERSON}
    for place in (*region.seen, *region.hidden[:2]):
        for page in PAGES:
            for uid in region.uids if "{uid}" in page and place == "" else region.uids[:1]:
                yield f"{place}/{page.format(**words, uid=uid)}".lstrip("/")


def tells(client, address: str, words: tuple[str, ...], **headers: str) -> list[str]:
    """Return what of the words an answer tells that was not in the question."""
    answer = client.get(address.replace("//", "/"), headers=headers)
    assert answer.status_code != 500 or "++api++" not in address, (address, answer.text[:500])
    said = unquote(f"{answer.text}{answer.headers.get('Location', '')}".lower())
    asked = re.split(r"[/?&=]", address.lower())
    for part in sorted(filter(None, asked), key=len, reverse=True):
        said = said.replace(part, "")
    return [f"{address}: {said.partition(word)[0][-60:]}{word}" for word in words if word in said]


def test_the_canary_sings_for_its_own_people(region):
    for address in ("@search?b_size=100", "@querystring", f"@vocabularies/{KEYWORDS}"):
        assert tells(region.theirs, f"++api++/{region.hidden[0]}/{address}", (CANARY,)), address


@pytest.mark.parametrize("who", ["editor", "visitor"])
def test_no_service_tells_of_another_institutions_drafts(region, who):
    words = (CANARY, *((PERSON, "zawisza") if who == "visitor" else ()))
    client = getattr(region, who)
    leaks = [leak for address in addresses(region) for leak in tells(client, address, words)]
    assert leaks == []


@pytest.mark.parametrize("who", ["editor", "visitor"])
def test_no_page_tells_of_another_institutions_drafts(region, who):
    words = (CANARY, *((PERSON, "zawisza") if who == "visitor" else ()))
    client = getattr(region, who)
    leaks = [
        leak
        for address in pages(region)
        for leak in tells(client, address, words, Accept="text/html")
    ]
    assert leaks == []


@pytest.mark.parametrize("service", SENT)
@pytest.mark.parametrize("who", ["editor", "visitor"])
def test_no_service_acts_on_another_institutions_drafts(region, who, service):
    before = region.editor.get("++api++/@search?b_size=1").json()["items_total"]
    for hidden in (*(f"/{path}" for path in region.hidden), *region.uids[: len(region.hidden)]):
        answer = getattr(region, who).post(
            f"++api++/muzeum-a/{service}", json=SENT[service](hidden)
        )
        assert CANARY not in answer.text.replace(hidden, "")
    assert region.editor.get("++api++/@search?b_size=1").json()["items_total"] == before
