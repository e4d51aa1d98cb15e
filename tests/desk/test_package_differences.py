"""Who may choose between a record and its package, how, and what is told."""

from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import template
from kultura.publication.connection import forget
from kultura.publication.connection import VARIABLE
from kultura.store import batches
from kultura.store import deliveries
from kultura.store.batches import Checked
from kultura.store.batches import Placed
from kultura.store.deliveries import Delivery
from museums import open_museums
from museums import PASSWORD
from plone import api
from typing import Any

import pytest
import re
import requests
import transaction


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]

EDITOR = "muzeum-editor"
INC = "http://rightsstatements.org/vocab/InC/1.0/"
CNE = "http://rightsstatements.org/vocab/CNE/1.0/"
OWN = {"title": "Widok <b>Lwowa</b>", "publisher": "Zakład"}
SAYS = {"title": "Widok Lwowa z zachodu", "edm_type": "IMAGE", "publisher": "Ossolineum"}
HIDDEN = r'name="((?:seen-|_auth)\w+)"\s+type="hidden"\s+value="(\w+)"'
TOKEN = r'name="(_authenticator)"\s+value="(\w+)"'


@pytest.fixture
def site(functional_portal, dsn, monkeypatch) -> Any:
    """A region with two museums, which publishes into an empty store."""
    monkeypatch.setenv(VARIABLE, dsn)
    open_museums(functional_portal)
    transaction.commit()
    yield functional_portal
    forget()


@pytest.fixture
def record(site, connection, cursor) -> Any:
    """A draft of the first museum, and a package that says another title and other rights."""
    with api.env.adopt_user(username=EDITOR):
        made = api.content.create(
            site["muzeum"]["obiekty"],
            "DigitalObject",
            "widok",
            inventory_number="M/7",
            work_rights=CNE,
            reproduction_rights=INC,
            edm_type="IMAGE",
            languages=["pl"],
            **OWN,
        )
    transaction.commit()
    described_by(connection, cursor, made)
    return made


def described_by(connection: Any, cursor: Any, record: Any) -> int:
    """Have a package describe a record; return the number of its batch."""
    run = "20261122-1"
    place = "/plone/muzeum/obiekty"
    deliveries.begin(cursor, run, Delivery("muzeum", place, "", "draft", EDITOR, ["/scans/widok"]))
    number = batches.receive(cursor, run, "/scans/widok")
    says = {"fields": SAYS, "kept": []}
    batches.check(cursor, number, Checked("checked", "ndk", "M/7", "W", 8, 9, 1, {}, says, "f"))
    batches.describe(cursor, number, Placed("kultura:muzeum/7", 1, 1, record.UID(), "updated", ()))
    connection.commit()
    return number


def opened(url: str, person: str = EDITOR) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), timeout=60, allow_redirects=False)


def filled(url: str, **choices: str) -> dict[str, str]:
    """The form as a browser sends it, with some fields chosen."""
    text = opened(url).text
    found = re.findall(HIDDEN, text) + re.findall(TOKEN, text)
    return dict(found) | {f"choice-{name}": side for name, side in choices.items()}


def sent(url: str, form: dict[str, str], person: str = EDITOR) -> requests.Response:
    return requests.post(url, data=form, auth=(person, PASSWORD), timeout=60)


@pytest.fixture
def url(record) -> str:
    return f"{record.absolute_url()}/@@package-differences"


def test_each_side_is_said_field_by_field_as_text(url, record) -> None:
    page = opened(url).text
    assert "Widok &lt;b&gt;Lwowa&lt;/b&gt;" in page
    assert "<b>Lwowa" not in page
    assert SAYS["title"] in page
    assert 'name="choice-title"' in page
    assert 'name="choice-reproduction_rights"' in page
    assert 'name="choice-work_rights"' not in page  # both say the same
    assert 'name="choice-edm_type"' not in page


def test_what_is_chosen_is_written_and_the_rest_asked_further(url, record, site) -> None:
    told = sent(url, filled(url, title="theirs", reproduction_rights="mine"))
    assert told.status_code == 200
    assert "Done." in told.text
    transaction.begin()
    assert record.title == SAYS["title"]
    assert record.reproduction_rights == INC
    assert 'name="choice-publisher"' in told.text
    assert 'name="choice-reproduction_rights"' not in told.text
    assert 'name="choice-title"' not in told.text
    page = opened(f"{site.absolute_url()}/muzeum/@@batch?id=1").text
    assert "Title: as in the package" in page
    assert "@@package-differences" in page


def test_the_record_and_the_batch_lead_to_the_form_until_nothing_is_left(url, record, site) -> None:
    batch = f"{site.absolute_url()}/muzeum/@@batch?id=1"
    pages = (record.absolute_url(), batch)
    assert all("/@@package-differences" in opened(page).text for page in pages)
    fields = re.findall(r'name="choice-(\w+)"\s+type="radio"\s+value="mine"', opened(url).text)
    sent(url, filled(url, **dict.fromkeys(fields, "mine")))
    assert not any("/@@package-differences" in opened(page).text for page in pages)
    assert "There is nothing to choose" in opened(url).text


def test_only_the_form_itself_writes(url, record) -> None:
    form = filled(url, title="theirs")
    assert sent(url, form | {"_authenticator": ""}).status_code == 403
    transaction.begin()
    assert record.title == OWN["title"]


def test_other_institutions_see_and_write_nothing_of_it(url, record) -> None:
    assert opened(url, "zamek-editor").status_code in (302, 401)
    form = filled(url, title="theirs")
    assert sent(url, form, "zamek-editor").url != url
    transaction.begin()
    assert record.title == OWN["title"]


def test_a_record_changed_meanwhile_is_told_and_nothing_written(url, record) -> None:
    form = filled(url, title="theirs", reproduction_rights="mine")
    record.title = "Widok Krakowa"
    transaction.commit()
    told = sent(url, form)
    assert told.status_code == 409
    assert "has changed since this page was opened" in told.text
    assert "Changed since: choose again." in told.text
    ticked = re.findall(r"<input[^>]*checked[^>]*>", told.text)
    assert ["choice-reproduction_rights" in one for one in ticked] == [True]
    transaction.begin()
    assert record.title == "Widok Krakowa"


@pytest.mark.parametrize(
    ("choice", "status"),
    [({}, 400), ({"title": "both"}, 400), ({"nothing": "theirs"}, 409)],
)
def test_odd_choices_write_nothing(url, record, choice, status) -> None:
    assert sent(url, filled(url, **choice)).status_code == status
    transaction.begin()
    assert record.title == OWN["title"]


def test_what_is_taken_for_a_public_record_leads_to_proposed_changes(url, record) -> None:
    with api.env.adopt_user(username=EDITOR):
        api.content.transition(record, "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(record, "publish")
    transaction.commit()
    fields = re.findall(r'name="choice-(\w+)"\s+type="radio"\s+value="mine"', opened(url).text)
    assert "becomes proposed changes" in opened(url).text
    told = sent(url, filled(url, **dict.fromkeys(fields, "theirs")))
    assert told.url == f"{record.absolute_url()}-changes"
    assert "is in proposed changes" in told.text
    transaction.begin()
    assert record.title == OWN["title"]
    assert record.__parent__["widok-changes"].title == SAYS["title"]
    assert "There is nothing to choose" in opened(url).text
