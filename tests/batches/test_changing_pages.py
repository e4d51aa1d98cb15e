"""Pages are changed by people: in drafts, by proposals, and hidden at once in public."""

from AccessControl import Unauthorized
from collections.abc import Callable
from kultura.batches.jobs.drop_pages import DropPages
from kultura.batches.telling import note_of
from kultura.behaviors.fields.refusals import Refused
from kultura.desk.decision.pages import changed_pages
from kultura.media.pyramids.folder import Pyramids
from kultura.pages.changing import change_pages
from kultura.pages.changing import known_pages
from kultura.pages.changing import PagesDisputed
from kultura.pages.jobs import turn_pages
from kultura.pages.proposing import proposed_page_changes
from kultura.pages.wanted import Wanted
from kultura.store.page_sets import changes_after
from kultura.store.page_sets import page_set
from kultura.workflows.operational_facts.unapproved import changes_without_approval
from museums import person
from packages import picture
from plone import api
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.interfaces import IWorkingCopy
from typing import Any

import pytest
import transaction


EDITOR = "biblioteka-editor"
Change = Callable[..., Any]


@pytest.fixture
def draft(ingest, package, record) -> Any:
    """A record of two pages, in draft."""
    (brought,) = ingest(package, goal="draft")
    return record(brought)


@pytest.fixture
def change() -> Change:
    """Change pages in somebody's name and commit; values by the page's place."""

    def do(obj: Any, user: str = EDITOR, revision: int | None = None, **wanted: Any) -> Any:
        known = known_pages(obj)
        by_place = {f"p{one.position}": one.page for one in known.pages}
        cover = wanted.pop("cover", None)
        places = {by_place[name]: at for name, at in wanted.pop("places", {}).items()}
        values = {by_place[name]: given for name, given in wanted.items()}
        seen = known.revision if revision is None else revision
        with api.env.adopt_user(username=user):
            changed = change_pages(obj, Wanted(seen, values, places, by_place.get(cover)))
        transaction.commit()
        return changed

    return do


@pytest.fixture
def published(draft) -> Any:
    """The record, public."""
    step(draft, "submit")
    step(draft, "publish", "region")
    return draft


def step(obj: Any, transition: str, user: str = EDITOR) -> None:
    with api.env.adopt_user(username=user):
        api.content.transition(obj, transition)
    transaction.commit()


def check_out(obj: Any) -> Any:
    with api.env.adopt_user(username=EDITOR):
        working_copy = ICheckinCheckoutPolicy(obj).checkout(None)
    transaction.commit()
    return working_copy


def told(cursor, uid: str) -> list[tuple[int, str, str, str, str]]:
    cursor.connection.rollback()
    return [
        (one.change.place, one.change.field, one.change.old, one.change.new, one.person)
        for one in changes_after(cursor, uid)
    ]


def labels(cursor, uid: str) -> list[str]:
    cursor.connection.rollback()
    return [one.label for one in page_set(cursor, uid).pages]


def test_draft_is_changed_by_its_people(draft, change, cursor) -> None:
    change(draft, p1={"label": "i", "type": "titlePage"}, cover="p2", places={"p2": 1})
    uid = draft.UID()
    assert labels(cursor, uid)[1] == "i"
    fields = [(place, field, who) for place, field, _old, _new, who in told(cursor, uid)]
    assert fields == [
        (2, "type", EDITOR),
        (2, "label", EDITOR),
        (1, "position", EDITOR),
        (1, "cover", EDITOR),
    ]


def test_others_change_nothing_and_nobody_what_waits(draft, museum, change, cursor) -> None:
    for user in ("region", "muzeum-editor"):
        with pytest.raises(Unauthorized):
            change(draft, user, p1={"label": "i"})
        transaction.abort()
    step(draft, "submit")
    with pytest.raises(Unauthorized):
        change(draft, p1={"label": "i"})
    transaction.abort()
    assert told(cursor, draft.UID()) == []


