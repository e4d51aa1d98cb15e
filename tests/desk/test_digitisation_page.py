"""The digitisation in numbers: for the region all of it, for an institution's manager theirs."""

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
from kultura.store.findings import Found
from kultura.store.findings import write_findings
from museums import open_museums
from museums import PASSWORD
from plone import api

import csv
import pytest
import requests
import transaction


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]

CNE = "http://rightsstatements.org/vocab/CNE/1.0/"
NEEDED = {
    "work_rights": CNE,
    "reproduction_rights": CNE,
    "edm_type": "IMAGE",
    "inventory_number": "A 1",
}
EVIL = '=HYPERLINK("http://x")<script>boom()</script>'
FAULT = Found("error", "image-damaged", "1.tif", None, {"why": "x"}, "It is cut off.", "Scan.")


@pytest.fixture
def site(functional_portal, dsn, monkeypatch) -> str:
    """The address of a region with two museums, one with a title that is a formula."""
    monkeypatch.setenv(VARIABLE, dsn)
    open_museums(functional_portal)
    functional_portal["zamek"].title = EVIL
    functional_portal["zamek"].reindexObject()
    transaction.commit()
    yield functional_portal.absolute_url()
    forget()


@pytest.fixture
def brought(site, functional_portal, cursor, connection) -> None:
    """A museum's object of 8 pages, corrected once, and a refused one; another's that waits."""
    with api.env.adopt_roles(roles=["Manager"]):
        where = functional_portal["muzeum"]["obiekty"]
        atlas = api.content.create(where, "DigitalObject", "atlas", title="Atlas", **NEEDED)
        api.content.transition(atlas, "submit")
    transaction.commit()
    for version in (1, 2):
        number = package(cursor, "muzeum", batches.CHECKED, 8)
        placed = Placed("kultura:muzeum/7", version, 3_000_000, atlas.UID(), "created", ())
        batches.describe(cursor, number, placed)
    form_of(cursor, atlas.UID(), rescans=2)
    form_of(cursor, "proposal", rescans=3, original=atlas.UID())
    refused = package(cursor, "muzeum", batches.REFUSED, 5)
    write_findings(cursor, refused, [FAULT, FAULT])
    package(cursor, "zamek", batches.NEEDS_DECISION, 3)
    connection.commit()


def package(cursor, institution: str, state: str, pages: int) -> int:
    """Note a package that was checked; return its number."""
    cursor.execute("SELECT count(*) FROM digitisation.delivery")
    run = f"run-{cursor.fetchone()[0]}"
    place = f"/plone/{institution}/obiekty"
    delivery = Delivery(institution, place, "", "draft", f"{institution}-editor", ["/x"])
    deliveries.begin(cursor, run, delivery)
    number = batches.receive(cursor, run, "/x")
    checked = Checked(state, "ndk", "7", "Atlas", pages, 30, 1, {}, {"fields": {}, "kept": []}, run)
    batches.check(cursor, number, checked)
    return number


def form_of(cursor, uid: str, rescans: int, original: str | None = None) -> None:
    """Note pages of a record, some of them marked to be scanned again."""
    cursor.execute(
        "INSERT INTO digitisation.form"
        " (uid, object, version, pages, has_text, structure, made_at, original)"
        " VALUES (%s, 'kultura:muzeum/7', 2, 8, false, '{}', publication.clock(), %s)",
        (uid, original),
    )
    cursor.execute(
        "INSERT INTO digitisation.page"
        " (uid, position, page, label, type, file, width, height, text, boxes, rescan)"
        " SELECT %s, n, 'page-' || n, '', '', '', 1, 1, '', '', n <= %s"
        " FROM generate_series(1, 8) AS n",
        (uid, rescans),
    )


def get(url: str, person: str) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), timeout=60, allow_redirects=False)


def tables(answer: requests.Response) -> dict[str, list[list[str]]]:
    """Return the tables of the export by their titles, without their columns."""
    found: dict[str, list[list[str]]] = {}
    title = ""
    for row in csv.reader(answer.content.decode("utf-8-sig").splitlines(), delimiter=";"):
        if len(row) == 1:
            title = row[0]
            found[title] = []
        elif row:
            found[title].append(row)
    return {name: rows[1:] for name, rows in found.items()}


def test_the_region_sees_all_institutions(site, brought) -> None:
    page = get(f"{site}/@@digitisation", "region").text
    assert "<desc id=" in page
    assert "<script>boom" not in page
    days, institutions, states, findings = tables(
        get(f"{site}/@@digitisation.csv", "region")
    ).values()
    assert len(days) == 30
    assert sum(int(pages) for _day, pages, _packages in days) == 16
    assert sum(int(packages) for _day, _pages, packages in days) == 2
    muzeum, zamek = institutions
    assert muzeum == ["Muzeum", "1", "8", "0", "1", "1", "2", "6", "–"]
    assert zamek[0].startswith("'=HYPERLINK")
    assert zamek[1:] == ["0", "0", "1", "0", "0", "0", "0", "–"]
    known = {name: (packages, pages) for name, packages, pages in states}
    assert known["Submitted"] == ("2", "16")
    assert (known["Refused"], known["Needs a decision"]) == (("1", "5"), ("1", "3"))
    assert known["Public"] == ("0", "0")
    assert findings == [["Error", "The image cannot be decoded to its end: …", "2", "1"]]


def test_a_manager_sees_their_own(site, brought) -> None:
    page = get(f"{site}/zamek/@@digitisation", "zamek-manager")
    assert (page.status_code, "Muzeum: 8" in page.text) == (200, False)
    _days, institutions, _states, findings = tables(
        get(f"{site}/zamek/@@digitisation.csv", "zamek-manager")
    ).values()
    assert (len(institutions), findings) == (1, [])
    for person, where in (
        ("zamek-manager", ""),
        ("zamek-manager", "/muzeum"),
        ("muzeum-editor", "/muzeum"),
    ):
        for name in ("@@digitisation", "@@digitisation.csv"):
            assert get(f"{site}{where}/{name}", person).status_code in (302, 401)
