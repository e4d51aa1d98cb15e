"""Pages as people change them: kept with who and when, hidden at once, proposed, and merged."""

from builders import container
from builders import projection
from builders import publish
from dataclasses import replace
from kultura.store import pages
from kultura.store.page import OwnPage
from kultura.store.page_changes import changes_between
from kultura.store.page_changes import moves
from kultura.store.page_sets import adopt
from kultura.store.page_sets import changes_after
from kultura.store.page_sets import hide_pages
from kultura.store.page_sets import page_set
from kultura.store.page_sets import propose
from kultura.store.page_sets import write_edits
from kultura.store.pages import NewPage
from kultura.store.pages import page_id

import pytest


FOLDER = "f" * 32
STRUCTURE = {"parts": []}


def named(number: int) -> str:
    return page_id("a", f"PAGE_{number}")


def page(number: int, position: int, **changes) -> NewPage:
    given = {"label": str(number), "type": "page", "file": "0" * 64, "width": 100, "height": 200}
    given |= {"text": f"tekst {number}", "boxes": b""} | changes
    return NewPage(position=position, page=named(number), **given)


def write(cursor, numbers, uid="a", **given) -> None:
    made = [page(number, at) for at, number in enumerate(numbers, 1)]
    pages.write_pages(cursor, uid, "kultura:b/1", 1, STRUCTURE, made, **given)


def labels(cursor, uid="a") -> list[str]:
    return [one.label for one in page_set(cursor, uid).pages]


def edit(cursor, uid="a", order=None, person="ewa", cover="", **by_number) -> None:
    """Write the set with changes, by ``p1={"label": "x"}``."""
    before = page_set(cursor, uid).pages
    changed = [
        replace(one, **by_number.get(f"p{number}", {}))
        for one in before
        for number in range(1, 9)
        if one.page == named(number)
    ]
    known = {one.page: one for one in changed}
    after = [known[named(number)] for number in order] if order else changed
    after = [replace(one, position=at) for at, one in enumerate(after, 1)]
    write_edits(cursor, uid, after, cover, changes_between(before, after), person)


@pytest.fixture
def book(connection, cursor):
    """A public record of three pages."""
    write(cursor, [1, 2, 3])
    connection.commit()
    publish(connection, container(FOLDER))
    publish(connection, projection("a", containers=(FOLDER,)))


@pytest.fixture
def public(reader):
    """The labels the public sees, by each way, and how many the record says there are."""

    def labels() -> list[str]:
        with reader.cursor() as cursor:
            found = pages.public_pages(cursor, "a")
            texts = pages.public_texts(cursor, "a")
            one_by_one = pages.public_texts_of(cursor, [named(number) for number in range(1, 9)])
            form = pages.public_form(cursor, "a")
        reader.rollback()
        assert [one.page for one in found] == [one.page for one in texts]
        assert set(one_by_one) == {one.page for one in found}
        assert form.pages == len(found)
        return [one.label for one in found]

    return labels


def test_changes_are_kept_with_who_and_when(book, cursor) -> None:
    edit(cursor, p2={"label": "ii", "rotation": 90, "rescan": True}, order=[3, 1, 2])
    found = changes_after(cursor, "a")
    told = [(one.change.field, one.change.old, one.change.new) for one in found]
    assert told == [
        ("label", "2", "ii"),
        ("rotation", "0", "90"),
        ("rescan", "", "1"),
        ("position", "3", "1"),
    ]
    assert {(one.person, one.revision) for one in found} == {("ewa", 1)}
    assert [one.page for one in page_set(cursor, "a").pages] == [named(3), named(1), named(2)]
    assert changes_after(cursor, "a", 1) == []


def test_hidden_page_is_nowhere_in_public(book, connection, cursor, public) -> None:
    assert public() == ["1", "2", "3"]
    cursor.execute("SELECT version, change FROM publication.state")
    before = cursor.fetchone()
    hide_pages(cursor, "a", {named(2): "Nazwisko żyjącej osoby."}, "ewa")
    connection.commit()
    assert public() == ["1", "3"]
    cursor.execute("SELECT version, change FROM publication.state")
    assert all(now > then for now, then in zip(cursor.fetchone(), before, strict=True))
    (hidden,) = [one for one in page_set(cursor, "a").pages if one.hidden]
    assert hidden.reason == "Nazwisko żyjącej osoby."


def test_hiding_twice_notes_it_once(book, cursor) -> None:
    for reason in ("Pierwszy.", "Drugi."):
        hide_pages(cursor, "a", {named(2): reason}, "ewa")
    found = [one.change for one in changes_after(cursor, "a")]
    assert [(one.field, one.new) for one in found] == [("hidden", "1"), ("reason", "Pierwszy.")]