def test_public_pages_are_hidden_at_once_and_the_region_sees_it(published, change, cursor) -> None:
    changed = change(published, p2={"hidden": True, "reason": "Nazwisko żyjącej osoby."})
    assert changed.at_once
    cursor.connection.rollback()
    assert [one.hidden for one in page_set(cursor, published.UID()).pages] == [False, True]
    (entry,) = changes_without_approval(published)
    assert (entry["actor"], "Nazwisko żyjącej osoby." in entry["comments"]) == (EDITOR, True)
    catalog = api.portal.get_tool("portal_catalog")
    (brain,) = catalog.unrestrictedSearchResults(UID=published.UID())
    assert brain.changed_without_approval == entry["time"]


def test_public_pages_are_not_changed_otherwise(published, change, cursor) -> None:
    for wanted in (
        {"p1": {"label": "i"}},
        {"p1": {"hidden": True, "reason": ""}},
        {"p1": {"hidden": True, "reason": "Powód.", "label": "i"}},
        {"places": {"p2": 1}},
        {"cover": "p2"},
    ):
        with pytest.raises(Refused):
            change(published, **wanted)
        transaction.abort()
    assert told(cursor, published.UID()) == []


def test_hidden_public_page_is_shown_again_by_a_proposal_only(published, change, cursor) -> None:
    change(published, p2={"hidden": True, "reason": "Powód."})
    with pytest.raises(Refused):
        change(published, p2={"hidden": False})
    transaction.abort()
    copy = check_out(published)
    change(copy, p2={"hidden": False})
    cursor.connection.rollback()
    assert page_set(cursor, published.UID()).pages[1].hidden
    assert not page_set(cursor, copy.UID()).pages[1].hidden


def approve(copy: Any) -> str:
    uid = copy.UID()
    step(copy, "submit")
    step(copy, "publish", "region")
    return uid


def test_proposed_pages_become_the_records_when_approved(published, change, cursor) -> None:
    copy = check_out(published)
    assert IWorkingCopy.providedBy(copy)
    assert proposed_page_changes(copy) == []
    change(copy, p1={"label": "i"}, places={"p2": 1})
    assert {one.field for one in proposed_page_changes(copy)} == {"label", "position"}
    before = labels(cursor, published.UID())
    uid = approve(copy)
    assert labels(cursor, published.UID()) == before  # the projector or the worker is next
    DropPages().do(api.portal.get(), {"uid": uid})
    assert labels(cursor, published.UID()) == [before[1], "i"]
    assert page_set(cursor, uid) is None
    assert {who for *_told, who in told(cursor, published.UID())} == {EDITOR}


def test_approver_is_shown_what_becomes_of_pages(published, change) -> None:
    copy = check_out(published)
    change(copy, p1={"label": "i", "rotation": 90}, p2={"label": "ii"})
    found = changed_pages(copy, copy.REQUEST)
    told = [(one.where[1:], [piece.text for piece in one.pieces]) for one in found]
    assert [pieces[-1] for _where, pieces in told] == ["i … ii", "90°"]


def test_discarded_proposal_leaves_nothing(published, change, cursor) -> None:
    copy = check_out(published)
    change(copy, p1={"label": "i"})
    before, uid = labels(cursor, published.UID()), copy.UID()
    with api.env.adopt_user(username=EDITOR):
        ICheckinCheckoutPolicy(copy).cancelCheckout()
    transaction.commit()
    DropPages().do(api.portal.get(), {"uid": uid})
    cursor.connection.rollback()
    assert page_set(cursor, uid) is None
    assert labels(cursor, published.UID()) == before


def test_next_proposal_begins_with_what_was_approved_just_now(published, change, cursor) -> None:
    copy = check_out(published)
    change(copy, p1={"label": "i"})
    approve(copy)
    second = check_out(published)
    with pytest.raises(PagesDisputed):  # its pages were seen before the first was taken over
        change(second, p1={"label": "I"})
    transaction.abort()
    change(second, p2={"label": "ii"})
    assert labels(cursor, second.UID()) == ["i", "ii"]


