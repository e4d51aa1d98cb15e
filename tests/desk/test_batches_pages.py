"""The pages of packages: who sees which, what was found and decisions."""

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
from kultura.store.deliveries import Delivery
from kultura.store.findings import Found
from kultura.store.findings import write_findings
from museums import open_museums
from museums import PASSWORD

import pytest
import re
import requests
import transaction


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]

TOKEN = r'name="_authenticator"\s+value="(\w+)"'
MISSING = Found(
    "decision",
    "master-missing",
    "mc/<b>1.jp2",
    12,
    {"listed": "mets.xml"},
    "This master image is named by mets.xml, but is not in the package.",
    "Bring it.",
)
KEPT = {"fields": {}, "kept": [{"file": "m", "line": 1, "name": "mods:note", "value": "Karton 7"}]}


@pytest.fixture
def site(functional_portal, dsn, monkeypatch) -> str:
    """The address of a region with two museums, which publishes into an empty store."""
    monkeypatch.setenv(VARIABLE, dsn)
    open_museums(functional_portal)
    transaction.commit()
    yield functional_portal.absolute_url()
    forget()


@pytest.fixture
def batch(site, connection, cursor) -> int:
    """A package of the first museum, brought by its editor, that waits for a decision."""
    delivery = Delivery(
        "muzeum", "/plone/muzeum/obiekty", "", "draft", "muzeum-editor", ["/scans/atlas"]
    )
    deliveries.begin(cursor, "20261122-1", delivery)
    number = batches.receive(cursor, "20261122-1", "/scans/atlas")
    checked = Checked("needs-decision", "ndk", "7", "Atlas", 8, 30, 1, {"decision": 1}, KEPT, "f")
    batches.check(cursor, number, checked)
    write_findings(cursor, number, [MISSING])
    connection.commit()
    return number


def get(url: str, person: str) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), timeout=60, allow_redirects=False)


def post(url: str, person: str, token: bool = True, **sent: str) -> requests.Response:
    """Post as the page's form does, or as a foreign page would, without its token."""
    with requests.Session() as session:
        session.auth = (person, PASSWORD)
        found = re.search(
            r'name="_authenticator"\s+value="(\w+)"', session.get(url, timeout=60).text
        )
        if token and found:
            sent["_authenticator"] = found[1]
        return session.post(url, data=sent, timeout=60)


def test_the_region_sees_all_and_an_institution_its_own(site, batch) -> None:
    assert "Atlas" in get(f"{site}/@@batches", "region").text
    assert "Atlas" in get(f"{site}/muzeum/@@batches", "muzeum-editor").text
    assert "Atlas" not in get(f"{site}/zamek/@@batches", "zamek-editor").text
    assert "Atlas" not in get(f"{site}/@@batches?state=refused", "region").text
    for url in (f"{site}/@@batches", f"{site}/muzeum/@@batches", f"{site}/@@batch?id={batch}"):
        assert get(url, "zamek-editor").status_code in (302, 401)
    assert get(f"{site}/zamek/@@batch?id={batch}", "zamek-editor").status_code == 404
    for number in ("0", "99999", "x", "1" * 40):
        assert get(f"{site}/@@batch?id={number}", "region").status_code == 404


def test_findings_are_told_with_what_has_no_field(site, batch) -> None:
    page = get(f"{site}/@@batch?id={batch}", "region").text
    assert "This master image is named by mets.xml" in page
    assert "mc/&lt;b&gt;1.jp2:12" in page
    assert "Karton 7" in page


def test_decision_needs_the_form_a_reason_and_somebody_else(site, batch, cursor) -> None:
    url = f"{site}/@@batch?id={batch}"
    assert 'value="waive"' in get(url, "region").text
    assert 'value="waive"' not in get(f"{site}/muzeum/@@batch?id={batch}", "muzeum-editor").text
    assert post(url, "region", token=False, decide="waive", comment="Why").status_code == 403
    assert "Say why" in post(url, "region", decide="waive", comment=" ").text
    own = f"{site}/muzeum/@@batch?id={batch}"
    assert post(own, "muzeum-editor", decide="waive", comment="Why").status_code in (200, 403)
    cursor.execute("SELECT state FROM digitisation.batch")
    assert cursor.fetchall() == [("needs-decision",)]
    assert (
        "goes on in the background" in post(url, "region", decide="waive", comment="Spłonęły").text
    )
    cursor.connection.rollback()
    cursor.execute("SELECT person, action, reason FROM digitisation.decision")
    assert cursor.fetchall() == [("region", "waive", "Spłonęły")]
    cursor.execute("SELECT payload FROM publication.job WHERE kind = 'go-on-with-batch'")
    assert cursor.fetchall() == [({"batch": batch},)]
