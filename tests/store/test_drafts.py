"""A draft is one person's and one form's, with its files, and is forgotten after its time."""

from datetime import timedelta
from kultura.store import clock
from kultura.store import drafts
from kultura.store.drafts import DraftFile

import pytest


DAY = timedelta(days=1)
MONTH = 30 * DAY


def save(cursor, person: str, form: str, title: str) -> None:
    drafts.save_draft(cursor, person, form, {"title": title}, "as it was")


@pytest.mark.parametrize(
    ("person", "form", "found"),
    [
        ("ewa", "a", "Morze"),
        ("ewa", "b", None),
        ("maria", "a", "Ocean"),
        ("jan", "a", None),
        ("EWA", "a", None),
    ],
)
def test_only_its_author_finds_it(cursor, person, form, found) -> None:
    save(cursor, "ewa", "a", "Morze")
    save(cursor, "maria", "a", "Ocean")
    draft = drafts.find_draft(cursor, person, form)
    assert (draft.fields["title"] if draft else None) == found


def test_the_last_typed_is_kept_with_what_it_was_typed_on(cursor) -> None:
    save(cursor, "ewa", "a", "Mo")
    drafts.save_draft(cursor, "ewa", "a", {"title": "Morze", "levels": ["1", "2"]}, "later")
    draft = drafts.find_draft(cursor, "ewa", "a")
    assert draft.fields == {"title": "Morze", "levels": ["1", "2"]}
    assert draft.based_on == "later"


def test_a_file_is_kept_beside_and_goes_with_it(cursor) -> None:
    save(cursor, "ewa", "a", "Morze")
    for name in ("fala.jpg", "inna.jpg"):
        drafts.keep_file(cursor, "ewa", "a", DraftFile("picture", name, name.encode()))
    (file,) = drafts.files_of_draft(cursor, "ewa", "a")
    assert (file.filename, file.data) == ("inna.jpg", b"inna.jpg")
    assert drafts.files_of_draft(cursor, "maria", "a") == []
    drafts.discard_draft(cursor, "ewa", "a")
    assert drafts.files_of_draft(cursor, "ewa", "a") == []


def test_two_at_one_form_are_told_of_each_other_while_they_are_there(cursor) -> None:
    within = timedelta(seconds=45)
    for person in ("ewa", "maria"):
        drafts.note_presence(cursor, "a", person)
    drafts.note_presence(cursor, "b", "jan")
    assert drafts.others_at(cursor, "a", "ewa", within) == ["maria"]
    assert drafts.others_at(cursor, "a", "maria", within) == ["ewa"]
    clock.set_ahead(cursor, timedelta(seconds=46))
    drafts.note_presence(cursor, "a", "ewa")
    assert drafts.others_at(cursor, "a", "ewa", within) == []
    assert drafts.others_at(cursor, "a", "maria", within) == ["ewa"]
    drafts.leave_form(cursor, "a", "ewa")
    assert drafts.others_at(cursor, "a", "maria", within) == []


@pytest.mark.parametrize(("age", "left"), [(MONTH - DAY, ["a"]), (MONTH + DAY, [])])
def test_what_nobody_saved_goes_after_its_time(cursor, age, left) -> None:
    save(cursor, "ewa", "a", "Morze")
    drafts.keep_file(cursor, "ewa", "a", DraftFile("picture", "fala.jpg", b"f"))
    clock.set_ahead(cursor, age)
    assert drafts.drop_old(cursor, MONTH, DAY) == 1 - len(left)
    assert [form for form, _fields, _saved in drafts.drafts_of(cursor, "ewa", 5)] == left
    assert len(drafts.files_of_draft(cursor, "ewa", "a")) == len(left)