def test_two_people_lose_nothing(draft, change, cursor) -> None:
    with api.env.adopt_roles(roles=["Manager"]):
        person("drugi", "biblioteka-editors")
    transaction.commit()
    before = known_pages(draft)
    change(draft, p1={"label": "i"}, p2={"note": "Krzywo.", "rescan": True})
    change(draft, "drugi", revision=before.revision, p1={"type": "titlePage"})
    with pytest.raises(PagesDisputed) as raised:
        change(draft, "drugi", revision=before.revision, p1={"label": "I"})
    transaction.abort()
    (dispute,) = raised.value.disputes
    found = (dispute.place, dispute.field, dispute.theirs, dispute.mine, dispute.person)
    assert found == (1, "label", "i", "I", EDITOR)
    first, second = known_pages(draft).pages
    assert (first.label, first.type, second.note) == ("i", "titlePage", "Krzywo.")
    # A whole form that was seen before changes only what its writer touched.
    whole = {"label": before.pages[0].label, "type": "cover"}
    with pytest.raises(PagesDisputed):
        change(draft, revision=before.revision, p1=whole)
    transaction.abort()
    change(draft, revision=before.revision, p1={"label": before.pages[0].label, "note": "x"})
    assert known_pages(draft).pages[0].label == "i"


def test_corrected_package_of_a_public_record_proposes_its_pages(
    published, change, ingest, package, cursor
) -> None:
    change(published, p2={"hidden": True, "reason": "Powód."})
    picture(package / "3.png")
    (second,) = ingest(package, goal="draft")
    assert (second.batch.version, "proposed changes" in note_of(second.batch)) == (2, True)
    cursor.connection.rollback()
    uid = published.UID()
    assert len(page_set(cursor, uid).pages) == 2
    copy = ICheckinCheckoutPolicy(published).getWorkingCopy()
    added = [one.field for one in proposed_page_changes(copy)]
    assert added == ["added"]
    assert [one.hidden for one in page_set(cursor, copy.UID()).pages] == [False, True, False]
    (again,) = ingest(package, goal="draft")
    assert not again.new
    DropPages().do(api.portal.get(), {"uid": approve(copy)})
    cursor.connection.rollback()
    public = page_set(cursor, uid)
    assert (len(public.pages), public.version, public.pages[1].hidden) == (3, 2, True)


def test_package_that_is_handed_over_hands_its_proposal_over(
    published, ingest, package, record
) -> None:
    picture(package / "3.png")
    (second,) = ingest(package, goal="pending")
    assert "they wait for approval" in note_of(second.batch)
    copy = ICheckinCheckoutPolicy(record(second)).getWorkingCopy()
    assert api.content.get_state(copy) == "pending"
    picture(package / "4.png")
    (third,) = ingest(package, goal="pending")
    assert "Changes to it wait for approval" in note_of(third.batch)


def test_turned_page_gets_its_image_by_the_worker(
    draft, change, cursor, settings, monkeypatch, ingest, package
) -> None:
    monkeypatch.setattr(turn_pages, "current", lambda: settings)
    change(draft, p1={"rotation": 90, "label": "i"})
    cursor.execute("SELECT payload FROM publication.job WHERE kind = 'turn-pages'")
    (job,) = [payload for (payload,) in cursor.fetchall()]
    uid = draft.UID()
    cursor.connection.rollback()
    before = page_set(cursor, uid).pages
    assert (before[0].turned, before[0].width, before[0].height) == (0, 20, 31)
    cursor.connection.rollback()
    turn_pages.TurnPages().do(api.portal.get(), job)
    first, second = page_set(cursor, uid).pages
    assert (first.turned, first.width, first.height, first.label) == (90, 31, 20, "i")
    assert (second, Pyramids(settings.directory("derivatives")).holds(first.file)) == (
        before[1],
        True,
    )
    cursor.connection.rollback()
    picture(package / "3.png")
    ingest(package, goal="draft")
    assert [one.turned for one in page_set(cursor, uid).pages] == [90, 0, 0]
