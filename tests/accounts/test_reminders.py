"""A forgotten password is renewed by mail, and nobody learns from it which accounts exist."""

from collections.abc import Iterator
from email import message_from_bytes
from email import policy
from email.message import EmailMessage
from queue import Empty
from queue import Queue

import pytest
import re
import requests
import socketserver
import statistics
import threading
import time


class Letterbox(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs to hand over a mail."""

    def handle(self) -> None:
        self.say("220 letterbox")
        for line in self.rfile:
            word = line[:4].upper().strip()
            if word == b"DATA":
                self.say("354 go on")
                self.server.mails.put(self.read_mail())
            self.say("221 bye" if word == b"QUIT" else "250 ok")
            if word == b"QUIT":
                return

    def read_mail(self) -> EmailMessage:
        lines = iter(self.rfile.readline, b".\r\n")
        return message_from_bytes(b"".join(lines), policy=policy.default)

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")


@pytest.fixture(scope="module")
def mails() -> Iterator[Queue]:
    """The mails sent to a server that runs for this module."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Letterbox) as server:
        server.mails = Queue()
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        server.mails.port = server.server_address[1]
        yield server.mails
        server.shutdown()


@pytest.fixture(scope="module")
def cms(running_cms, mails):
    """The cms with a mail server and one account, ewa."""
    api = f"{running_cms.url}/++api++"
    ask = {"auth": running_cms.auth, "headers": {"Accept": "application/json"}, "timeout": 60}
    settings = {
        "plone.smtp_host": "127.0.0.1",
        "plone.smtp_port": mails.port,
        "plone.email_from_address": "kultura@example.org",
        "plone.email_from_name": "Kultura",
    }
    answer = requests.patch(f"{api}/@registry", json=settings, **ask)
    assert answer.status_code == 204, answer.text
    person = {"username": "ewa", "email": "ewa@example.org", "password": "dlugie-Haslo-1"}
    answer = requests.post(f"{api}/@users", json=person, **ask)
    assert answer.status_code == 201, answer.text
    return running_cms


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


def test_the_link_in_the_mail_sets_a_new_password(cms, mails) -> None:
    forgot(cms, "ewa", Host="evil.example")
    mail = mails.get(timeout=60)
    assert mail["To"] == "ewa@example.org"
    link = re.search(r"https?://\S+", mail.get_content())[0]
    assert link.startswith(f"{cms.url}/passwordreset/")
    data = {"userid": "ewa", "password": "inne-Haslo-22", "password2": "inne-Haslo-22"}
    assert wait_for_form(link)
    answer = requests.post(link, data=data, timeout=60)
    assert answer.status_code == 200
    login = requests.post(
        f"{cms.url}/++api++/@login",
        json={"login": "ewa", "password": "inne-Haslo-22"},
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert "token" in login.json()


def wait_for_form(link: str, within: float = 10) -> bool:
    """Wait until the link works: the mail leaves a moment before its transaction is through."""
    deadline = time.monotonic() + within
    while 'name="password2"' not in requests.get(link, timeout=60).text:
        if time.monotonic() > deadline:
            return False
    return True


def test_the_mail_says_who_asked(cms, mails) -> None:
    forgot(cms, "ewa")
    assert "127.0.0.1" in mails.get(timeout=60).get_content()


def test_the_login_name_comes_by_mail(cms, mails) -> None:
    help_page(cms, "recover_username", "ewa@example.org", "get_username")
    assert "ewa" in mails.get(timeout=60).get_content()


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
    text = re.sub(r'name="_authenticator" value="\w+"', "", answer.text).replace(login, "LOGIN")
    kept = {k: v for k, v in answer.headers.items() if k in ("Location", "Content-Type")}
    return answer.status_code, kept, sorted(answer.cookies.keys()), text


@pytest.mark.parametrize("ask", ASKED)
def test_known_and_unknown_logins_are_answered_alike(cms, ask) -> None:
    assert told(ask(cms, "ewa"), "ewa") == told(ask(cms, "nikt"), "nikt")


def test_nothing_is_sent_for_an_unknown_login(cms, mails) -> None:
    while not drained(mails):
        pass
    forgot(cms, "nikt")
    with pytest.raises(Empty):
        mails.get(timeout=1)


def drained(mails: Queue) -> bool:
    """Take the mails that are still on their way from earlier tests."""
    try:
        mails.get(timeout=2)
    except Empty:
        return True
    return False


def test_the_time_tells_nothing(cms) -> None:
    times: dict[str, list[float]] = {"ewa": [], "nikt": []}
    for _ in range(15):
        for login, measured in times.items():
            begun = time.perf_counter()
            rest(cms, login)
            measured.append(time.perf_counter() - begun)
    known, unknown = (min(statistics.quantiles(measured, n=4)[:1]) for measured in times.values())
    assert abs(known - unknown) < 0.02
