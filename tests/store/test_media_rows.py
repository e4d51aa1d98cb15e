"""A file is public while a visible record with open access shows it; its row is its own."""

from builders import projection
from builders import publish
from datetime import timedelta
from kultura.store import media
from kultura.store import read
from kultura.store.collecting import drop_unused
from kultura.store.collecting import unnamed
from kultura.store.feed import changes
from kultura.store.hides import Limits
from kultura.store.marks import mark_ready
from kultura.store.measures import public_files
from kultura.store.media import MediaLostError
from kultura.store.media import Medium
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.ripe import ripe_marks
from kultura.store.showing import show
from kultura.store.voting import vote

import orjson
import psycopg2
import pytest


IMAGES = (
    b'"images":[{"iiif":"http://a/iiif/image/3/picture","alt":"\\"iiif\\":\\"x"}],"attachments":[]'
)


def medium(uid: str = "picture", **changes) -> Medium:
    plain = {"hash": "a" * 64, "source": "1", "media_type": "image/jpeg", "size": 5}
    return Medium(uid=uid, **(plain | {"width": 4, "height": 3, "color": "#fff000"} | changes))


def there(hash: str, size: int) -> bool:
    return True


def showing(uid: str, **changes):
    rendering = Rendering(
        language="pl", etag="", title=uid, title_key=uid, body=b"{}", card=b"{}", media=IMAGES
    )
    return projection(uid, renderings=(rendering,), **changes)


def add(connection, *media_: Medium) -> None:
    with connection, connection.cursor() as cursor:
        media.add(cursor, media_, there)


def project_own(connection, found: Medium | None) -> None:
    """Do what the projector does with a mark of the picture itself."""
    with connection, connection.cursor() as cursor:
        mark_ready(cursor, ["picture"])
        (mark,) = [one for one in ripe_marks(cursor, 100) if one.uid == "picture"]
    show(connection, {mark: None}, media.Media(own={"picture": found}), there)


def public(reader) -> set[str]:
    with reader.cursor() as cursor:
        return set(public_files(cursor, ["picture"]))


def images(reader, uid: str) -> list[dict]:
    with reader.cursor() as cursor:
        (record,) = read.records(cursor, [uid], ["pl"])
    return orjson.loads(b"{" + (record.media or b'"images":[]') + b"}")["images"]


def test_a_record_gets_the_measures_of_its_pictures(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"))
    (image,) = images(reader, "a")
    assert (image["width"], image["height"], image["color"]) == (4, 3, "#fff000")
    assert image["alt"] == '"iiif":"x'


def test_a_picture_whose_bytes_are_not_exported_is_not_shown(connection, reader) -> None:
    publish(connection, showing("a"))
    assert images(reader, "a") == []


def test_replacing_a_file_writes_its_row_and_tells_who_follows(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"))
    with reader.cursor() as cursor:
        before = read.moment(cursor)
    project_own(connection, medium(hash="b" * 64, source="2", width=8))
    assert images(reader, "a")[0]["width"] == 8
    with reader.cursor() as cursor:
        assert read.moment(cursor).version > before.version
        news = [(one.uid, one.change) for one in changes(cursor, before.change, 10)]
    assert news == [("a", "changed")]


def test_looking_at_an_unchanged_file_changes_nothing(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"))
    with reader.cursor() as cursor:
        before = read.moment(cursor)
        project_own(connection, medium())
        assert read.moment(cursor).version == before.version


def test_a_new_row_has_its_object_looked_at_again(connection, cursor) -> None:
    mark_ready(cursor, ["picture"])
    (before,) = ripe_marks(cursor, 10)
    connection.commit()
    add(connection, medium())
    (after,) = ripe_marks(cursor, 10)
    assert after.generation > before.generation


def test_a_file_is_public_as_long_as_one_record_shows_it(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"), showing("b"))
    voter = psycopg2.connect(connection.dsn)
    voter.autocommit = True
    vote(voter, ["a"], [])
    assert public(reader) == {"picture"}
    vote(voter, ["b"], [])
    assert public(reader) == set()
    voter.close()


@pytest.mark.parametrize(
    "changes",
    [
        {"access": "metadata-only"},
        {"containers": ("hidden",)},
        {"references": (Reference(role="related", position=0, target="picture"),)},
    ],
)
def test_a_file_that_nobody_shows_is_not_public(connection, reader, changes) -> None:
    add(connection, medium())
    publish(connection, showing("a", **changes))
    assert public(reader) == set()


def test_restricting_access_takes_the_file_away_at_the_vote(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"))
    voter = psycopg2.connect(connection.dsn)
    voter.autocommit = True
    vote(voter, [], [Limits("a", (), access="metadata-only")])
    assert public(reader) == set()
    voter.close()


def test_unused_rows_go_after_a_time_and_then_their_bytes(connection, cursor) -> None:
    add(connection, medium(), medium("other", hash="c" * 64))
    publish(connection, showing("a"))
    assert drop_unused(connection, timedelta(hours=1)) == 0
    assert drop_unused(connection, timedelta(0)) == 1
    assert set(media.known(cursor, ["picture", "other"])) == {"picture"}
    assert unnamed(cursor, ["a" * 64, "c" * 64]) == ["c" * 64]


def test_a_record_whose_file_was_collected_meanwhile_is_rendered_again(connection, cursor) -> None:
    mark_ready(cursor, ["a"])
    marks = {mark: showing("a") for mark in ripe_marks(cursor, 10)}
    connection.commit()
    with pytest.raises(MediaLostError):
        show(connection, marks, media.Media(shown=("picture",)), there)
    with pytest.raises(MediaLostError), connection, connection.cursor() as inner:
        media.add(inner, [medium()], lambda hash, size: False)
    with connection.cursor() as inner:
        assert [mark.uid for mark in ripe_marks(inner, 10)] == ["a"]


def test_a_file_without_bytes_any_more_is_not_public(connection, reader) -> None:
    add(connection, medium())
    publish(connection, showing("a"))
    project_own(connection, None)
    assert public(reader) == set()
    assert images(reader, "a") == []
