"""Pages of a package: written with its record, made anew from the masters alone."""

from datetime import timedelta
from kultura.batches import paging
from kultura.batches.deciding import decide
from kultura.batches.jobs.collect_pyramids import collect
from kultura.batches.jobs.drop_pages import DropPages
from kultura.batches.telling import note_of
from kultura.cli.pages import lacking
from kultura.cli.pages import made
from kultura.digitisation.paging import paged
from kultura.media.pyramids.folder import Pyramids
from kultura.store import pages
from packages import picture
from plone import api

import pytest
import shutil
import transaction


@pytest.fixture
def pyramids(settings) -> Pyramids:
    return Pyramids(settings.directory("derivatives"))


def test_package_brings_pages_with_their_images(ingest, package, cursor, pyramids) -> None:
    (brought,) = ingest(package)
    found = pages.pages_of(cursor, brought.batch.uid)
    assert [(one.position, one.width, one.height) for one in found] == [(1, 20, 31), (2, 20, 32)]
    assert all(pyramids.holds(one.file) for one in found)
    assert pages.version_of(cursor, brought.batch.uid) == (brought.batch.object, 1)


def test_waived_package_shows_the_images_it_has(
    ingest, waits, library, go_on, cursor, pyramids
) -> None:
    (brought,) = ingest(waits)
    assert pages.digitised(cursor) == []
    with api.env.adopt_user(username="region"):
        decide(library.aq_parent, brought.batch.id, "waive", "Nie ma ich i nie będzie.")
    uid = go_on(brought.batch.id).batch.uid
    (page,) = pages.pages_of(cursor, uid)
    assert (page.label, page.type) == ("1", "normalPage")
    assert pyramids.holds(page.file)


def test_corrected_package_replaces_pages_that_nobody_sees(ingest, package, cursor) -> None:
    (first,) = ingest(package, goal="draft")
    before = pages.pages_of(cursor, first.batch.uid)
    picture(package / "3.png")
    (second,) = ingest(package, goal="draft")
    after = pages.pages_of(cursor, first.batch.uid)
    assert second.batch.version == 2
    assert (len(after), after[:2]) == (3, before)


def test_pages_of_a_record_that_waits_are_left_alone(ingest, package, record, cursor) -> None:
    (first,) = ingest(package, goal="pending")
    before = pages.pages_of(cursor, first.batch.uid)
    picture(package / "3.png")
    (second,) = ingest(package, goal="pending")
    assert second.batch.version == 2
    assert "Its pages stay those of version 1" in note_of(second.batch)
    assert pages.pages_of(cursor, first.batch.uid) == before
    with api.env.adopt_user(username="biblioteka-editor"):
        api.content.transition(record(first), "retract")
    transaction.commit()
    (again,) = ingest(package)
    assert again.batch.note == []
    assert pages.version_of(cursor, first.batch.uid)[1] == 2
    (package / "3.png").unlink()
    ingest(package)
    assert len(pages.pages_of(cursor, first.batch.uid)) == 3  # version 1 is not the newest


def test_what_is_submitted_while_images_are_made_keeps_its_pages(
    ingest, package, record, cursor, monkeypatch
) -> None:
    (first,) = ingest(package, goal="draft")
    before = pages.pages_of(cursor, first.batch.uid)
    picture(package / "3.png")

    def submitted_meanwhile(*given):
        with api.env.adopt_user(username="biblioteka-editor"):
            api.content.transition(record(first), "submit")
        transaction.commit()
        return paged(*given)

    monkeypatch.setattr(paging, "paged", submitted_meanwhile)
    (second,) = ingest(package, goal="draft")
    assert "Its pages stay those of version 1" in note_of(second.batch)
    cursor.connection.rollback()
    assert pages.pages_of(cursor, first.batch.uid) == before


def test_lost_images_are_made_anew(ingest, package, connection, repository, pyramids) -> None:
    (brought,) = ingest(package)
    assert list(lacking(connection, pyramids, again=False)) == []
    shutil.rmtree(pyramids.folder)
    (one,) = lacking(connection, pyramids, again=False)
    assert one.uid == brought.batch.uid
    assert list(made(connection, one, repository, pyramids.folder, 1)) == []
    assert list(lacking(connection, pyramids, again=False)) == []
    assert list(lacking(connection, pyramids, again=True)) == [one]


def test_master_that_is_gone_is_told(ingest, package, connection, repository, pyramids) -> None:
    ingest(package)
    (one,) = lacking(connection, pyramids, again=True)
    shutil.rmtree(repository.object_folder(one.object))
    ((path, why),) = made(connection, one, repository, pyramids.folder, 1)
    assert (path, "There is no object" in why) == ("", True)


def test_removed_object_loses_its_pages_and_a_day_later_their_images(
    ingest, package, record, cursor, pyramids
) -> None:
    (brought,) = ingest(package, goal="draft")
    uid, site = brought.batch.uid, api.portal.get()
    DropPages().do(site, {"uid": uid})
    assert len(pages.pages_of(cursor, uid)) == 2  # it is there still
    with api.env.adopt_roles(roles=["Manager"]):
        api.content.delete(record(brought), check_linkintegrity=False)
    transaction.commit()
    cursor.connection.rollback()
    cursor.execute("SELECT payload FROM publication.job WHERE kind = 'drop-pages'")
    assert cursor.fetchall() == [({"uid": uid},)]
    assert collect(pyramids, timedelta()) == 0
    DropPages().do(site, {"uid": uid})
    cursor.connection.rollback()
    assert pages.pages_of(cursor, uid) == []
    assert collect(pyramids, timedelta(days=1)) == 0
    assert collect(pyramids, timedelta(seconds=-1)) == 2
    assert list(pyramids.folder.glob("??/??/*.tif")) == []
