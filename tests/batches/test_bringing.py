"""Packages are brought in: checked, kept with their masters, described, and known again."""

from kultura.batches.faults import BatchFault
from kultura.batches.telling import note_of
from kultura.imports.faults import ImportRefused
from kultura.store.findings import findings_of
from packages import complete
from packages import made
from packages import retitled
from plone import api

import pytest
import transaction


def test_package_is_kept_as_it_came_and_described(ingest, package, repository, record) -> None:
    (brought,) = ingest(package)
    batch = brought.batch
    assert (batch.state, batch.version, batch.outcome) == ("described", 1, "created")
    assert batch.object == "kultura:biblioteka/atlas"
    stored = repository.object(batch.object)
    assert sorted(stored.inventory.version().state) == [
        "package/1.png",
        "package/2.png",
        "package/opis.csv",
        "premis.xml",
    ]
    assert stored.path("package/1.png").read_bytes() == (package / "1.png").read_bytes()
    obj = record(brought)
    assert (obj.title, obj.languages, obj.edm_type) == ("Atlas", ["pl"], "TEXT")
    assert "/".join(obj.getPhysicalPath()[-3:-1]) == "biblioteka/zbiory"
    assert api.content.get_state(obj) == "draft"


def test_same_package_again_adds_nothing(ingest, package, repository, cursor) -> None:
    (first,) = ingest(package)
    (again,) = ingest(package)
    assert (again.new, again.batch) == (False, first.batch)
    assert repository.object(first.batch.object).inventory.head == 1
    cursor.execute("SELECT count(*) FROM digitisation.batch")
    assert cursor.fetchone() == (1,)
    cursor.execute("SELECT count(*) FROM digitisation.delivery")
    assert cursor.fetchone() == (1,)


def test_corrected_package_is_version_two_of_the_same_object(
    ingest, package, repository, record
) -> None:
    (first,) = ingest(package)
    retitled(package, "Atlas", "Atlas świata")
    (second,) = ingest(package)
    assert (second.batch.version, second.batch.outcome) == (2, "updated")
    assert second.batch.uid == first.batch.uid
    assert record(second).title == "Atlas świata"
    inventory = repository.object(first.batch.object).inventory
    assert inventory.version(1).state != inventory.version(2).state
    assert len(inventory.manifest) == 3 + 1 + 2  # only the description and the record are new


def test_date_that_a_corrected_package_words_anew_is_not_confirmed_by_that(
    ingest, tmp_path, record
) -> None:
    package = made(tmp_path / "atlas", "Tytuł;Język;Data;Dcmi type\nAtlas;pl;ok. 1890;text\n")
    (first,) = ingest(package)
    retitled(package, "ok. 1890", "1908")
    ingest(package)
    obj = record(first)
    assert (obj.dating_text, obj.dating_edtf, obj.dating_derived) == ("1908", "1908", True)


def test_what_an_editor_corrected_stays_until_somebody_says_otherwise(
    ingest, package, record
) -> None:
    (first,) = ingest(package)
    record(first).title = "Atlas (poprawiony)"
    transaction.commit()
    retitled(package, "Atlas", "Atlas świata")
    (second,) = ingest(package)
    assert record(second).title == "Atlas (poprawiony)"
    assert "Title" in note_of(second.batch)
    (package / "3.png").write_bytes((package / "2.png").read_bytes())
    (third,) = ingest(package, overwrite="theirs")
    assert (record(third).title, third.batch.version) == ("Atlas świata", 3)


def test_broken_package_is_refused_once_and_nothing_is_kept(
    ingest, package, repository, cursor
) -> None:
    (package / "1.png").write_bytes(b"no image")
    (first,) = ingest(package)
    (again,) = ingest(package)
    assert (first.batch.state, again.new, again.batch.id) == ("refused", False, first.batch.id)
    assert not repository.exists
    (worst, *_rest) = findings_of(cursor, first.batch.id)
    assert (worst.code, worst.severity, worst.file) == ("no-image", "error", "1.png")
    assert "Write it again as JPEG 2000" in worst.advice


def test_description_that_will_not_do_is_refused_before_anything_is_kept(
    ingest, tmp_path, repository, cursor
) -> None:
    (brought,) = ingest(made(tmp_path / "atlas", f"Tytuł;Wydawca\nAtlas;{'w' * 301}\n"))
    assert brought.batch.state == "refused"
    assert brought.batch.counts["error"] == 1
    assert findings_of(cursor, brought.batch.id)[0].code == "not-described"
    assert not repository.exists


def test_museum_gets_a_number_and_packages_without_a_title_are_called_by_their_name(
    ingest, waits, tmp_path, museum, record
) -> None:
    order = {"institution": "muzeum", "person": "muzeum-editor"}
    complete(waits)
    first, second = ingest(waits, made(tmp_path / "misa", "Opis\nMisa\n"), **order)
    assert record(first).inventory_number == "A 1"
    assert (record(second).inventory_number, record(second).title) == ("misa", "misa")


def test_packages_go_into_a_collection_of_the_institution(ingest, package, library, record) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        of_maps = api.content.create(library["kolekcje"], "DigitalCollection", "mapy", title="Mapy")
    transaction.commit()
    (brought,) = ingest(package, collection="biblioteka/kolekcje/mapy")
    assert record(brought).collections == [of_maps.UID()]


def test_what_cannot_start_leaves_nothing(ingest, package, museum, cursor) -> None:
    wrong = [
        ({"institution": "nowhere"}, ImportRefused),
        ({"person": "muzeum-editor"}, ImportRefused),
        ({"collection": "biblioteka"}, BatchFault),
    ]
    for order, fault in wrong:
        with pytest.raises(fault):
            ingest(package, **order)
    cursor.execute("SELECT count(*) FROM digitisation.delivery")
    assert cursor.fetchone() == (0,)


def test_public_record_stays_while_its_masters_get_a_version(ingest, package, record) -> None:
    (first,) = ingest(package)
    with api.env.adopt_roles(roles=["Manager"]):
        api.content.transition(record(first), "submit")
    transaction.commit()
    retitled(package, "Atlas", "Atlas świata")
    (second,) = ingest(package)
    assert (second.batch.version, second.batch.outcome) == (2, "unchanged")
    assert "waits for approval" in note_of(second.batch)
    assert record(second).title == "Atlas"
