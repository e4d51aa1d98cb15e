"""A preview link shows one draft as it would be public, to nobody else, until it ends."""

from kultura.settings import load

import pytest
import requests
import time


FRONTEND = "http://localhost:3000"


@pytest.fixture(scope="module")
def cms(running_cms):
    """The editing API as the administrator: `cms(method, path, **json)`."""
    session = requests.Session()
    session.auth = running_cms.auth
    session.headers["Accept"] = "application/json"

    def ask(method: str, path: str, **json) -> requests.Response:
        url = f"{running_cms.url}/++api++/{path}"
        answer = session.request(method, url, json=json or None, timeout=60)
        assert answer.ok, answer.text
        return answer

    ask("POST", "", **{"@type": "Museum", "id": "podglad", "title": "Podgląd"})
    ask("PATCH", "podglad", publishes_directly=True)
    return ask


@pytest.fixture(scope="module")
def drafts(cms) -> dict[str, str]:
    """Two drafts, the first of which refers to the second; UIDs by id."""
    other = cms("POST", "podglad", **{"@type": "Document", "id": "tajny", "title": "Tajny"}).json()
    page = {"@type": "Document", "id": "szkic", "title": "Szkic", "related": [other["UID"]]}
    uid = cms("POST", "podglad", **page).json()["UID"]
    return {"szkic": uid, "tajny": other["UID"]}


@pytest.fixture
def link(cms, drafts) -> str:
    return cms("POST", "podglad/szkic/@preview-link").json()["url"]


def test_it_shows_the_draft_and_nothing_of_another(link, drafts) -> None:
    answer = requests.get(link, headers={"Origin": FRONTEND}, timeout=60)
    assert answer.status_code == 200, answer.text
    record = answer.json()
    assert (record["id"], record["title"], record["related"]) == (drafts["szkic"], "Szkic", [])
    assert record["institution"]["title"] == "Podgląd"
    assert drafts["tajny"] not in answer.text and "Tajny" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert answer.headers["Access-Control-Allow-Origin"] == FRONTEND
    assert answer.headers["Content-Type"].startswith("application/json")


def test_it_works_below_the_api_too(link) -> None:
    assert requests.get(link.replace("/@@", "/++api++/@@"), timeout=60).json()["title"] == "Szkic"


def test_pages_of_others_may_not_read_it(link) -> None:
    answer = requests.get(link, headers={"Origin": "http://elsewhere.example"}, timeout=60)
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_what_is_no_link_opens_nothing(link, running_cms) -> None:
    for url in (link[:-3], link + "x", f"{running_cms.url}/@@kultura-preview"):
        answer = requests.get(url, timeout=60)
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_of_it_stays(link, running_cms, drafts) -> None:
    requests.get(link, timeout=60)
    public = load(running_cms.home, environ={}).kultura.api_url
    assert requests.get(f"{public}/api/v1/pages/{drafts['szkic']}", timeout=30).status_code == 404
    token = link.partition("token=")[2]
    answer = requests.get(f"{public}/api/v1/pages", params={"token": token}, timeout=30)
    assert answer.status_code == 400


def test_it_is_the_record_that_becomes_public(cms, running_cms) -> None:
    page = {"@type": "Document", "id": "gotowy", "title": "Gotowy", "description": "Opis"}
    uid = cms("POST", "podglad", **page).json()["UID"]
    link = cms("POST", "podglad/gotowy/@preview-link", hours=2).json()["url"]
    before = requests.get(link, timeout=60).json()
    cms("POST", "podglad/gotowy/@workflow/publish_directly")
    public = load(running_cms.home, environ={}).kultura.api_url
    deadline = time.monotonic() + 60
    while not (answer := requests.get(f"{public}/api/v1/pages/{uid}", timeout=30)).ok:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    after = answer.json()
    for times in ("publishedAt", "changedAt"):
        before.pop(times, None)
        after.pop(times, None)
    assert before == after


def test_revoked_it_ends(link, cms) -> None:
    cms("DELETE", "podglad/szkic/@preview-link")
    assert requests.get(link, timeout=60).status_code == 404


def test_only_who_may_share_makes_links(running_cms, drafts) -> None:
    url = f"{running_cms.url}/++api++/podglad/szkic/@preview-link"
    answer = requests.post(url, headers={"Accept": "application/json"}, timeout=60)
    assert answer.status_code == 401
