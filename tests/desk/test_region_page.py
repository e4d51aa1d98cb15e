"""The region in numbers, and its institutions."""

from museums import collect_mail
from museums import open_museums
from museums import PASSWORD
from plone import api

import pytest
import re
import requests
import transaction


@pytest.fixture
def site(functional_portal):
    """Two museums, one with a public page; the second has a title that is a formula."""
    open_museums(functional_portal)
    collect_mail(functional_portal)
    functional_portal["zamek"].title = '=HYPERLINK("http://x")<script>boom()</script>'
    functional_portal["zamek"].reindexObject()
    with api.env.adopt_user(username="muzeum-editor"):
        page = api.content.create(functional_portal["muzeum"]["o-nas"], "Document", "a", title="A")
        api.content.transition(page, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(page, "publish")
    transaction.commit()
    return functional_portal


def get(url: str, person: str = "region") -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), allow_redirects=False, timeout=60)


def send(site, person: str = "region", token: str = "", **form: str) -> requests.Response:
    url = f"{site.absolute_url()}/@@institutions"
    found = re.search(r'name="_authenticator" value="(\w+)"', get(url, person).text)
    token = token or (found.group(1) if found else "")
    answer = requests.post(
        url,
        data=form | {"_authenticator": token},
        auth=(person, PASSWORD),
        allow_redirects=False,
        timeout=60,
    )
    transaction.begin()
    return answer


def test_the_region_sees_what_is_public(site) -> None:
    page = get(f"{site.absolute_url()}/@@region").text
    assert "<desc id=" in page and "Muzeum: 1" in page
    assert "<script>boom" not in page


def test_no_cell_of_the_export_starts_a_formula(site) -> None:
    answer = get(f"{site.absolute_url()}/@@region.csv")
    cells = [cell for line in answer.content.decode("utf-8-sig").splitlines() for cell in [line]]
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert any(line.startswith("Muzeum;") and ";1" in line for line in cells)
    assert not any(line.startswith(("=", '"=')) for line in cells)


@pytest.mark.parametrize("name", ["region.csv", "digitisation.csv"])
def test_an_export_is_saved_as_a_file_and_not_kept(site, name) -> None:
    headers = get(f"{site.absolute_url()}/@@{name}").headers
    assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("page", ["@@region", "@@region.csv", "@@institutions"])
@pytest.mark.parametrize("person", ["muzeum-editor", "muzeum-manager"])
def test_it_is_the_region_s(site, page, person) -> None:
    assert get(f"{site.absolute_url()}/{page}", person).status_code in (302, 401)


def test_an_institution_is_opened_and_its_manager_invited(site) -> None:
    form = {"kind": "Theatre", "name": "Teatr Nowy", "address": "teatr-nowy"}
    seat = {"street": "Rynek 1", "postal_code": "00-001", "locality": "Zmyślin"}
    answer = send(site, action="open", email="dyrektor@example.org", **form, **seat)
    assert answer.status_code == 302
    assert site["teatr-nowy"].portal_type == "Theatre"
    (venue,) = api.content.find(context=site["teatr-nowy"], portal_type="Venue")
    told = venue.getObject()
    assert (told.street, told.postal_code, told.locality) == tuple(seat.values())
    assert "dyrektor@example.org" in str(site.MailHost.messages[-1])


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "Document"},
        {"name": ""},
        {"address": "../x"},
        {"address": "muzeum"},
        {"email": "x"},
    ],
)
def test_a_wrong_one_is_refused_and_nothing_typed_is_lost(site, wrong) -> None:
    form = {"kind": "Theatre", "name": "Teatr", "address": "teatr", "email": "a@example.org"}
    answer = send(site, action="open", **form | wrong)
    assert answer.status_code == 400
    assert "teatr" not in site
    assert f'value="{(form | wrong)["name"]}"' in answer.text


def test_suspended_with_a_reason_and_active_again(site) -> None:
    uid = site["muzeum"].UID()
    assert send(site, action="suspend", uid=uid).status_code == 400
    send(site, action="suspend", uid=uid, comment="Remont.")
    assert api.content.get_state(site["muzeum"]) == "suspended"
    send(site, action="activate", uid=uid)
    assert api.content.get_state(site["muzeum"]) == "active"


def test_the_right_to_publish_is_given_and_taken(site) -> None:
    uid = site["muzeum"].UID()
    send(site, action="give", uid=uid)
    assert site["muzeum"].publishes_directly
    send(site, action="take", uid=uid)
    assert not site["muzeum"].publishes_directly


def test_nothing_happens_without_a_token(site) -> None:
    assert send(site, token="x", action="give", uid=site["muzeum"].UID()).status_code == 403
    assert not site["muzeum"].publishes_directly
