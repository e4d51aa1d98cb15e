"""What is less plain turns a record too: files, forgetting, places of other kinds, servers lost."""

from builders import projection
from builders import publish
from databases import READER
from datetime import timedelta
from houses import performance
from houses import present
from houses import set_clock
from houses import showing
from kultura.records.place import Place
from kultura.store import clock
from kultura.store import media
from kultura.store import roles
from kultura.store import schema
from kultura.store.connection import connect_writer
from kultura.store.feed import announce
from kultura.store.feed import MOST_MET
from kultura.store.hides import hide
from kultura.store.marks import mark_ready
from kultura.store.media import Media
from kultura.store.media import Medium
from kultura.store.projection import Projection
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.ripe import ripe_marks
from kultura.store.showing import show
from kultura.store.voting import vote


def there(hash: str, size: int) -> bool:
    return True


def rendering(uid: str, title: str, **more: bytes) -> Rendering:
    body = f'{{"id":"{uid}","title":"{title}"}}'.encode()
    said = {"language": "pl", "etag": title, "title": title, "title_key": title, "body": body}
    return Rendering(**said, card=body, **more)


def pictured(uid: str) -> Projection:
    images = b'"images":[{"iiif":"http://a/iiif/image/3/lost","alt":""}],"attachments":[]'
    picture = (Reference(role="image", position=0, target="lost"),)
    return projection(uid, renderings=(rendering(uid, uid, media=images),), references=picture)


def picture(source: str) -> Medium:
    return Medium(uid="lost", hash="a" * 64, source=source, media_type="image/jpeg", size=5)


def project(store, own: Medium | None, *others: Projection) -> None:
    """Do what the projector does with a picture's own mark and those of records that show it."""
    with store, store.cursor() as cursor:
        mark_ready(cursor, ["lost", *(one.uid for one in others)])
        marks = {mark.uid: mark for mark in ripe_marks(cursor, 100)}
    if others:
        with store, store.cursor() as cursor:
            media.add(cursor, [own], there)
    found = {marks[one.uid]: one for one in others} | {marks["lost"]: None}
    show(store, found, Media(own={"lost": own}), there)


def last_turn(store) -> list[str] | None:
    with store, store.cursor() as cursor:
        cursor.execute("SELECT uids FROM publication.turn ORDER BY version DESC LIMIT 1")
        return cursor.fetchone()[0]


def test_a_picture_that_comes_back_with_one_record_is_shown_by_others(get, store) -> None:
    project(store, None)
    publish(store, pictured("a"))
    assert get("/api/v1/exhibits/a").json()["images"] == []
    project(store, picture("1"), pictured("b"))
    assert len(get("/api/v1/exhibits/b").json()["images"]) == 1
    assert len(get("/api/v1/exhibits/a").json()["images"]) == 1


def test_what_is_forgotten_while_its_first_moment_comes_is_turned(get, store, served) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    publish(store, projection("a", visible_from=now + timedelta(minutes=5)), projection("b"))
    other = connect_writer(served.dsn, "other")
    with store, store.cursor() as cursor:
        hide(cursor, ["a", "b"])
        with other, other.cursor() as moving:
            clock.set_ahead(moving, timedelta(minutes=6))
        assert get("/api/v1/exhibits/a").status_code == 200
        announce(cursor, ["a", "b"])
    other.close()
    assert get("/api/v1/exhibits/a").status_code == 404


def test_drafts_beside_a_record_turn_nothing_else(store) -> None:
    publish(store, projection("a"))
    with store, store.cursor() as cursor:
        mark_ready(cursor, ["a", "draft"])
        marks = {mark.uid: mark for mark in ripe_marks(cursor, 100)}
    show(store, {marks["a"]: projection("a", "Another"), marks["draft"]: None})
    assert sorted(last_turn(store)) == ["a", "draft"]


def test_what_too_many_refer_to_turns_all(store) -> None:
    related = (Reference(role="related", position=0, target="t"),)
    few, many = MOST_MET - 1, MOST_MET
    publish(store, projection("t"))
    publish(store, *(projection(f"r{n}", references=related) for n in range(few)))
    publish(store, projection("t", "Another"))
    assert len(last_turn(store)) == MOST_MET
    publish(store, projection(f"r{many}", references=related))
    publish(store, projection("t", "Yet another"))
    assert last_turn(store) is None


def test_a_place_that_is_no_venue_turns_what_has_a_showing_there(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    square = {"collection": "residencies", "type": "residency"}
    dated = showing("2026-03-12 19:00", place=Place(id="square"))
    present(store, performance("p", schedule=(dated,)))
    for title in ("Plac", "Rynek"):
        shown = (rendering("square", title, place=b'{"title":"%s"}' % title.encode()),)
        publish(store, projection("square", renderings=shown, **square))
        assert get("/api/v1/performances/p").json()["schedule"][0]["place"] == {"title": title}
    vote(store, ["square"], [])
    assert "place" not in get("/api/v1/performances/p").json()["schedule"][0]


def test_views_made_anew_turn_all(store, served) -> None:
    with store, store.cursor() as cursor:
        cursor.execute("SELECT version FROM publication.state")
        (before,) = cursor.fetchone()
    schema.upgrade(served.dsn)
    with store, store.cursor() as cursor:
        roles.grant_reading(cursor, READER)
        cursor.execute("SELECT version FROM publication.state")
        (after,) = cursor.fetchone()
        assert after == before + 1
        cursor.execute("SELECT 1 FROM publication.turn WHERE version = %s", (after,))
        assert cursor.fetchone() is None


def test_a_server_that_lost_versions_is_not_believed_to_have_had_them(get, store) -> None:
    publish(store, projection("a"), projection("b"))
    for title in "123":
        publish(store, projection("b", title))
    assert get("/api/v1/exhibits/a").status_code == 200
    assert get("/api/v1/exhibits/b").status_code == 200
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE publication.state SET version = version - 3")
        cursor.execute(
            "DELETE FROM publication.turn USING publication.state"
            " WHERE turn.version > state.version"
        )
        clock.set_ahead(cursor, timedelta(minutes=1))
    assert get("/api/v1/exhibits/b").status_code == 200
    vote(store, ["a"], [])
    assert get("/api/v1/exhibits/a").status_code == 410
