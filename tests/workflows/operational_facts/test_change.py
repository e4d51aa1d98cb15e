"""Operational facts: public at once, in the history, beside whatever is being proposed."""

from .conftest import check_out
from .conftest import do
from .conftest import FIRST
from .conftest import row_of
from .conftest import showing
from datetime import date
from datetime import timedelta
from kultura.behaviors.fields.refusals import Refused
from kultura.workflows.history import approved_at
from kultura.workflows.history import entries
from kultura.workflows.operational_facts.change import change_facts
from kultura.workflows.operational_facts.change import may_change
from kultura.workflows.operational_facts.events import IOperationalFactsChanged
from kultura.workflows.operational_facts.events import OperationalFactsChanged
from kultura.workflows.working_copies.conflicts import conflicts
from kultura.workflows.working_copies.errors import InConflict
from plone import api
from zExceptions import Unauthorized
from zope.interface.verify import verifyObject

import pytest


def change(item, user: str = "ewa", **facts):
    with api.env.adopt_user(username=user):
        return change_facts(item, **facts)


CANCELLED = [{"id": "37", "status": "cancelled"}]


def test_a_showing_is_cancelled_on_the_published_item(play) -> None:
    change(play, schedule=CANCELLED)
    assert row_of(play, 37)["status"] == "cancelled"
    assert [row["id"] for row in play.schedule if row["status"] != "scheduled"] == ["37"]
    assert api.content.get_state(play) == "published"


def test_it_stays_cancelled_when_a_proposal_begun_before_is_published(play) -> None:
    copy = check_out(play)
    change(play, schedule=CANCELLED)
    copy.title = "Balladyna. Wznowienie"
    copy.schedule = [{**row, "note": "z napisami"} for row in copy.schedule] + [showing(60)]

    assert conflicts(copy) == ()
    do(copy, "submit", "ewa")
    do(copy, "publish", "region")

    assert play.title == "Balladyna. Wznowienie"
    assert len(play.schedule) == 61
    assert [row["id"] for row in play.schedule if row["status"] == "cancelled"] == ["37"]
    assert {row["note"] for row in play.schedule[:60]} == {"z napisami"}


def test_what_the_proposal_changed_on_purpose_too_is_put_to_a_person(play) -> None:
    copy = check_out(play)
    copy.schedule = [
        {**row, "status": "moved-online"} if row["id"] == "37" else row for row in copy.schedule
    ]
    change(play, schedule=CANCELLED)
    [conflict] = conflicts(copy)
    assert conflict.path == ("schedule", "37", "status")
    assert (conflict.base, conflict.mine, conflict.theirs) == (
        "scheduled",
        "moved-online",
        "cancelled",
    )
    with pytest.raises(InConflict):
        do(copy, "submit", "ewa")


def test_a_showing_moved_meanwhile_stays_moved(play) -> None:
    copy = check_out(play)
    copy.text = "<p>Nowa obsada</p>"
    later = FIRST + timedelta(days=100)
    change(play, schedule=[{"id": "37", "start": later}])
    do(copy, "submit", "ewa")
    do(copy, "publish", "region")
    moved = row_of(play, 37)
    assert (moved["start"], moved["end"]) == (later, later + timedelta(hours=2))
    assert moved["previous_start"] == FIRST + timedelta(days=37)
    assert play.text == "<p>Nowa obsada</p>"


def test_what_is_on_follows_at_once(play) -> None:
    later = FIRST + timedelta(days=100)

    def on(day) -> list[str]:
        day = day.date().isoformat()
        return [b.getId for b in api.content.find(occurrences={"start": day, "end": day})]

    assert on(later) == []
    change(play, schedule=[{"id": "37", "start": later}])
    assert on(later) == ["balladyna"]
    assert on(FIRST + timedelta(days=37)) == []


def test_who_what_and_when_are_in_the_history(play) -> None:
    approved = approved_at(play)
    change(play, schedule=CANCELLED)
    last = entries(play)[-1]
    assert (last["action"], last["actor"]) == ("change_operational_facts", "ewa")
    assert last["changes"] == [
        {"path": "schedule/37/status", "old": "scheduled", "new": "cancelled"}
    ]
    assert last["comments"] == "Tuesday, 7 April 2026, 19:00: Status: scheduled → cancelled"
    assert last["review_state"] == "published"
    assert last["time"].isCurrentDay()
    assert approved_at(play) == approved


def test_a_new_time_is_told_in_words(play) -> None:
    change(play, schedule=[{"id": "3", "start": FIRST + timedelta(days=4), "note": "Choroba"}])
    assert entries(play)[-1]["comments"] == (
        "Wednesday, 4 March 2026, 19:00: Begins: "
        "Wednesday, 4 March 2026, 19:00 → Thursday, 5 March 2026, 19:00; "
        "Wednesday, 4 March 2026, 19:00: Ends: "
        "Wednesday, 4 March 2026, 21:00 → Thursday, 5 March 2026, 21:00; "
        "Wednesday, 4 March 2026, 19:00: Status: scheduled → rescheduled; "
        "Wednesday, 4 March 2026, 19:00: Note: – → Choroba"
    )


