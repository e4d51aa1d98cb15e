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
from looking import faults
from looking import look
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
def record(running_cms, museum, send, store, request) -> str:
    """The address of a draft whose newest package says three things differently."""
    path, name = museum.url.removeprefix(f"{museum.site}/"), f"zubry-{request.node.name[-8:]}"
    rights = {"work_rights": INC, "reproduction_rights": INC}
    body = {"@type": "DigitalObject", "id": name, "inventory_number": name}
    known = {"edm_type": "TEXT", "languages": ["pl"]}
    send("POST", path, **body, **rights, **known, **OWN)
    found = f"{running_cms.url}/++api++/{path}/{name}"
    json = {"Accept": "application/json"}
    answer = requests.get(found, auth=running_cms.auth, headers=json, timeout=60)
    with store, store.cursor() as cursor:
        described(cursor, f"/kultura/{path}", name, answer.json()["UID"], rights)
    return f"{museum.url}/{name}"


def described(cursor, place: str, name: str, uid: str, rights: dict[str, str]) -> None:
    """Have a package describe a record."""
    into = (place.rpartition("/")[2], place, "", "draft", EDITOR, [f"/skany/{name}"])
    run = f"{RUN}-{name}"
    deliveries.begin(cursor, run, Delivery(*into))
    number = batches.receive(cursor, run, f"/skany/{name}")
    says = {"fields": {**SAYS, **rights}, "kept": []}
    checked = Checked("checked", "ndk", name, "Żubry", 8, 9, 1, {}, says, "f")
    batches.check(cursor, number, checked)
    batches.describe(cursor, number, Placed(f"kultura:m/{name}", 1, 1, uid, "updated", ()))


@pytest.mark.browser
def test_editor_chooses_field_by_field_by_keyboard(record, visit_as) -> None:
    page = visit_as(EDITOR)
    page.goto(record)
    page.get_by_role("link", name="Rekord i jego paczka różnią się").click()
    form = f"{record}/@@package-differences"
    assert wrong_with(page, form, "package-differences") == []
    expect(page.locator("fieldset:has(input[type=radio])")).to_have_count(3)

    title = page.get_by_role("group", name="Tytuł")
    expect(title).to_contain_text(OWN["title"])
    title.get_by_label("Zostaw to, co jest w rekordzie").focus()
    page.keyboard.press("Space")
    publisher = page.get_by_role("group", name="Wydawca")
    publisher.get_by_label("Zostaw to, co jest w rekordzie").focus()
    page.keyboard.press("ArrowDown")
    expect(publisher.get_by_label("Weź to, co jest w paczce")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Ta paczka już o to nie zapyta")).to_be_visible()
    expect(page.locator("fieldset:has(input[type=radio])")).to_have_count(1)
    page.get_by_text("z oprawą 230 × 150 mm").click()
    page.get_by_role("button", name="Zapisz wybór").click()
    expect(page).to_have_url(record)
    expect(page.get_by_role("heading", level=1)).to_have_text(OWN["title"])
    expect(page.get_by_text(SAYS["publisher"])).to_be_visible()
    expect(page.get_by_role("link", name="Rekord i jego paczka")).to_have_count(0)


@pytest.mark.browser
def test_what_somebody_changed_meanwhile_is_told_and_nothing_lost(
    record, museum, send, visit_as
) -> None:
    page = visit_as(EDITOR)
    page.goto(f"{record}/@@package-differences")
    page.get_by_role("group", name="Tytuł").get_by_label("Weź to, co jest w paczce").check()
    page.get_by_role("group", name="Wydawca").get_by_label("Weź to, co jest w paczce").check()
    send("PATCH", record.removeprefix(f"{museum.site}/"), title="Żubr")
    page.get_by_role("button", name="Zapisz wybór").click()
    expect(page.get_by_role("alert")).to_contain_text("Niczego nie zapisano")
    title = page.get_by_role("group", name="Tytuł")
    expect(title).to_contain_text("Zmieniło się w międzyczasie")
    expect(title.get_by_label("Weź to, co jest w paczce")).not_to_be_checked()
    publisher = page.get_by_role("group", name="Wydawca")
    expect(publisher.get_by_label("Weź to, co jest w paczce")).to_be_checked()
    assert faults(page) + look(page, "package-differences-anew") == []
    title.get_by_label("Zostaw to, co jest w rekordzie").check()
    page.get_by_role("button", name="Zapisz wybór").click()
    expect(page.locator("fieldset:has(input[type=radio])")).to_have_count(1)
    page.goto(record)
    expect(page.get_by_role("heading", level=1)).to_have_text("Żubr")
    look(page, "package-differences-record")
