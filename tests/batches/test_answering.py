"""What a corrected package says otherwise than an editor is asked, and written as is chosen."""

from collections.abc import Callable
from kultura.batches.answering import Answer
from kultura.batches.answering import answer
from kultura.batches.answering import Answered
from kultura.batches.answering import AskedAnew
from kultura.batches.answering import NothingAsked
from kultura.batches.answering import NotNow
from kultura.batches.answering import Unfit
from kultura.batches.listing import shown
from kultura.batches.questions import asked_about
from kultura.batches.questions import NOT_YOURS
from kultura.batches.questions import TAKEN_BACK
from kultura.batches.questions import WAITS
from kultura.batches.telling import note_of
from packages import retitled
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from typing import Any

import pytest
import transaction


EDITOR = "biblioteka-editor"
OWN, PACKAGES = "Atlas (poprawiony)", "Atlas świata"
MINE, THEIRS = "mine", "theirs"


def step(obj: Any, *transitions: str) -> None:
    """Take a record through its workflow."""
    for transition in transitions:
        with api.env.adopt_user(username="region" if transition == "publish" else EDITOR):
            api.content.transition(obj, transition, comment="Błąd w tytule.")
    transaction.commit()


def titled(obj: Any, title: str) -> None:
    """Have an editor correct the title."""
    obj.title = title
    transaction.commit()


@pytest.fixture
def disputed(ingest, package, record) -> Any:
    """A draft whose title an editor corrected, and then a newer package."""
    (first,) = ingest(package)
    titled(record(first), OWN)
    retitled(package, "Atlas", PACKAGES)
    ingest(package)
    return record(first)


@pytest.fixture
def published(ingest, package, record) -> Any:
    """A public record whose title is the package's of old, and then a newer package."""
    (first,) = ingest(package)
    step(record(first), "submit", "publish")
    retitled(package, "Atlas", PACKAGES)
    ingest(package)
    return record(first)


@pytest.fixture
def chosen(library) -> Callable[..., Answered]:
    """Answer for a record: ``chosen(record, title="mine")``; as was asked just now."""

    def choose(obj: Any, person: str = EDITOR, seen: dict | None = None, **sides: Any) -> Answered:
        site = library.aq_parent
        with api.env.adopt_user(username=person):
            known = seen or asked_now(obj)
            given = {name: Answer(side, known[name]) for name, side in sides.items()}
            done = answer(site, obj, given)
        transaction.commit()
        return done

    return choose


def asked_now(obj: Any) -> dict[str, str]:
    """What is asked about a record, with what tells one question from another."""
    asked = asked_about(api.portal.get(), obj)
    return {one.field: one.seen for one in asked.questions} if asked else {}


def asked_as(person: str, obj: Any) -> Any:
    with api.env.adopt_user(username=person):
        return asked_about(api.portal.get(), obj)


def test_both_are_told_and_nothing_is_overwritten(disputed) -> None:
    (question,) = asked_as(EDITOR, disputed).questions
    assert (question.field, question.base) == ("title", "Atlas")
    assert (question.mine, question.theirs) == (OWN, PACKAGES)
    assert disputed.title == OWN


@pytest.mark.parametrize(("side", "title"), [(MINE, OWN), (THEIRS, PACKAGES)])
def test_a_draft_says_what_was_chosen_and_is_not_asked_about_again(
    ingest, package, disputed, chosen, side, title
) -> None:
    done = chosen(disputed, title=side)
    assert (done.target.UID(), done.is_proposed, done.left) == (disputed.UID(), False, 0)
    assert disputed.title == title
    assert asked_now(disputed) == {}
    ingest(package)
    assert (disputed.title, asked_now(disputed)) == (title, {})


def test_next_package_asks_again_about_what_it_changes(ingest, package, disputed, chosen) -> None:
    chosen(disputed, title=MINE)
    retitled(package, PACKAGES, "Atlas całego świata")
    ingest(package)
    assert list(asked_now(disputed)) == ["title"]


def test_who_chose_what_stays_with_the_package(disputed, chosen) -> None:
    batch = asked_as(EDITOR, disputed).batch
    assert note_of(batch) == "Kept what an editor wrote: Title."
    chosen(disputed, title=THEIRS)
    (decision,) = shown(batch.id).decisions
    assert (decision.person, decision.action) == (EDITOR, "describe")
    assert decision.reason == "title: theirs"
    assert shown(batch.id).batch.note == []


