"""Who is invited to a team gets a mail in the site's language, with a link that works at once."""

from letterbox import Letterbox
from queue import Empty

import pytest
import re
import requests


SAID = {
    "pl": ("Zaproszenie do zespołu: Muzeum Listów", "zaprasza Cię"),
    "en": ("Invitation to the team of Muzeum Listów", "invites you"),
}


@pytest.fixture(scope="module")
def section(cms, rest_as_admin) -> str:
    """The path of a museum."""
    rest_as_admin("POST", "", **{"@type": "Museum", "id": "listy", "title": "Muzeum Listów"})
    return "listy"


@pytest.fixture(params=["en", "pl"])
def language(request, rest_as_admin) -> str:
    """The site's language, Polish again at the end."""
    rest_as_admin("PATCH", "@registry", **{"plone.default_language": request.param})
    yield request.param
    rest_as_admin("PATCH", "@registry", **{"plone.default_language": "pl"})


def test_the_mail_invites_in_the_site_s_language(
    cms, section, rest_as_admin, mails: Letterbox, language
) -> None:
    mails.empty()
    invitation = {"email": f"anna-{language}@example.org", "fullname": "Anna", "team": "editors"}
    rest_as_admin("POST", f"{section}/@team", **invitation)
    mail = mails.next()
    subject, words = SAID[language]
    assert mail["To"] == invitation["email"]
    assert mail["Subject"] == subject
    assert words in mail.get_content()
    link = re.search(r"https?://\S+", mail.get_content())[0]
    assert link.startswith(f"{cms.url}/@@invitation?token=")
    page = requests.get(link, timeout=60)
    assert page.status_code == 200
    assert "Muzeum Listów" in page.text


def test_a_password_is_reset_in_the_site_s_language(cms, mails: Letterbox, language) -> None:
    mails.empty()
    requests.post(f"{cms.url}/@@mail_password", data={"userid": "ewa"}, timeout=60)
    mail = mails.next()
    assert ("hasł" in mail.get_content()) is (language == "pl")
    assert ("password" in mail.get_content().replace("passwordreset", "")) is (language == "en")


def test_an_invitation_that_is_refused_sends_nothing(
    cms, section, rest_as_admin, mails: Letterbox
) -> None:
    mails.empty()
    answer = requests.post(
        f"{cms.url}/++api++/{section}/@team",
        json={"email": "nobody@example.org", "fullname": "N", "team": "nobodies"},
        auth=cms.auth,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert answer.status_code == 400
    with pytest.raises(Empty):
        mails.next(within=2)
