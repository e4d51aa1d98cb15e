"""The team over HTTP: JSON for programs, a page for people, and no way in for others."""

from museums import collect_mail
from museums import open_museums
from museums import PASSWORD

import pytest
import re
import requests
import transaction


@pytest.fixture
def site(functional_portal):
    open_museums(functional_portal)
    collect_mail(functional_portal)
    transaction.commit()
    return functional_portal.absolute_url()


def ask(method: str, url: str, person: str, **sent) -> requests.Response:
    accept = {"Accept": "application/json"} if "++api++" in url else {}
    return requests.request(
        method,
        url,
        auth=(person, PASSWORD),
        headers=accept,
        allow_redirects=False,
        timeout=30,
        **sent,
    )


def names(site: str) -> dict[str, str]:
    answer = ask("GET", f"{site}/++api++/muzeum/@team", "region")
    return {item["id"]: item["team"] for item in answer.json()["items"]}


def test_a_manager_invites_and_removes_over_rest(site) -> None:
    url = f"{site}/++api++/muzeum/@team"
    invitation = {"email": "anna@example.org", "fullname": "Anna", "team": "editors"}

    answer = ask("POST", url, "muzeum-manager", json=invitation)
    assert answer.status_code == 201
    assert names(site)["anna"] == "editors"

    assert ask("DELETE", f"{url}/anna", "muzeum-manager").status_code == 204
    assert "anna" not in names(site)


def test_a_refusal_says_what_to_do(site) -> None:
    url = f"{site}/++api++/muzeum/@team"
    answer = ask("POST", url, "muzeum-manager", json={"email": "x", "team": "editors"})
    assert answer.status_code == 400
    assert answer.json()["message"] == "“x” is not an e-mail address."


def test_others_neither_see_nor_change_it(site) -> None:
    url = f"{site}/++api++/muzeum/@team"
    before = names(site)
    invitation = {"email": "x@example.org", "fullname": "X", "team": "managers"}
    answers = [
        answer
        for person in ("muzeum-editor", "zamek-manager")
        for answer in (
            ask("GET", url, person),
            ask("POST", url, person, json=invitation),
            ask("DELETE", f"{url}/muzeum-editor", person),
            ask("GET", f"{site}/muzeum/@@team", person),
        )
    ]
    assert {answer.status_code for answer in answers} <= {302, 401, 403}
    assert names(site) == before


def test_the_page_invites_with_its_token_only(site) -> None:
    url = f"{site}/muzeum/@@team"
    page = ask("GET", url, "muzeum-manager")
    assert "muzeum-editor@example.org" in page.text
    form = {"action": "invite", "email": "anna@example.org", "name": "Anna", "team": "editors"}

    assert ask("POST", url, "muzeum-manager", data=form).status_code == 403
    assert "anna" not in names(site)

    token = re.search(r'name="_authenticator" value="(\w+)"', page.text).group(1)
    answer = ask("POST", url, "muzeum-manager", data=form | {"_authenticator": token})
    assert answer.status_code == 302
    assert names(site)["anna"] == "editors"


SEARCHES = (
    "@users",
    "@users?query=zamek",
    "@groups",
    "@principals?search=zamek",
    "@vocabularies/plone.app.vocabularies.Users",
    "@vocabularies/plone.app.vocabularies.Principals",
    "muzeum/@sharing?search=zamek",
    "muzeum/@vocabularies/plone.app.vocabularies.Users",
)


PAGES = (
    "author/zamek-editor",
    "@@personal-information?userid=zamek-editor",
    "@@user-information?userid=zamek-editor",
    "@@usergroup-userprefs?searchstring=zamek",
    "muzeum/@@sharing",
    "@@getVocabulary?name=plone.app.vocabularies.Users&query=zamek",
)


def test_no_page_tells_either(site) -> None:
    for path in PAGES:
        answer = ask("GET", f"{site}/{path}", "muzeum-manager")
        text = answer.text.replace(path.replace("&", "&amp;"), "")
        assert "Zamek-Editor" not in text
        assert "zamek-editor" not in text


def test_one_s_own_data_are_one_s_own(site) -> None:
    page = ask("GET", f"{site}/@@personal-information?userid=zamek-editor", "muzeum-manager")
    assert "muzeum-manager@example.org" in page.text


def test_no_search_tells_who_has_an_account(site) -> None:
    for person in ("muzeum-editor", "muzeum-manager"):
        answers = {path: ask("GET", f"{site}/++api++/{path}", person) for path in SEARCHES}
        assert {path: a.status_code for path, a in answers.items() if a.status_code < 400} == {}
        assert not any("zamek-editor" in answer.text for answer in answers.values())
