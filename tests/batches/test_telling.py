"""What is told of a package is told to each reader in their language."""

from collections.abc import Callable
from kultura.batches.faults import BatchFault
from kultura.batches.listing import shown
from kultura.batches.noting import note
from kultura.batches.paging import NO_PAGES
from kultura.batches.proposal import NOT_YOURS
from kultura.batches.proposal import WAITS
from kultura.batches.record_notes import STATES
from kultura.batches.record_notes import without_dispute
from kultura.batches.room import NoRoom
from kultura.batches.telling import note_of
from kultura.batches.telling import stored
from kultura.batches.telling import worded
from kultura.desk.batches.grouping import grouped
from kultura.digitisation.kinds.archives import NO_ARCHIVE
from kultura.digitisation.refusals import PackageRefused
from kultura.i18n import _
from kultura.imports.writing.approval import LOCKED
from packages import complete
from packages import made
from packages import picture
from packages import retitled
from plone import api
from typing import Any

import pytest
import transaction


OLD = {"text": "It has no pages yet. Kept what an editor wrote: title, languages."}


def submitted(record: Any) -> None:
    """Hand a record over for approval."""
    with api.env.adopt_user(username="biblioteka-editor"):
        api.content.transition(record, "submit")
    transaction.commit()


def published(record: Any) -> None:
    """Make a record public."""
    submitted(record)
    with api.env.adopt_user(username="region"):
        api.content.transition(record, "publish")
    transaction.commit()


def retitled_by_an_editor(record: Any) -> None:
    """Give a record a title that its package does not have."""
    record.title = "Atlas (poprawiony)"
    transaction.commit()


@pytest.mark.parametrize(
    "change, goal, words",
    [
        (retitled_by_an_editor, "draft", ["Zachowano to, co wpisano podczas redakcji: Tytuł."]),
        (submitted, "draft", ["Rekord czeka na zatwierdzenie:", "pozostają te z wersji 1:"]),
        (published, "draft", ["wybiera, co z paczki", "z wersji 2 trafiły", "przejrzyj je"]),
        (published, "pending", ["z wersji 2 trafiły", "czekają one na zatwierdzenie"]),
    ],
)
def test_a_package_that_came_again_is_told_about_in_polish(
    ingest, package, record, change: Callable[[Any], None], goal: str, words: list[str]
) -> None:
    (first,) = ingest(package)
    change(record(first))
    retitled(package, "Atlas", "Atlas świata")
    picture(package / "3.png")
    (second,) = ingest(package, goal=goal)
    batch = shown(second.batch.id).batch
    assert [one for one in batch.note if "text" in one] == []  # it would be one language's
    polish = note_of(batch, "pl")
    assert [one for one in words if one not in polish] == []


def test_a_replaced_package_is_told_about_in_polish(ingest, waits) -> None:
    (first,) = ingest(waits)
    complete(waits)
    (rest,) = ingest(waits)
    replaced = shown(first.batch.id).batch
    assert note_of(replaced, "pl") == f"Jej miejsce zajęła paczka nr {rest.batch.id}."


@pytest.mark.parametrize(
    "fault, words",
    [
        (PackageRefused(NO_ARCHIVE.at("a.rar")), "a.rar: Plik nie jest archiwum ZIP"),
        (NoRoom(_("note_no_room", mapping={"size": "7.5"})), "potrzebuje 7.5 GB"),
        (BatchFault("A text of an add-on."), "A text of an add-on."),
    ],
)
def test_why_a_package_does_not_go_on_is_told_in_polish(ingest, package, fault, words) -> None:
    (brought,) = ingest(package)
    note(brought.batch.id, fault)
    assert words in note_of(shown(brought.batch.id).batch, "pl")


def test_why_a_record_cannot_be_written_is_told_in_polish(ingest, tmp_path) -> None:
    (brought,) = ingest(made(tmp_path / "x", f"Tytuł;Wydawca\nAtlas;{'w' * 301}\n"))
    worst, *_rest = shown(brought.batch.id).findings
    assert worst.code == "not-described"
    (english, *_rest), (polish, *_rest) = grouped([worst], "en"), grouped([worst], "pl")
    assert english.means == worst.means
    assert "Wydawca: Tekst jest za długi." in polish.means


@pytest.mark.parametrize("message", [NOT_YOURS, WAITS, NO_PAGES, *STATES, *LOCKED.values()])
def test_no_message_is_the_same_in_both_languages(functional_portal, message) -> None:
    kept = stored([message])
    assert worded(kept, "en") == message.default
    assert worded(kept, "pl") != message.default


def test_a_note_of_old_stays_as_it_was_written(functional_portal) -> None:
    assert worded([OLD], "pl") == OLD["text"]
    assert without_dispute([OLD]) == [{"text": "It has no pages yet."}]
    assert without_dispute([{"text": "Kept what an editor wrote: title."}]) == []


def test_a_message_that_nobody_knows_any_more_has_its_english_words(functional_portal) -> None:
    gone = _("note_gone", default="Gone are ${what}.", mapping={"what": "three"})
    assert worded(stored([gone]), "pl") == "Gone are three."
