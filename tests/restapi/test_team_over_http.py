"""The team over HTTP: JSON for programs, a page for people, and no way in for others."""

from email import message_from_bytes
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


def test_a_manager_invites_and_takes_back_over_rest(site) -> None:
    url = f"{site}/++api++/muzeum/@team"
    before = names(site)
    for address in ("anna@example.org", "zamek-editor@example.org"):
        invitation = {"email": address, "fullname": "Anna", "team": "editors"}
        answer = ask("POST", url, "muzeum-manager", json=invitation)
        assert answer.status_code == 201
        (waiting,) = answer.json()["invitations"]
        assert waiting["email"] == address
        assert names(site) == before

        key = waiting["@id"].rpartition("/")[2]
        assert ask("DELETE", f"{url}/{key}", "muzeum-manager").status_code == 204
        assert ask("GET", url, "muzeum-manager").json()["invitations"] == []


def test_a_manager_removes_over_rest(site) -> None:
    url = f"{site}/++api++/muzeum/@team/muzeum-editor"
    assert ask("DELETE", url, "muzeum-manager").status_code == 204
    assert "muzeum-editor" not in names(site)


def invitation_link(portal) -> str:
    mail = message_from_bytes(portal.MailHost.messages[-1]).get_payload(decode=True).decode()
    return f"{portal.absolute_url()}/@@invitation?" + re.search(r"token=\S+", mail).group(0)


def test_a_stranger_makes_an_account_by_the_link_alone(site, functional_portal) -> None:
    invitation = {"email": "anna@example.org", "fullname": "Anna", "team": "editors"}
    ask("POST", f"{site}/++api++/muzeum/@team", "muzeum-manager", json=invitation)
    transaction.begin()
    link = invitation_link(functional_portal)

    page = requests.get(link, timeout=30)
    assert page.status_code == 200
    assert page.headers["Cache-Control"] == "no-store"
    form = {"name": "Anna Nowak", "password": "Another-horse-9", "again": "Another-horse-8"}
    form["_authenticator"] = token_of(page.text)
    assert requests.post(link, data=form, timeout=30).status_code == 400
    assert "anna" not in names(site)

    answer = requests.post(
        link, data=form | {"again": "Another-horse-9"}, timeout=30, allow_redirects=False
    )
    assert answer.status_code == 302
    assert "__ac" in answer.cookies
    assert names(site)["anna"] == "editors"
    assert requests.get(link, timeout=30).status_code == 404


def test_a_person_accepts_with_the_account_they_have(site, functional_portal) -> None:
    invitation = {"email": "somebody@example.org", "team": "managers"}
    ask("POST", f"{site}/++api++/muzeum/@team", "muzeum-manager", json=invitation)
    transaction.begin()
    link = invitation_link(functional_portal)

    assert ask("POST", link, "zamek-editor").status_code == 403
    form = {"_authenticator": token_of(ask("GET", link, "zamek-editor").text)}
    assert ask("POST", link, "zamek-editor", data=form).status_code == 302
    assert names(site)["zamek-editor"] == "managers"


def token_of(page: str) -> str:
    return re.search(r'name="_authenticator" value="(\w+)"', page).group(1)


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
    assert "anna@example.org" not in ask("GET", url, "muzeum-manager").text

    answer = ask("POST", url, "muzeum-manager", data=form | {"_authenticator": token_of(page.text)})
    assert answer.status_code == 302
    assert "anna@example.org" in ask("GET", url, "muzeum-manager").text


def test_the_page_takes_in_nobody_by_name(site) -> None:
    url = f"{site}/muzeum/@@team"
    before = names(site)
    page = ask("GET", url, "muzeum-manager")
    form = {"action": "put", "member": "zamek-editor", "team": "editors"}
    ask("POST", url, "muzeum-manager", data=form | {"_authenticator": token_of(page.text)})
    assert names(site) == before


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
