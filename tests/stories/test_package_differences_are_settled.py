"""A corrected package and an editor differ: who is right is chosen field by field."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection as connections
from kultura.settings import load
from kultura.store import batches
from kultura.store import deliveries
from kultura.store.batches import Checked
from kultura.store.batches import Placed
from kultura.store.connection import connect_writer
from kultura.store.deliveries import Delivery
from looking import wrong_with
from playwright.sync_api import expect
from psycopg2.extensions import connection as Connection

import pytest
import requests


EDITOR = "ewa-opowiesci"
RUN = "20260302-120000"
INC = "http://rightsstatements.org/vocab/InC/1.0/"
OWN = {
    "title": "Żubry w Puszczy Białowieskiej",
    "publisher": "Księgarnia Gebethnera i Wolffa",
    "dimensions": [{"text": "22 × 14 cm"}],
}
SAYS = {
    "title": "Żubry",
    "publisher": "Gebethner i Wolff",
    "dimensions": [{"text": "220 × 140 mm"}, {"text": "z oprawą 230 × 150 mm"}],
    "edm_type": "TEXT",
    "languages": ["pl"],
}


@pytest.fixture(scope="module")
def store(running_cms) -> Iterator[Connection]:
    """A writer's connection to the region's store."""
    connection = connect_writer(connections.dsn(load(running_cms.home)), "test")
    yield connection
    connection.close()


@pytest.fixture
def record(running_cms, museum, send, store) -> str:
    """The address of a draft whose newest package says three things differently."""
    path = museum.url.removeprefix(f"{museum.site}/")
    rights = {"work_rights": INC, "reproduction_rights": INC}
    body = {"@type": "DigitalObject", "id": "zubry", "inventory_number": "Ż/1"}
    known = {"edm_type": "TEXT", "languages": ["pl"]}
    send("POST", path, **body, **rights, **known, **OWN)
    found = f"{running_cms.url}/++api++/{path}/zubry"
    json = {"Accept": "application/json"}
    answer = requests.get(found, auth=running_cms.auth, headers=json, timeout=60)
    with store, store.cursor() as cursor:
        described(cursor, f"/kultura/{path}", answer.json()["UID"], rights)
    return f"{museum.url}/zubry"


def described(cursor, place: str, uid: str, rights: dict[str, str]) -> None:
    """Have a package describe a record."""
    into = (place.rpartition("/")[2], place, "", "draft", EDITOR, ["/skany/zubry"])
    deliveries.begin(cursor, RUN, Delivery(*into))
    number = batches.receive(cursor, RUN, "/skany/zubry")
    says = {"fields": {**SAYS, **rights}, "kept": []}
    checked = Checked("checked", "ndk", "Ż/1", "Żubry", 8, 9, 1, {}, says, "f")
    batches.check(cursor, number, checked)
    batches.describe(cursor, number, Placed("kultura:m/1", 1, 1, uid, "updated", ""))


@pytest.mark.browser
def test_editor_chooses_field_by_field_by_keyboard(record, visit_as) -> None:
    page = visit_as(EDITOR)
    page.goto(record)
    page.get_by_role("link", name="Rekord i jego paczka mówią co innego").click()
    form = f"{record}/@@package-differences"
    assert wrong_with(page, form, "package-differences") == []
    expect(page.locator("fieldset:has(input[type=radio])")).to_have_count(3)

    title = page.get_by_role("group", name="Tytuł")
    expect(title).to_contain_text(OWN["title"])
    title.get_by_label("Zostaw to, co mówi rekord").focus()
    page.keyboard.press("Space")
    publisher = page.get_by_role("group", name="Wydawca")
    publisher.get_by_label("Zostaw to, co mówi rekord").focus()
    page.keyboard.press("ArrowDown")
    expect(publisher.get_by_label("Weź to, co mówi paczka")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ta paczka już o to nie zapyta")).to_be_visible()
    expect(page.locator("fieldset:has(input[type=radio])")).to_have_count(1)
    page.get_by_text("z oprawą 230 × 150 mm").click()
    page.get_by_role("button", name="Zapisz wybór").click()
    expect(page).to_have_url(record)
    expect(page.get_by_role("heading", level=1)).to_have_text(OWN["title"])
    expect(page.get_by_text(SAYS["publisher"])).to_be_visible()
    expect(page.get_by_role("link", name="Rekord i jego paczka")).to_have_count(0)
