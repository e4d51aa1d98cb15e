"""Pages and approval: neither is committed without the other, whoever dies between them."""

from actor import ActFailed
from eventually import eventually
from kultura.instance.postgresql import connection as connections
from kultura.store.connection import connect_reader
from kultura.store.pages import public_form
from kultura.store.pages import public_pages

import acts
import page_acts
import pytest


@pytest.fixture
def book(cms) -> tuple[str, str]:
    """The path and the UID of a public object with three pages; each test has its own."""
    name = f"ksiega-{next(NUMBERS)}"
    uid = cms(acts.create_object, "muzeum", name.title())
    cms(page_acts.digitise, uid)
    cms(acts.project)
    return f"muzeum/{name}", uid


NUMBERS = iter(range(1, 100))


@pytest.fixture
def public(region):
    """The numbers of a record's pages as the public service reads them, each read new."""
    connection = connect_reader(connections.reader_dsn(region), "test")

    def ask(uid: str) -> list[str]:
        with connection.cursor() as cursor:
            found = public_pages(cursor, uid)
            assert public_form(cursor, uid).pages == len(found)
        return [one.label for one in found]

    yield ask
    connection.close()


def test_hidden_page_is_gone_when_the_editor_is_answered(cms, public, book) -> None:
    path, uid = book
    assert public(uid) == ["1", "2", "3"]
    cms(page_acts.hide, path)
    assert public(uid) == ["2", "3"]
    cms(acts.project)
    assert public(uid) == ["2", "3"]
    assert cms(acts.differences) == []


def test_hidden_page_is_hidden_although_its_cms_dies(new_actor, public, book) -> None:
    path, uid = book
    dying = new_actor()
    with pytest.raises(EOFError):
        dying(page_acts.hide_and_die, path)
    assert public(uid) == ["2", "3"]


def test_approved_pages_come_with_the_record(cms, public, book) -> None:
    path, uid = book
    copy = cms(acts.check_out, path)
    cms(page_acts.label, f"{path}-changes", "i")
    cms(acts.project)
    assert (public(uid), public_pages_of(public, copy)) == (["1", "2", "3"], None)
    cms(page_acts.hide, path)
    cms(acts.transition, f"{path}-changes", "publish_directly")
    assert public(uid) == ["2", "3"]
    cms(acts.project)
    assert public(uid) == ["2", "3"]  # hidden while the changes were open: it stays hidden
    assert cms(acts.differences) == []


@pytest.mark.parametrize(
    ("where", "after"),
    [("BEFORE_COMMIT", "1"), ("AFTER_VOTE", "1"), ("AFTER_ZODB", "i")],
)
def test_pages_are_those_of_what_was_committed(cms, new_actor, public, book, where, after) -> None:
    path, uid = book
    cms(acts.check_out, path)
    cms(page_acts.label, f"{path}-changes", "i")
    dying = new_actor()
    with pytest.raises(EOFError):
        dying(page_acts.approve_and_die, f"{path}-changes", where)
    assert public(uid)[0] == "1"

    def projected() -> bool:
        cms(acts.project)
        return public(uid)[0] == after

    assert eventually(projected)
    assert public(uid) == [after, "2", "3"]


def test_pages_of_what_is_submitted_meanwhile_are_not_changed(
    cms, new_actor, public, book, tmp_path
) -> None:
    path, _uid = book
    cms(acts.check_out, path)
    copy = f"{path}-changes"
    slow, reached, go_on = new_actor(), tmp_path / "reached", tmp_path / "go-on"
    slow.begin(page_acts.label_slowly, copy, "too late", str(reached), str(go_on))
    assert eventually(reached.exists)
    cms(acts.transition, copy, "submit")
    go_on.touch()
    with pytest.raises(ActFailed) as failed:
        slow.result()
    assert "ConflictError" in str(failed.value)
    assert cms(page_acts.labels, copy) == ["1", "2", "3"]


def public_pages_of(public, uid: str) -> list[str] | None:
    """The pages of a record, None where the public knows no such form."""
    try:
        return public(uid)
    except AttributeError:
        return None
