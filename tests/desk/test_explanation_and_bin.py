"""Pages of the desk: the reason asked for before a transition, and what is deleted."""

from museums import open_museums
from museums import PASSWORD
from plone import api

import pytest
import re
import requests
import transaction


@pytest.fixture
def museum(functional_portal):
    open_museums(functional_portal)
    museum = functional_portal["muzeum"]
    with api.env.adopt_user(username="muzeum-editor"):
        for name in ("godziny", "bilety"):
            page = api.content.create(museum["o-nas"], "Document", name, title=name.title())
            api.content.transition(page, "delete" if name == "bilety" else "submit")
    transaction.commit()
    return museum


def get(url: str, person: str) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), allow_redirects=False, timeout=30)


def send(url: str, person: str, page: requests.Response, **form: str) -> requests.Response:
    token = re.search(r'name="_authenticator" value="(\w+)"', page.text).group(1)
    return requests.post(
        url,
        data=form | {"_authenticator": token},
        auth=(person, PASSWORD),
        allow_redirects=False,
        timeout=30,
    )


def state(obj) -> str:
    transaction.begin()
    return api.content.get_state(obj)


def test_the_menu_leads_to_the_question_why(museum) -> None:
    page = get(museum["o-nas"]["godziny"].absolute_url(), "region")
    assert "/@@explain?workflow_action=request_changes" in page.text


def test_the_reason_is_sent_and_kept(museum) -> None:
    item = museum["o-nas"]["godziny"]
    url = item.absolute_url()
    page = get(f"{url}/@@explain?workflow_action=request_changes", "region")
    assert "Return for changes" in page.text
    form = {"workflow_action": "request_changes", "comment": "Which year?"}

    send(f"{url}/content_status_modify", "region", page, **form)

    assert state(item) == "draft"
    assert item.workflow_history["kultura_approval"][-1]["comments"] == "Which year?"


def test_who_may_not_is_not_asked(museum) -> None:
    url = museum["o-nas"]["godziny"].absolute_url()
    answer = get(f"{url}/@@explain?workflow_action=request_changes", "muzeum-editor")
    assert answer.status_code == 302
    assert answer.headers["Location"].endswith("/godziny/view")


def test_a_manager_restores_from_the_bin(museum) -> None:
    item = museum["o-nas"]["bilety"]
    url = f"{museum.absolute_url()}/@@bin"
    page = get(url, "muzeum-manager")
    assert "Bilety" in page.text
    assert "Godziny" not in re.search(r"<table.*</table>", page.text, re.DOTALL).group(0)

    send(url, "muzeum-manager", page, uid=item.UID())
    assert state(item) == "draft"
    assert "Nothing is deleted here" in get(url, "muzeum-manager").text


def test_the_bin_is_the_manager_s(museum) -> None:
    url = f"{museum.absolute_url()}/@@bin"
    for person in ("muzeum-editor", "zamek-manager", "region"):
        assert get(url, person).status_code in (302, 401, 403)
