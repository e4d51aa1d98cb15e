"""Nothing that is not public is told by the public API, nor by the cms to who has no account."""

from canaries import open_region
from canaries import Region
from canaries import SEEN
from canaries import STEM
from collections.abc import Iterator
from crawl_api import addresses
from crawl_api import COLLECTIONS
from crawl_api import told
from urllib.parse import unquote

import pytest
import re
import requests


HEADERS = ({}, {"Accept-Language": "en"}, {"Accept-Encoding": "gzip", "Accept-Language": "uk"})


@pytest.fixture(scope="session")
def region(proved) -> Region:
    """A region full of words that nobody may hear."""
    return open_region(proved)


@pytest.fixture
def ask(region):
    """Ask the reader for a path."""
    session = requests.Session()
    yield lambda path, **headers: session.get(
        region.proved.public + path, headers=headers, timeout=60, allow_redirects=False
    )
    session.close()


def leaks(answer: requests.Response, address: str) -> list[str]:
    """Return what an answer tells of the word that was not in its question."""
    said = unquote(told(answer))
    for part in sorted(re.split(r"[/?&=]", unquote(address).lower()), key=len, reverse=True):
        said = said.replace(part, "") if STEM in part else said
    return [f"{address}: …{said[max(0, m.start() - 60) : m.end() + 40]}" for m in hits(said)]


def hits(said: str) -> list[re.Match]:
    return list(re.finditer(STEM, said))


def test_what_is_public_is_told(region, ask) -> None:
    for uid in region.public:
        assert any(SEEN in ask(f"/api/v1/{name}/{uid}").text for name in COLLECTIONS)


def test_no_answer_of_the_public_api_tells_of_what_is_hidden(region, ask) -> None:
    document = ask("/api/v1/openapi.json").json()
    uids = [*region.public, *region.secret]
    words = [STEM, f"{STEM}szkic", SEEN, uids[0], uids[-1], "1"]
    found = []
    for address in addresses(document, uids, words):
        answer = ask(address)
        assert answer.status_code < 500, (address, answer.text)
        found += leaks(answer, address)
    assert found == [], "\n".join(found)


def test_links_to_what_is_hidden_are_words(region, ask) -> None:
    page = next(uid for uid, path in region.public.items() if path.endswith("strona"))
    for language in ("pl", "en"):
        text = ask(f"/api/v1/pages/{page}?lang={language}").json()["text"]
        assert " tam" in text
        assert "<a " not in text


@pytest.mark.parametrize("headers", HEADERS)
def test_hidden_records_are_not_there(region, ask, headers) -> None:
    for uid in region.secret:
        for collection in COLLECTIONS:
            answer = ask(f"/api/v1/{collection}/{uid}", **headers)
            assert answer.status_code in (404, 410)
            assert leaks(answer, "") == []


def test_old_entity_tags_are_answered_410(region, ask) -> None:
    for uid, etag in region.etags.items():
        for tag in (etag, "*"):
            answer = ask(f"/api/v1/pages/{uid}", **{"If-None-Match": tag})
            assert answer.status_code == 410


def test_old_and_secret_paths_tell_nothing(region, ask) -> None:
    for path in region.secret.values():
        for collection in COLLECTIONS:
            for asked in (path, f"/kultura/{path}"):
                answer = ask(f"/api/v1/{collection}?path={asked}")
                assert answer.status_code in (400, 404, 410), (path, answer.text)
                assert leaks(answer, asked) == []


def test_what_was_never_public_has_no_tombstone(region, ask) -> None:
    for uid in set(region.secret) - set(region.etags):
        path = region.secret[uid]
        wanted = 410 if path.startswith("zamkniete/") else 404
        assert ask(f"/api/v1/pages/{uid}").status_code == wanted, path


def test_totals_count_only_what_is_public(region, ask) -> None:
    counts = ask("/api/v1/").json()["counts"]
    for collection in COLLECTIONS:
        listed = ask(f"/api/v1/{collection}?pageSize=100").json()
        assert listed["total"] == counts[collection]
        assert not {record["id"] for record in listed["results"]} & set(region.secret)


PAGES = (
    "",
    "@preview",
    "@preview?token=1",
    "@search?SearchableText={word}*&metadata_fields=_all",
    "@search?Title={word}*&show_inactive=1",
    "@search?UID={uid}",
    "@history",
    "@workflow",
    "@workingcopy",
    "@operational-facts",
    "@relations?source={uid}",
    "@relations?target={uid}",
)
FORMS = ("", "view", "@@search?SearchableText={word}*", "RSS", "search_rss?SearchableText={word}*")
FORMS += (
    "sitemap.xml.gz",
    "@@historyview",
    "@@images/image",
    "@@download/image",
    "resolveuid/{uid}",
)


def cms_addresses(region: Region) -> Iterator[str]:
    """Yield what is asked of the cms: at the site, at what is public, and at what is not."""
    uids = [*region.secret, *region.public]
    for place in ("", "kanarki", *region.public.values()):
        for before, pages in (("++api++/", PAGES), ("", FORMS)):
            for page in pages:
                for uid in uids if "{uid}" in page and place == "" else uids[:1]:
                    yield f"{before}{place}/{page.format(word=STEM, uid=uid)}"


def test_the_cms_tells_nothing_to_who_has_no_account(region) -> None:
    session = requests.Session()
    found = []
    for address in cms_addresses(region):
        url = f"{region.proved.cms.url}/{address}".replace("//", "/").replace(":/", "://")
        accept = {"Accept": "application/json"} if "++api++" in address else {}
        answer = session.get(url, headers=accept, timeout=60, allow_redirects=False)
        found += leaks(answer, address)
    assert found == [], "\n".join(found)


def test_the_cms_shows_nothing_hidden_to_who_has_no_account(region) -> None:
    session = requests.Session()
    for place in ("zamkniete", *region.secret.values()):
        for address in (f"++api++/{place}", f"++api++/{place}/@history", f"{place}/view"):
            url = f"{region.proved.cms.url}/{address}"
            accept = {"Accept": "application/json"} if "++api++" in address else {}
            answer = session.get(url, headers=accept, timeout=60, allow_redirects=False)
            assert answer.status_code in (302, 401, 404), address