def test_what_was_changed_since_is_asked_anew_and_nothing_is_written(disputed, chosen) -> None:
    seen = asked_now(disputed)
    titled(disputed, "Atlas geograficzny")
    with pytest.raises(AskedAnew):
        chosen(disputed, seen=seen, title=THEIRS)
    transaction.abort()
    assert disputed.title == "Atlas geograficzny"


def test_what_is_settled_by_somebody_else_is_not_settled_twice(disputed, chosen) -> None:
    seen = asked_now(disputed)
    chosen(disputed, title=MINE)
    with pytest.raises(NothingAsked):
        chosen(disputed, seen=seen, title=THEIRS)


def test_only_who_writes_the_record_chooses(museum, disputed, chosen) -> None:
    assert asked_as("muzeum-editor", disputed).why is NOT_YOURS
    with pytest.raises(NotNow):
        chosen(disputed, person="muzeum-editor", title=THEIRS)
    assert asked_as(EDITOR, disputed).why is None


def test_what_a_record_cannot_take_is_refused_with_the_reason(
    ingest, package, record, chosen
) -> None:
    (first,) = ingest(package)
    step(record(first), "submit", "publish")
    titled(record(first), OWN)
    retitled(package, "Atlas", "A" * 3000)
    ingest(package)
    with pytest.raises(Unfit) as refused:
        chosen(record(first), title=THEIRS)
    assert [fault.field for fault in refused.value.faults] == ["title"]
    transaction.abort()
    assert ICheckinCheckoutPolicy(record(first)).getWorkingCopy().title == OWN


def test_of_a_public_record_it_is_proposed_and_approved_like_anything(published, chosen) -> None:
    done = chosen(published, title=THEIRS)
    assert done.is_proposed
    assert (published.title, done.target.title) == ("Atlas", PACKAGES)
    assert asked_now(published) == {}
    step(done.target, "submit")
    assert asked_now(published) == {}
    with api.env.adopt_user(username="region"):
        api.content.transition(done.target, "publish")
    assert published.title == PACKAGES
    assert asked_now(published) == {}


def test_proposal_that_is_discarded_decided_nothing(published, chosen) -> None:
    done = chosen(published, title=THEIRS)
    with api.env.adopt_user(username=EDITOR):
        ICheckinCheckoutPolicy(done.target).cancelCheckout()
    assert list(asked_now(published)) == ["title"]


def test_what_is_kept_of_a_public_record_needs_no_approval(ingest, package, record, chosen) -> None:
    (first,) = ingest(package)
    titled(record(first), OWN)
    step(record(first), "submit", "publish")
    retitled(package, "Atlas", PACKAGES)
    (second,) = ingest(package)
    with api.env.adopt_user(username=EDITOR):  # what was begun for its pages
        open_one = ICheckinCheckoutPolicy(record(first)).getWorkingCopy()
        ICheckinCheckoutPolicy(open_one).cancelCheckout()
    done = chosen(record(first), title=MINE)
    assert (done.is_proposed, record(first).title) == (False, OWN)
    assert ICheckinCheckoutPolicy(record(first)).getWorkingCopy() is None
    assert asked_now(record(first)) == {}


@pytest.mark.parametrize(
    ("steps", "why"), [(["submit"], WAITS), (["submit", "publish", "withdraw"], TAKEN_BACK)]
)
def test_nobody_chooses_while_a_record_waits_or_is_taken_back(disputed, steps, why) -> None:
    step(disputed, *steps)
    assert asked_as(EDITOR, disputed).why is why


def test_package_brought_while_public_is_asked_about_when_it_is_a_draft(published, chosen) -> None:
    step(published, "withdraw", "reopen")
    chosen(published, title=THEIRS)
    assert published.title == PACKAGES


def test_package_brought_twice_while_public_describes_the_draft_when_brought_again(
    ingest, package, published
) -> None:
    ingest(package)  # its pages are proposed already: said once more, in place of what was
    step(published, "withdraw", "reopen")
    (again,) = ingest(package)
    assert (published.title, again.batch.outcome, again.new) == (PACKAGES, "updated", True)


def test_an_earlier_package_does_not_ask(ingest, package, disputed, chosen) -> None:
    chosen(disputed, title=THEIRS)
    retitled(package, PACKAGES, "Atlas")
    ingest(package)
    assert (disputed.title, asked_now(disputed)) == (PACKAGES, {})
