"""Bytes of pictures and files leave the database with the first public record that shows them."""

from datetime import timedelta
from kultura.instance.checks import media as check
from kultura.instance.postgresql import connection as connections
from kultura.media.files import MediaFiles
from kultura.store import media
from kultura.store import read
from kultura.store.collecting import drop_unused
from kultura.store.connection import connect_reader
from kultura.store.connection import connect_writer
from kultura.store.measures import public_files

import acts
import itertools
import media_acts
import orjson
import pytest


COLOURS = itertools.cycle(["red", "green", "blue", "yellow", "orange", "purple", "pink", "gray"])
NAMES = itertools.count(1)


@pytest.fixture
def files(region) -> MediaFiles:
    return MediaFiles(region.directory("media"))


@pytest.fixture
def reading(region):
    connection = connect_reader(connections.reader_dsn(region), "test")
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


@pytest.fixture
def public(reading):
    """A file as the public sees it, None where it does not."""
    return lambda uid: public_files(reading, [uid]).get(uid)


@pytest.fixture
def picture(cms) -> str:
    colour = next(COLOURS)
    return cms(media_acts.add_picture, "muzeum/media", colour)


@pytest.fixture
def page(cms):
    """Make a page that shows files: `page(pictures, attachments, publish)`; path and UID."""

    def make(pictures=(), attachments=(), publish=True) -> tuple[str, str]:
        name = f"z-plikami-{next(NAMES)}"
        uid = cms(acts.create, "Document", "muzeum", name)
        path = f"muzeum/{name}"
        cms(media_acts.show_files, path, list(pictures), list(attachments))
        if publish:
            cms(acts.transition, path, "publish_directly")
        cms(acts.project)
        return path, uid

    return make


def test_a_public_record_shows_a_measured_picture(cms, page, picture, public, files, reading):
    plan = cms(media_acts.add_file, "muzeum/media", b"%PDF-plan")
    _path, uid = page([picture], [plan])
    (record,) = read.records(reading, [uid], ["pl"])
    shown = orjson.loads(b"{" + record.media + b"}")
    (image,), (attachment,) = shown["images"], shown["attachments"]
    assert (image["width"], image["height"]) == (30, 20)
    assert image["color"].startswith("#")
    assert image["iiif"].endswith(f"/iiif/image/3/{picture}")
    assert (attachment["mediaType"], attachment["size"]) == ("application/pdf", 9)
    assert files.path(public(plan).hash).read_bytes() == b"%PDF-plan"
    assert public(picture).is_picture and not public(picture).is_attachment
    assert public(picture).filename.endswith(".png")


def test_nothing_of_a_draft_leaves_the_database(cms, page, picture, public) -> None:
    before = cms(media_acts.kept_files)
    page([picture], publish=False)
    assert public(picture) is None
    assert cms(media_acts.kept_files) == before


def test_nothing_of_restricted_access_leaves_the_database(cms, picture, public) -> None:
    before = cms(media_acts.kept_files)
    name = f"obraz-{next(NAMES)}"
    cms(acts.create_object, "muzeum", name)
    cms(acts.set_access, f"muzeum/{name}", "on-premises")
    cms(media_acts.show_files, f"muzeum/{name}", [picture], [])
    cms(acts.project)
    assert public(picture) is None
    assert cms(media_acts.kept_files) == before


def test_a_picture_stays_as_long_as_one_public_record_shows_it(cms, page, picture, public) -> None:
    one, _uid = page([picture])
    other, _uid = page([picture])
    cms(acts.transition, one, "withdraw")
    assert public(picture)
    cms(acts.transition, other, "withdraw")
    assert public(picture) is None


def test_a_replaced_picture_is_another_one_at_once(cms, page, picture, public, store) -> None:
    _path, uid = page([picture])
    before = public(picture)
    path = cms(media_acts.path_of_uid, picture)
    store.execute("SELECT xmin FROM publication.rendering WHERE uid = %s", (uid,))
    rendering = store.fetchone()
    cms(media_acts.replace_picture, path, "black")
    cms(acts.project)
    assert public(picture).color == "#000000"
    assert public(picture).hash != before.hash
    store.execute("SELECT xmin FROM publication.rendering WHERE uid = %s", (uid,))
    assert store.fetchone() == rendering


def test_killed_between_bytes_and_row_nothing_half_is_left(
    cms, new_actor, picture, page, public
) -> None:
    path, _uid = page([picture], publish=False)
    cms(acts.transition, path, "publish_directly")
    dying = new_actor()
    with pytest.raises(EOFError):
        dying(acts.render_and_die)
    assert public(picture) is None
    cms(acts.project)
    assert public(picture)


def test_lost_bytes_come_back_by_a_rebuild(cms, page, picture, public, files, region) -> None:
    page([picture])
    hash = public(picture).hash
    cms(media_acts.remove_bytes, hash)
    assert "1 public files are not in" in " ".join(check.problems(None, region))
    cms(acts.rebuild)
    assert list(check.problems(None, region)) == []
    assert files.holds(hash, public(picture).size)


def test_what_no_record_shows_any_more_is_collected(cms, page, picture, public, region) -> None:
    path, _uid = page([picture])
    cms(acts.transition, path, "withdraw")
    cms(acts.project)
    connection = connect_writer(connections.dsn(region), "test")
    assert drop_unused(connection, timedelta(0)) >= 1
    with connection.cursor() as cursor:
        assert picture not in media.known(cursor, [picture])
    connection.close()
    cms(acts.transition, path, "reopen")
    cms(acts.transition, path, "publish_directly")
    cms(acts.project)
    assert public(picture)
