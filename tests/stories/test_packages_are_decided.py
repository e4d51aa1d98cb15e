"""A package whose masters are missing: what its bringer sees, and what the region decides."""

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

import pytest


BRINGER, REGION = "ewa-opowiesci", "rita-opowiesci"
RUN = "20260301-120000"
PAGES = 8
TITLE = "Atlas bez skanów"
SAYS = "Tego obrazu źródłowego, który wymienia mets.xml, nie ma w paczce."


@pytest.fixture(scope="module")
def batch(running_cms, museum) -> int:
    """A package of eight pages without their masters, brought by the museum's editor."""
    missing = [
        Found("decision", "master-missing", f"mc/{n}.jp2", n, {"listed": "mets.xml"}, "", "")
        for n in range(1, PAGES + 1)
    ]
    place = museum.url.removeprefix(museum.site)
    delivery = Delivery(
        place.strip("/"), f"/kultura{place}", "", "draft", BRINGER, ["/skany/atlas"]
    )
    checked = Checked(
        batches.NEEDS_DECISION, "ndk", "7", TITLE, PAGES, 30, 1, {"decision": PAGES}, {}, "f"
    )
    connection = connect_writer(connections.dsn(load(running_cms.home)), "test")
    with connection, connection.cursor() as cursor:
        deliveries.begin(cursor, RUN, delivery)
        number = batches.receive(cursor, RUN, "/skany/atlas")
        batches.check(cursor, number, checked)
        write_findings(cursor, number, missing)
    connection.close()
    return number


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
