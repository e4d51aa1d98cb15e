"""A forgotten password is renewed by mail, and nobody learns from it which accounts exist."""

from letterbox import Letterbox
from queue import Empty

import pytest
import re
import requests
import statistics
import time


def forgot(cms, login: str, **headers: str) -> requests.Response:
    """Ask on Plone's page for a link."""
    url = f"{cms.url}/@@mail_password"
    return requests.post(
        url, data={"userid": login}, headers=headers, timeout=60, allow_redirects=False
    )


def help_page(cms, field: str, value: str, button: str) -> requests.Response:
    """Ask on the page `Need help?`."""
    url = f"{cms.url}/@@login-help"
    data = {f"form.widgets.{field}": value, f"form.buttons.{button}": "x"}
    return requests.post(url, data=data, timeout=60, allow_redirects=False)


def rest(cms, login: str, **content: str) -> requests.Response:
    """Ask by plone.restapi, as a visitor."""
    url = f"{cms.url}/++api++/@users/{login}/reset-password"
    headers = {"Accept": "application/json"}
    return requests.post(url, json=content, headers=headers, timeout=60)


def test_the_link_in_the_mail_sets_a_new_password(cms, mails: Letterbox) -> None:
    forgot(cms, "ewa", Host="evil.example")
    mail = mails.next()
    assert mail["To"] == "ewa@example.org"
    link = re.search(r"https?://\S+", mail.get_content())[0]
    assert link.startswith(f"{cms.url}/passwordreset/")
    data = {"userid": "ewa", "password": "inne-Haslo-22", "password2": "inne-Haslo-22"}
    answer = requests.post(link, data=data, timeout=60)
    assert answer.status_code == 200
    login = requests.post(
        f"{cms.url}/++api++/@login",
        json={"login": "ewa", "password": "inne-Haslo-22"},
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert "token" in login.json()


def test_the_link_works_when_the_mail_arrives(cms, mails: Letterbox) -> None:
    for _ in range(10):
        forgot(cms, "ewa")
        link = re.search(r"https?://\S+", mails.next().get_content())[0]
        assert 'name="password2"' in requests.get(link, timeout=60).text


def test_the_mail_says_who_asked(cms, mails: Letterbox) -> None:
    forgot(cms, "ewa")
    assert "127.0.0.1" in mails.next().get_content()


def test_the_login_name_comes_by_mail(cms, mails: Letterbox) -> None:
    help_page(cms, "recover_username", "ewa@example.org", "get_username")
    assert "ewa" in mails.next().get_content()


ASKED = [
    pytest.param(lambda cms, login: forgot(cms, login), id="mail_password"),
    pytest.param(lambda cms, login: help_page(cms, "reset_password", login, "reset"), id="help"),
    pytest.param(lambda cms, login: rest(cms, login), id="restapi"),
    pytest.param(
        lambda cms, login: rest(cms, login, reset_token="x", new_password="dobre-Haslo-9"),
        id="restapi token",
    ),
    pytest.param(
        lambda cms, login: rest(cms, login, old_password="x", new_password="dobre-Haslo-9"),
        id="restapi old password",
    ),
]


def told(answer: requests.Response, login: str) -> tuple:
    """What an answer tells, less what changes with every answer."""
    text = re.sub(r'name="_authenticator" value="\w+"', "", answer.text)
    text = re.sub(rf"\b{login}\b", "LOGIN", text)
    kept = {k: v for k, v in answer.headers.items() if k in ("Location", "Content-Type")}
    return answer.status_code, kept, sorted(answer.cookies.keys()), text


@pytest.mark.parametrize("ask", ASKED)
def test_known_and_unknown_logins_are_answered_alike(cms, ask) -> None:
    assert told(ask(cms, "ewa"), "ewa") == told(ask(cms, "nikt"), "nikt")


def test_nothing_is_sent_for_an_unknown_login(cms, mails: Letterbox) -> None:
    mails.empty()
    forgot(cms, "nikt")
    with pytest.raises(Empty):
        mails.next(within=1)


def test_the_time_tells_nothing(cms) -> None:
    times: dict[str, list[float]] = {"ewa": [], "nikt": []}
    for _ in range(15):
        for login, measured in times.items():
            begun = time.perf_counter()
            rest(cms, login)
            measured.append(time.perf_counter() - begun)
    known, unknown = (min(statistics.quantiles(measured, n=4)[:1]) for measured in times.values())
    assert abs(known - unknown) < 0.02
