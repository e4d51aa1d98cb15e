"""Pages of digitised objects: written whole, public while their record is, with open access."""

from builders import container
from builders import projection
from builders import publish
from kultura.store import pages
from kultura.store import read
from kultura.store.hides import Limits
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.page_text import placed_words
from kultura.store.page_text import readable
from kultura.store.page_text import running
from kultura.store.page_text import unpack
from kultura.store.pages import NewPage
from kultura.store.voting import vote

import pytest


TEXT = "W Łodzi by\N{SOFT HYPHEN}\nło zimno"
BOXES = [Box(10 * at, 20, 9, 12) for at in range(5)]
FOLDER = "f" * 32


def page(position: int, text: str = TEXT, **changes) -> NewPage:
    name = pages.page_id("a", f"PAGE_{position}")
    given = {"label": str(position), "type": "page", "file": "0" * 64}
    return NewPage(
        position=position, page=name, width=100, height=200, text=text, boxes=pack(BOXES), **given
    )


@pytest.fixture
def book(connection):
    """Write a record's pages; give the function that publishes it with an access."""
    with connection, connection.cursor() as cursor:
        pages.write_pages(cursor, "a", "kultura:b/1", 1, {"parts": []}, [page(1), page(2, "")])
    publish(connection, container(FOLDER))

    def publish_with(access: str = "open") -> None:
        publish(connection, projection("a", access=access, containers=(FOLDER,)))

    return publish_with


@pytest.fixture
def public(reader):
    """How many pages and forms the public service finds, by each of its ways."""

    def count() -> tuple[int, ...]:
        with reader.cursor() as cursor:
            found = (
                len(pages.public_pages(cursor, "a")),
                len(pages.public_texts(cursor, "a")),
                int(pages.public_page(cursor, page(1).page) is not None),
                len(pages.public_texts_of(cursor, [page(1).page])),
                int(pages.public_form(cursor, "a") is not None),
            )
        reader.rollback()
        return found

    return count


ALL, NOTHING = (2, 1, 1, 1, 1), (0, 0, 0, 0, 0)


def test_pages_wait_for_their_record(book, public, connection) -> None:
    assert public() == NOTHING
    book()
    assert public() == ALL
    vote(connection, ["a"], [])
    assert public() == NOTHING


@pytest.mark.parametrize("access", ["metadata-only", "on-premises"])
def test_restricted_access_takes_pages_away_at_once(
    book, public, connection, reader, access
) -> None:
    book()
    vote(connection, [], [Limits("a", (FOLDER,), access=access)])
    assert public() == NOTHING
    with reader.cursor() as cursor:
        (found,) = read.records(cursor, ["a"], ["pl"])
    assert (found.access, found.pages, found.has_text) == (access, None, None)
    reader.rollback()
    book()
    assert public() == ALL


def test_pages_below_a_hidden_container_are_not_seen(book, public, connection) -> None:
    book()
    vote(connection, [FOLDER], [])
    assert public() == NOTHING


def test_record_says_how_many_pages_it_has(book, reader) -> None:
    book()
    with reader.cursor() as cursor:
        (found,) = read.records(cursor, ["a"], ["pl"])
    assert (found.pages, found.has_text) == (2, True)


def test_pages_are_replaced_whole_and_followers_told(book, public, connection, cursor) -> None:
    book()
    cursor.execute("SELECT version, change FROM publication.state")
    before = cursor.fetchone()
    pages.write_pages(cursor, "a", "kultura:b/1", 2, {"parts": []}, [page(2)])
    connection.commit()
    assert public() == (1, 1, 0, 0, 1)
    cursor.execute("SELECT version, change FROM publication.state")
    assert all(now > then for now, then in zip(cursor.fetchone(), before, strict=True))
    assert pages.version_of(cursor, "a") == ("kultura:b/1", 2)
    assert [one.position for one in pages.pages_of(cursor, "a")] == [2]


def test_cms_sees_pages_of_its_record_alone(book, cursor) -> None:
    first = page(1).page
    assert pages.page_of(cursor, "a", first).width == 100
    assert pages.page_of(cursor, "b", first) is None
    assert pages.text_of(cursor, "a", first).text == TEXT
    assert [one.page for one in pages.texts_of(cursor, "a")] == [first]
    assert pages.texts_of(cursor, "b") == []
    assert pages.structure_of(cursor, "a") == {"parts": []}
    assert pages.structure_of(cursor, "b") == {}


def test_divided_word_has_two_boxes() -> None:
    words = list(placed_words(TEXT, unpack(pack(BOXES))))
    assert [word.text for word in words] == ["W", "Łodzi", "było", "zimno"]
    assert words[2].boxes == (BOXES[2], BOXES[3])
    assert TEXT[words[3].start : words[3].end] == "zimno"
    assert running(TEXT) == "W Łodzi było zimno"
    assert readable(TEXT) == "W Łodzi by-\nło zimno"


def test_boxes_beyond_any_image_are_kept_within() -> None:
    assert unpack(pack([Box(-5, 70_000, 3, 4)])) == [Box(0, 65_535, 3, 4)]
    assert unpack(pack([])) == []
