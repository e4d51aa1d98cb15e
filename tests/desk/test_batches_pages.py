"""The pages of packages: who sees which, what was found and decisions."""

from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import template
from kultura.batches.record_notes import fields_kept
from kultura.batches.telling import stored
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
from plone import api

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
ALIKE = [
    Found("warning", "resolution", f"mc/{n}.jp2", None, {}, "It has 200 dots an inch.", "Scan it.")
    for n in (2, 3, 4)
]
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
    write_findings(cursor, number, [*ALIKE, MISSING])
    connection.commit()
    return number


def get(url: str, person: str) -> requests.Response:
    return requests.get(url, auth=(person, PASSWORD), timeout=60, allow_redirects=False)


def read_in(language: str, url: str) -> str:
    """A page as the region's administrator reads it where the site speaks a language."""
    for name, value in (("available_languages", ["en", "pl"]), ("default_language", language)):
        api.portal.set_registry_record(f"plone.{name}", value)
    transaction.commit()
    return get(url, "region").text


def token_of(url: str, person: str) -> dict[str, str]:
    """The token of the first form of a page."""
    text = requests.get(url, auth=(person, PASSWORD), timeout=60).text
    return {"_authenticator": re.search(TOKEN, text)[1]}


def post(url: str, person: str, token: dict[str, str], **sent: str) -> requests.Response:
    """Post as a form with that token does, or without one as a foreign page would."""
    return requests.post(url, data=sent | token, auth=(person, PASSWORD), timeout=60)


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


def test_what_is_alike_is_told_once_with_every_place(site, batch) -> None:
    page = get(f"{site}/@@batch?id={batch}", "region").text
    assert page.count("It has 200 dots an inch.") == 1
    assert "3 ×" in page
    for number in (2, 3, 4):
        assert f"mc/{number}.jp2" in page


def test_decision_needs_the_form_a_reason_and_somebody_else(site, batch, cursor) -> None:
    url = f"{site}/@@batch?id={batch}"
    assert 'value="waive"' in get(url, "region").text
    assert 'value="waive"' not in get(f"{site}/muzeum/@@batch?id={batch}", "muzeum-editor").text
    assert post(url, "region", {}, decide="waive", comment="Why").status_code == 403
    token = token_of(url, "region")
    assert "Say why" in post(url, "region", token, decide="waive", comment=" ").text
    own = f"{site}/muzeum/@@batch?id={batch}"
    editors = token_of(f"{site}/@@change-password", "muzeum-editor")
    told = post(own, "muzeum-editor", editors, decide="waive", comment="Why").text
    assert "Somebody else decides about this package" in told
    cursor.execute("SELECT state FROM digitisation.batch")
    assert cursor.fetchall() == [("needs-decision",)]
    told = post(url, "region", token, decide="waive", comment="Spłonęły").text
    assert "goes on in the background" in told
    cursor.connection.rollback()
    cursor.execute("SELECT person, action, reason FROM digitisation.decision")
    assert cursor.fetchall() == [("region", "waive", "Spłonęły")]
    cursor.execute("SELECT payload FROM publication.job WHERE kind = 'go-on-with-batch'")
    assert cursor.fetchall() == [({"batch": batch},)]


def test_what_became_of_it_is_told_in_the_readers_language(site, batch, cursor) -> None:
    told = fields_kept(["title", "dating_text"])
    batches.write_again(cursor, batch, "unchanged", [{"text": "Old words."}, *stored([told])])
    cursor.connection.commit()
    polish, english = (read_in(one, f"{site}/@@batch?id={batch}") for one in ("pl", "en"))
    assert "Old words. Zachowano to, co wpisano podczas redakcji: Tytuł, Data." in polish
    assert "Kept what" not in polish
    assert "Old words. Kept what an editor wrote: Title, Date." in english


def test_packages_with_something_to_choose_are_marked_and_listed_alone(site, batch, cursor) -> None:
    urls = (f"{site}/muzeum/@@batches", f"{site}/muzeum/@@batches?choose=1", f"{site}/@@desk")
    told = [get(url, "muzeum-editor").text for url in urls]
    assert ["Atlas" in told[0], "Atlas" in told[1], "@@batches?choose=1" in told[2]] == [1, 0, 0]
    assert "Something to choose" not in told[0]
    batches.write_again(cursor, batch, "unchanged", stored([fields_kept(["title"])]))
    cursor.execute(
        "UPDATE digitisation.batch SET state = 'described', version = 1, uid = 'x' WHERE id = %s",
        (batch,),
    )
    cursor.connection.commit()
    told = [get(url, "muzeum-editor").text for url in urls]
    assert ["Atlas" in told[0], "Atlas" in told[1], "@@batches?choose=1" in told[2]] == [1, 1, 1]
    assert told[0].count("Something to choose") == 1
    assert "@@batches?choose=1" not in get(f"{site}/@@desk", "zamek-editor").text


def test_notes_on_quality_stay_with_the_package(site, batch) -> None:
    url = f"{site}/muzeum/@@batch?id={batch}"
    words = "Cienie przy grzbiecie <b>stron</b> 3–7."
    token = token_of(url, "muzeum-editor")
    assert post(url, "muzeum-editor", {}, decide="note", note=words).status_code == 403
    for note in (words, "  "):
        assert post(url, "muzeum-editor", token, decide="note", note=note).ok
    told = get(f"{site}/@@batch?id={batch}", "region").text
    assert told.count("Cienie przy grzbiecie &lt;b&gt;stron&lt;/b&gt; 3–7.") == 1