def test_nothing_changed_is_nothing_written(play) -> None:
    before, modified = len(entries(play)), play.modified()
    assert change(play, schedule=[{"id": "37", "status": "scheduled"}]) == {}
    assert len(entries(play)) == before
    assert play.modified() == modified


@pytest.mark.parametrize("user", ["ewa", "marta"])
def test_the_institution_s_people_may(play, venue, theatre, user) -> None:
    with api.env.adopt_user(username=user):
        assert may_change(play)
        assert may_change(venue)
        assert may_change(theatre)


@pytest.mark.parametrize("user", ["obcy", "region"])
def test_others_may_not(play, venue, user) -> None:
    for item, facts in ((play, {"schedule": CANCELLED}), (venue, {"opening_exceptions": []})):
        with pytest.raises(Unauthorized):
            change(item, user, **facts)
    assert row_of(play, 37)["status"] == "scheduled"


@pytest.mark.parametrize("state", ["withdrawn", "draft", "pending", "deleted"])
def test_only_what_is_public_has_them(play, state) -> None:
    way = {
        "withdrawn": ["withdraw"],
        "draft": ["withdraw", "reopen"],
        "pending": ["withdraw", "reopen", "submit"],
        "deleted": ["withdraw", "delete"],
    }
    for action in way[state]:
        do(play, action, "ewa", "bo tak")
    with pytest.raises(Unauthorized):
        change(play, schedule=CANCELLED)


def test_a_proposal_has_none_of_its_own(play) -> None:
    with pytest.raises(Unauthorized):
        change(check_out(play), schedule=CANCELLED)


def test_in_place_editing_stays_closed(play) -> None:
    change(play, schedule=CANCELLED)
    for user in ("ewa", "marta", "region"):
        with api.env.adopt_user(username=user):
            assert not api.user.has_permission("Modify portal content", obj=play)


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "37", "status": "odwołane"},
        {"id": "37", "availability": "none"},
        {"id": "37", "start": "jutro"},
        {"id": "37", "end": FIRST},
        {"id": "37", "link": "javascript:alert(1)"},
        {"id": "37", "note": "x" * 501},
        {"id": "37", "title": "x"},
        {"id": "99", "status": "cancelled"},
    ],
)
def test_what_the_form_would_refuse_is_refused(play, wrong) -> None:
    with pytest.raises(Refused):
        change(play, schedule=[{"id": "36", "status": "cancelled"}, wrong])
    assert row_of(play, 36)["status"] == "scheduled"


def test_a_showing_stays_within_the_run(play) -> None:
    play.closes = date(2026, 5, 31)
    with pytest.raises(Refused):
        change(play, schedule=[{"id": "37", "start": FIRST + timedelta(days=100)}])


def test_an_older_row_s_fault_is_no_obstacle(play) -> None:
    play.schedule = [{**row, "capacity": 0} if row["id"] == "5" else row for row in play.schedule]
    change(play, schedule=CANCELLED)
    assert row_of(play, 37)["status"] == "cancelled"


def test_a_venue_is_closed_on_a_day(venue) -> None:
    day = date(2026, 5, 1)
    change(venue, "marta", opening_exceptions=[{"start": day, "closed": True, "note": "Święto"}])
    assert [(row["start"], row["closed"]) for row in venue.opening_exceptions] == [(day, True)]
    assert entries_of(venue)[-1]["action"] == "change_operational_facts"


def entries_of(item) -> list:
    return [entry for history in item.workflow_history.values() for entry in history]


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": date(2026, 5, 1), "opens": "10:00"},
        {"start": date(2026, 5, 1), "opens": "dziesiąta", "closes": "15:00"},
        {"start": FIRST, "closed": True},
        {"closed": True},
        {"start": date(2026, 5, 1), "closed": True, "reason": "x"},
    ],
)
def test_a_venue_s_hours_are_checked(venue, wrong) -> None:
    with pytest.raises(Refused):
        change(venue, opening_exceptions=[wrong])
    assert not venue.opening_exceptions


def test_an_exception_is_told_in_words(venue) -> None:
    day = date(2026, 5, 1)
    hours = {"start": day, "opens": "10:00", "closes": "14:00", "note": "Majówka"}
    change(venue, opening_exceptions=[hours])
    change(venue, opening_exceptions=[{"start": day, "remove": True}])
    assert [entry["comments"] for entry in entries_of(venue)[-2:]] == [
        "1 May 2026: – → 1 May 2026, 10:00, 14:00, Majówka",
        "1 May 2026: 1 May 2026, 10:00, 14:00, Majówka → –",
    ]


def test_a_play_has_no_opening_hours(play) -> None:
    with pytest.raises(Refused):
        change(play, opening_exceptions=[{"start": date(2026, 5, 1), "closed": True}])


def test_the_event_is_a_modification(play) -> None:
    assert verifyObject(IOperationalFactsChanged, OperationalFactsChanged(play))