def test_proposal_is_seen_by_nobody_until_it_is_adopted(book, connection, cursor, public) -> None:
    propose(cursor, "a", "copy")
    edit(cursor, "copy", order=[3, 2, 1], p1={"label": "i"}, cover=named(3))
    connection.commit()
    assert public() == ["1", "2", "3"]
    assert adopt(cursor, "a", ["copy"]) is True
    assert adopt(cursor, "a", ["copy"]) is False
    connection.commit()
    assert public() == ["3", "2", "i"]
    assert page_set(cursor, "copy") is None
    assert page_set(cursor, "a").cover == named(3)
    assert "label" in {one.change.field for one in changes_after(cursor, "a")}


def test_record_of_the_proposals_uid_would_be_another(book, connection, cursor, reader) -> None:
    """Even a row of visibility by its UID shows only what lies under that UID."""
    propose(cursor, "a", "copy")
    connection.commit()
    with reader.cursor() as asked:
        assert pages.public_pages(asked, "copy") == []
        assert pages.public_form(asked, "copy") is None
        assert pages.public_page(asked, named(1)).label == "1"
    reader.rollback()


def test_page_hidden_while_a_proposal_is_open_stays_hidden(
    book, connection, cursor, public
) -> None:
    propose(cursor, "a", "copy")
    edit(cursor, "copy", p1={"label": "i"})
    hide_pages(cursor, "a", {named(2): "Powód."}, "jan")
    adopt(cursor, "a", ["copy"])
    connection.commit()
    assert public() == ["i", "3"]
    hides = [one for one in changes_after(cursor, "a") if one.change.field == "hidden"]
    assert len(hides) == 1


def test_proposal_may_show_a_page_again(book, connection, cursor, public) -> None:
    hide_pages(cursor, "a", {named(2): "Powód."}, "jan")
    propose(cursor, "a", "copy")
    edit(cursor, "copy", p2={"hidden": False, "reason": ""})
    connection.commit()
    assert public() == ["1", "3"]
    adopt(cursor, "a", ["copy"])
    connection.commit()
    assert public() == ["1", "2", "3"]


def test_edits_survive_a_corrected_package(book, cursor) -> None:
    hide_pages(cursor, "a", {named(3): "Powód."}, "ewa")
    edit(cursor, order=[2, 1, 3], p1={"label": "i", "rotation": 90}, p2={"rescan": True})
    corrected = [page(1, 1), page(4, 2), page(2, 3, file="1" * 64, type="blank"), page(3, 4)]
    pages.write_pages(cursor, "a", "kultura:b/1", 2, STRUCTURE, corrected)
    found = {one.label: one for one in page_set(cursor, "a").pages}
    assert list(found) == ["2", "i", "4", "3"]
    assert (found["i"].rotation, found["3"].hidden, found["3"].reason) == (90, True, "Powód.")
    assert (found["2"].type, found["2"].rescan) == ("blank", False)  # it was scanned again
    by_package = [one.change.field for one in changes_after(cursor, "a") if not one.person]
    assert by_package == ["type", "rescan", "added"]


def test_pages_made_anew_are_no_change(book, cursor) -> None:
    edit(cursor, p1={"label": "i"})
    before = page_set(cursor, "a")
    write(cursor, [1, 2, 3])
    assert page_set(cursor, "a") == before


def test_dropped_pages_leave_no_history(book, cursor) -> None:
    edit(cursor, p1={"label": "i"})
    pages.drop_pages(cursor, "a")
    assert (page_set(cursor, "a"), changes_after(cursor, "a")) == (None, [])


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("abcde", "abcde", ""),
        ("abcde", "eabcd", "e"),
        ("abcde", "bcdea", "a"),
        ("abcd", "dcba", "dcb"),
        ("abc", "axbc", ""),
        ("abc", "cb", "c"),
    ],
)
def test_fewest_pages_are_told_as_moved(old, new, moved) -> None:
    assert len(moves(old, new)) == len(moved)


def test_what_differs_is_told_page_by_page() -> None:
    old = [OwnPage(name, at, name, "page", "", 1, 1, False) for at, name in enumerate("abc", 1)]
    new = [replace(old[1], position=1), replace(old[2], position=2, label="x", hidden=True)]
    told = [(one.page, one.field, one.old, one.new) for one in changes_between(old, new)]
    assert told == [("a", "gone", "a", ""), ("c", "label", "c", "x"), ("c", "hidden", "", "1")]
