"""Lists say about which packages somebody has something to choose, and load no record for it."""

from kultura.batches.answering import Answer
from kultura.batches.answering import answer
from kultura.batches.listing import listed
from kultura.batches.questions import asked_about
from kultura.batches.record_notes import ASKING
from kultura.store.asking import asking_in
from packages import made
from packages import retitled
from plone import api
from typing import Any

import pytest
import transaction


EDITOR = "biblioteka-editor"


@pytest.fixture
def disputed(ingest, package, record, tmp_path) -> Any:
    """A draft whose title an editor and a newer package changed, beside a package in peace."""
    ingest(made(tmp_path / "mapa", "Tytuł;Język\nMapa;pl\n", pages=1))
    (first,) = ingest(package)
    record(first).title = "Atlas (poprawiony)"
    transaction.commit()
    retitled(package, "Atlas", "Atlas świata")
    ingest(package)
    return record(first)


def found(**wanted: Any) -> list[tuple[str, int | None, bool]]:
    """The library's list: titles, versions, and whether there is something to choose."""
    rows = listed("biblioteka", "", 10, **wanted)
    return [(one.batch.title, one.batch.version, one.asks) for one in rows]


def test_newest_package_of_a_disputed_record_asks(disputed, cursor) -> None:
    marked = ("Atlas świata", 2, True)
    assert found() == [marked, ("Atlas", 1, False), ("Mapa", 1, False)]
    assert found(asking=True) == [marked]
    assert asking_in(cursor, ["biblioteka", "muzeum"], ASKING) == {"biblioteka": 1}


def test_list_loads_no_record(disputed) -> None:
    disputed._p_jar.cacheMinimize()
    assert disputed._p_changed is None
    assert found(asking=True)
    assert disputed._p_changed is None


def test_who_has_chosen_is_not_asked_any_more(disputed) -> None:
    with api.env.adopt_user(username=EDITOR):
        (question,) = asked_about(api.portal.get(), disputed).questions
        answer(api.portal.get(), disputed, {"title": Answer("mine", question.seen)})
        transaction.commit()
    assert found(asking=True) == []


def test_later_package_that_says_what_the_record_says_asks_nothing(
    disputed, ingest, package
) -> None:
    retitled(package, "Atlas świata", "Atlas (poprawiony)")
    ingest(package)
    assert found(asking=True) == []
