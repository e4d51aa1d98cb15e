"""A package whose masters are missing: what its bringer sees, and what the region decides."""

from collections.abc import Iterator
from kultura.instance.postgresql import connection as connections
from kultura.settings import load
from kultura.store import batches
from kultura.store import deliveries
from kultura.store.batches import Checked
from kultura.store.connection import connect_writer
from kultura.store.deliveries import Delivery
from kultura.store.findings import Found
from kultura.store.findings import write_findings
from looking import wrong_with
from playwright.sync_api import expect
from psycopg2.extensions import connection as Connection

import pytest


BRINGER, REGION = "ewa-opowiesci", "rita-opowiesci"
RUN = "20260301-120000"
PAGES = 8
TITLE = "Atlas ocrd:atlas_topograficzny_1784_wydanie_drugie"  # names of packages are long words
CHECKED = Checked(
    batches.NEEDS_DECISION, "ndk", "7", TITLE, PAGES, 30, 1, {"decision": PAGES}, {}, "f"
)
SAYS = "Tego obrazu źródłowego, który wymienia mets.xml, nie ma w paczce."


@pytest.fixture(scope="module")
def store(running_cms) -> Iterator[Connection]:
    """A writer's connection to the region's store."""
    connection = connect_writer(connections.dsn(load(running_cms.home)), "test")
    yield connection
    connection.close()


@pytest.fixture(scope="module")
def batch(store, museum) -> int:
    """A package of eight pages without their masters, brought by the museum's editor."""
    missing = [
        Found("decision", "master-missing", f"mc/{n}.jp2", n, {"listed": "mets.xml"}, "", "")
        for n in range(1, PAGES + 1)
    ]
    with store, store.cursor() as cursor:
        number = received(cursor, museum, RUN, "/skany/atlas")
        batches.check(cursor, number, CHECKED)
        write_findings(cursor, number, missing)
    return number


def received(cursor, museum, run: str, source: str) -> int:
    """Have the museum's editor bring a package; return its number."""
    place = museum.url.removeprefix(museum.site)
    into = (place.strip("/"), f"/kultura{place}", "", "draft", BRINGER, [source])
    deliveries.begin(cursor, run, Delivery(*into))
    return batches.receive(cursor, run, source)


@pytest.mark.browser
def test_bringer_sees_what_is_missing_and_the_region_decides(batch, museum, visit_as) -> None:
    bringer = visit_as(BRINGER)
    bringer.goto(f"{museum.url}/@@batches")
    row = bringer.get_by_role("row", name=TITLE)
    expect(row).to_contain_text("Czeka na decyzję")
    row.get_by_role("link", name=TITLE).click()
    expect(bringer.get_by_text(SAYS)).to_have_count(1)
    expect(bringer.get_by_text(f"{PAGES} ×")).to_be_visible()
    expect(bringer.get_by_text("mc/8.jp2:8")).to_be_hidden()
    bringer.locator("summary", has_text="Gdzie").click()
    expect(bringer.get_by_text("mc/8.jp2:8")).to_be_visible()
    expect(bringer.get_by_role("button", name="Odrzuć")).to_have_count(0)

    region = visit_as(REGION)
    pages = {"batches": "/@@batches", "batch": f"/@@batch?id={batch}"}
    assert [wrong_with(region, museum.site + end, name) for name, end in pages.items()] == [[], []]
    region.get_by_role("button", name="Odrzuć").click()
    expect(region.get_by_label("Dlaczego")).to_be_focused()  # a decision needs a reason
    region.get_by_label("Dlaczego").fill("Skany są w pracowni")
    region.get_by_role("button", name="Odrzuć").click()
    expect(region.get_by_text("Paczka jest odrzucona.")).to_be_visible()
    expect(region.get_by_role("button", name="Odrzuć")).to_have_count(0)

    bringer.reload()
    expect(bringer.locator(".lead")).to_contain_text("Odrzucona")
    expect(bringer.get_by_text("Skany są w pracowni")).to_be_visible()


@pytest.mark.browser
def test_what_is_under_way_is_shown_anew_until_it_is_done(store, museum, visit_as) -> None:
    with store, store.cursor() as cursor:
        number = received(cursor, museum, "20260301-120001", "/skany/mapa")
    page = visit_as(BRINGER)
    page.goto(f"{museum.url}/@@batch?id={number}")
    expect(page.get_by_role("status")).to_contain_text("Przyjęta")
    page.get_by_label("Uwaga").fill("Cień przy grzbiecie.")
    with store, store.cursor() as cursor:
        batches.check(cursor, number, CHECKED)
    page.wait_for_timeout(6_000)  # it looks after two seconds, and after two and a half
    expect(page.get_by_role("status")).to_contain_text("Przyjęta")
    expect(page.get_by_label("Uwaga")).to_have_value("Cień przy grzbiecie.")
    page.get_by_label("Uwaga").fill("")
    expect(page.get_by_role("status")).to_contain_text("Czeka na decyzję", timeout=20_000)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator("[data-under-way]")).to_have_count(0)
