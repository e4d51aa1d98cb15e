"""The cms with a mail server behind it."""

from collections.abc import Iterator
from letterbox import Letterbox
from letterbox import open_letterbox

import pytest
import requests


@pytest.fixture(scope="session")
def mails() -> Iterator[Letterbox]:
    """What the cms has sent."""
    with open_letterbox() as box:
        yield box


@pytest.fixture(scope="session")
def rest_as_admin(running_cms):
    """Ask the editing API as the administrator; an answer that is no success raises."""
    session = requests.Session()
    session.auth = running_cms.auth
    session.headers["Accept"] = "application/json"

    def ask(method: str, path: str, **body) -> requests.Response:
        url = f"{running_cms.url}/++api++/{path}"
        answer = session.request(method, url, json=body or None, timeout=60)
        assert answer.ok, answer.text
        return answer

    yield ask
    session.close()


@pytest.fixture(scope="session")
def cms(running_cms, rest_as_admin, mails):
    """The cms with a mail server and one account, ewa."""
    settings = {
        "plone.smtp_host": "127.0.0.1",
        "plone.smtp_port": mails.port,
        "plone.email_from_address": "kultura@example.org",
        "plone.email_from_name": "Kultura",
    }
    rest_as_admin("PATCH", "@registry", **settings)
    person = {"username": "ewa", "email": "ewa@example.org", "password": "dlugie-Haslo-1"}
    rest_as_admin("POST", "@users", **person)
    return running_cms
