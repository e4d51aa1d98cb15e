"""What a commit in the cms does to the public side, at once and after the projector."""

from actor import ActFailed
from eventually import eventually

import acts
import itertools
import pytest


NUMBERS = itertools.count(1)


@pytest.fixture
def page(cms) -> tuple[str, str]:
    """A page that is public: its path and its UID."""
    name = f"strona-{next(NUMBERS)}"
    uid = cms(acts.create, "Document", "muzeum", name, True)
    cms(acts.project)
    return f"muzeum/{name}", uid


@pytest.fixture(autouse=True)
def rows_are_right(cms, store):
    """After each test nothing waits and the rows are what would be rendered."""
    yield
    cms(acts.project)
    assert cms(acts.differences) == []
    store.execute("SELECT count(*) FROM publication.pending")
    assert store.fetchone() == (0,)


def test_published_page_is_seen_after_the_projector(cms, seen) -> None:
    uid = cms(acts.create, "Document", "muzeum", "Nowa strona", True)
    assert not seen(uid)
    cms(acts.project)
    assert seen(uid)


def test_draft_has_no_row(cms, store) -> None:
    uid = cms(acts.create, "Document", "muzeum", "Szkic")
    cms(acts.project)
    store.execute("SELECT count(*) FROM publication.record WHERE uid = %s", (uid,))
    assert store.fetchone() == (0,)


def test_withdrawn_page_is_gone_with_the_commit(cms, seen, page) -> None:
    path, uid = page
    cms(acts.transition, path, "withdraw")
    assert not seen(uid)


def test_removed_page_is_gone_with_the_commit(cms, seen, page) -> None:
    path, uid = page
    cms(acts.remove, path)
    assert not seen(uid)


def test_expired_page_is_gone_with_the_commit(cms, seen, page) -> None:
    path, uid = page
    cms(acts.set_dates, path, None, -1)
    assert not seen(uid)
    cms(acts.project)
    cms(acts.set_dates, path, None, None)
    assert not seen(uid)
    cms(acts.project)
    assert seen(uid)


def test_embargoed_page_is_gone_with_the_commit(cms, seen, page) -> None:
    path, uid = page
    cms(acts.set_dates, path, 24, None)
    assert not seen(uid)


def test_suspended_section_takes_all_below_it_along(cms, seen, museum) -> None:
    uid = cms(acts.create, "Document", "zamek", "Strona zamku")
    cms(acts.project)
    venue = cms(acts.create, "Venue", "zamek", "Baszta")
    cms(acts.project)
    assert seen(venue) and not seen(uid)
    cms(acts.transition, "zamek", "suspend")
    assert not seen(venue) and not seen(museum["zamek"])
    cms(acts.project)
    cms(acts.transition, "zamek", "activate")
    cms(acts.project)
    assert seen(venue) and seen(museum["zamek"])


def test_what_is_edited_in_a_suspended_section_is_seen_when_it_opens(cms, seen, title) -> None:
    venue = cms(acts.create, "Venue", "zamek", "Dziedziniec")
    cms(acts.transition, "zamek", "suspend")
    cms(acts.edit, "zamek/dziedziniec", "Dziedziniec górny")
    cms(acts.project)
    assert not seen(venue)
    cms(acts.transition, "zamek", "activate")
    cms(acts.project)
    assert title(venue) == "Dziedziniec górny"


def test_moved_into_a_suspended_section_is_gone_with_the_commit(cms, seen, page) -> None:
    path, uid = page
    cms(acts.transition, "zamek", "suspend")
    cms(acts.move, path, "zamek")
    assert not seen(uid)
    cms(acts.project)
    cms(acts.transition, "zamek", "activate")
    cms(acts.project)
    assert seen(uid)


def test_working_copy_is_never_seen_and_its_original_stays(cms, seen, title, page) -> None:
    path, uid = page
    before = title(uid)
    copy = cms(acts.check_out, path)
    cms(acts.project)
    assert (title(uid), seen(copy)) == (before, False)


def test_renamed_page_keeps_its_old_path(cms, store, page) -> None:
    path, uid = page
    cms(acts.rename, path, f"{path.split('/')[1]}-nowa")
    cms(acts.project)
    store.execute("SELECT path FROM publication.visible_path WHERE uid = %s", (uid,))
    assert {row[0] for row in store.fetchall()} == {path, f"{path}-nowa"}


def test_restricted_access_takes_the_pictures_with_the_commit(cms, store) -> None:
    uid = cms(acts.create_object, "muzeum", "Obraz")
    cms(acts.show_picture, "muzeum/obraz")
    cms(acts.project)
    media = "SELECT media IS NOT NULL FROM publication.visible_rendering WHERE uid = %s"
    store.execute(media, (uid,))
    assert store.fetchone() == (True,)
    cms(acts.set_access, "muzeum/obraz", "on-premises")
    store.execute(media, (uid,))
    assert store.fetchone() == (False,)


def test_rolled_back_edit_does_no_harm(cms, title, page) -> None:
    path, uid = page
    cms(acts.edit_after_a_rollback, path, "Poprawiona")
    cms(acts.project)
    assert title(uid) == "Poprawiona"


def test_last_operation_on_an_object_counts(cms, page) -> None:
    assert cms(acts.touched_twice, page[0]) == []


def test_busy_store_lets_the_request_be_tried_again(cms, store, page) -> None:
    path, uid = page
    cms(acts.edit, path, "Zajęta")
    store.execute("BEGIN")
    store.execute("SELECT 1 FROM publication.pending WHERE uid = %s FOR UPDATE", (uid,))
    with pytest.raises(ActFailed) as caught:
        cms(acts.edit, path, "Jeszcze raz")
    store.execute("ROLLBACK")
    assert caught.value.kind == "StoreBusy"


def test_poisoned_record_is_parked_and_the_rest_go_on(new_actor, cms, store, seen, title) -> None:
    path, uid = "muzeum/zatruta", cms(acts.create, "Document", "muzeum", "Zatruta", True)
    cms(acts.project)
    cms(acts.edit, path, "Zatruta poison")
    other = cms(acts.create, "Document", "muzeum", "Zdrowa", True)
    sick = new_actor()
    sick(acts.poison)

    def is_parked() -> bool:
        store.execute("UPDATE publication.pending SET retry_at = NULL")
        sick(acts.project)
        store.execute("SELECT error FROM publication.parked WHERE uid = %s", (uid,))
        return store.fetchone() == ("ValueError: poisonous",)

    eventually(is_parked)
    assert seen(other)
    assert title(uid) == "Zatruta"
    assert cms(acts.rebuild) == {"changed": 1}
    assert title(uid) == "Zatruta poison"
    store.execute("SELECT count(*) FROM publication.parked")
    assert store.fetchone() == (0,)


def test_rebuild_puts_right_what_is_wrong_and_nothing_else(cms, store, page, seen) -> None:
    _, uid = page
    store.execute("UPDATE publication.record SET withdrawn_at = now() WHERE uid = %s", (uid,))
    store.execute(
        "INSERT INTO publication.record (uid, type, collection, path, containers)"
        " VALUES ('never', 'page', 'pages', '/never', '{}')"
    )
    assert cms(acts.rebuild) == {"changed": 1}
    assert seen(uid)
    assert not seen("never")
    assert cms(acts.rebuild) == {}


def test_save_costs_less_than_five_milliseconds_more(cms, page) -> None:
    assert cms(acts.publication_costs, page[0], 100) < 5
