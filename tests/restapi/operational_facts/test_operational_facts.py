"""Operational facts over REST: the door staff's way to cancel a showing on the published item."""

from plone import api

import pytest
import transaction


PASSWORD = "Correct-horse-9"
SHOWINGS = [
    {
        "id": str(number),
        "start": f"2026-03-{number:02}T19:00:00+01:00",
        "end": f"2026-03-{number:02}T21:00:00+01:00",
        "status": "scheduled",
    }
    for number in range(1, 21)
]
PLAY = "teatr/balladyna"
FACTS = f"{PLAY}/@operational-facts"


@pytest.fixture
def people(site, client_of):
    with api.env.adopt_roles(roles=["Manager"]):
        api.content.create(site, "Theatre", "teatr", title="Teatr")
        for user, group in (("ewa", "teatr-editors"), ("region", None), ("obcy", None)):
            api.user.create(email=f"{user}@example.org", username=user, password=PASSWORD)
            if group:
                api.group.add_user(groupname=group, username=user)
        api.user.grant_roles(username="region", roles=["Regional Administrator"])
    transaction.commit()
    return {user: client_of((user, PASSWORD)) for user in ("ewa", "region", "obcy")}


@pytest.fixture
def ewa(people):
    sent = {"@type": "Performance", "id": "balladyna", "title": "Balladyna", "schedule": SHOWINGS}
    made = people["ewa"].post("teatr", json=sent)
    assert made.status_code == 201, made.text
    assert people["ewa"].post(f"{PLAY}/@workflow/submit").status_code == 200
    assert people["region"].post(f"{PLAY}/@workflow/publish").status_code == 200
    return people["ewa"]


def cancelled(answer) -> list[str]:
    return [row["id"] for row in answer.json()["schedule"] if row["status"] == "cancelled"]


def test_the_whole_story(ewa, people, visitor) -> None:
    copy = ewa.post(f"{PLAY}/@workingcopy").json()["@id"]
    ewa.patch(copy, json={"title": "Balladyna. Wznowienie"})

    answer = ewa.patch(FACTS, json={"schedule": [{"id": "7", "status": "cancelled"}]})
    assert (answer.status_code, cancelled(answer)) == (200, ["7"])
    assert ewa.get(FACTS).json()["schedule"][6] == {
        "id": "7",
        "status": "cancelled",
        "availability": None,
        "start": "2026-03-07T19:00:00+01:00",
        "end": "2026-03-07T21:00:00+01:00",
        "door_time": None,
        "link": None,
        "note": None,
        "previous_start": None,
    }
    assert ewa.patch(PLAY, json={"title": "Inny"}).status_code in (401, 403)

    assert ewa.post(f"{copy}/@workflow/submit").status_code == 200
    assert people["region"].post(f"{copy}/@workflow/publish").status_code == 200
    public = visitor.get(PLAY)
    assert public.json()["title"] == "Balladyna. Wznowienie"
    assert cancelled(ewa.get(FACTS)) == ["7"]
    history = ewa.get(f"{PLAY}/@history").json()
    [noted] = [entry for entry in history if entry["action"] == "change_operational_facts"]
    assert noted["actor"]["@id"].endswith("/ewa")
    assert "Status: scheduled → cancelled" in noted["comments"]
    assert noted["transition_title"] == "Changed at once, without approval"


def test_a_new_time(ewa) -> None:
    moved = {"id": "7", "start": "2026-03-25T20:00:00+01:00"}
    row = ewa.patch(FACTS, json={"schedule": [moved]}).json()["schedule"][6]
    assert row["start"] == "2026-03-25T20:00:00+01:00"
    assert row["end"] == "2026-03-25T22:00:00+01:00"
    assert row["previous_start"] == "2026-03-07T19:00:00+01:00"
    assert row["status"] == "rescheduled"


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"title": "Inny"},
        {"schedule": {"id": "7"}},
        {"schedule": ["7"]},
        {"schedule": [{"id": "99", "status": "cancelled"}]},
        {"schedule": [{"id": "7", "status": "odwołane"}]},
        {"schedule": [{"id": "7", "capacity": 5}]},
        {"schedule": [{"id": "7", "start": "2026-03-07T19:00:00"}]},
        {"schedule": [{"id": "7", "start": 7}]},
        {"schedule": [{"id": ["7"], "status": "cancelled"}]},
        {"schedule": [{"id": "7", "end": "2026-03-01T19:00:00+01:00"}]},
        {"schedule": [{"id": "6", "status": "cancelled"}, {"id": "7", "kolor": "x"}]},
        {"opening_exceptions": [{"start": "2026-03-07", "closed": True}]},
    ],
)
def test_refused_with_a_sentence_and_nothing_changed(ewa, body) -> None:
    answer = ewa.patch(FACTS, json=body)
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"][-1] in ".!”"
    assert cancelled(ewa.get(FACTS)) == []


@pytest.mark.parametrize("who", ["obcy", "region"])
def test_others_may_not(ewa, people, who) -> None:
    body = {"schedule": [{"id": "7", "status": "cancelled"}]}
    assert people[who].patch(FACTS, json=body).status_code == 403
    assert people[who].get(FACTS).status_code == 403


def test_the_public_may_not(ewa, visitor) -> None:
    assert visitor.patch(FACTS, json={"schedule": []}).status_code == 401
    assert visitor.get(FACTS).status_code == 401


def test_a_venue_closes_on_a_day(ewa) -> None:
    venue = ewa.get("@search?portal_type=Venue").json()["items"][0]["@id"]
    body = {"opening_exceptions": [{"start": "2026-05-01", "closed": True, "note": "Święto"}]}
    answer = ewa.patch(f"{venue}/@operational-facts", json=body)
    assert answer.status_code == 200, answer.text
    [row] = answer.json()["opening_exceptions"]
    assert (row["start"], row["closed"], row["note"]) == ("2026-05-01", True, "Święto")
    body = {"opening_exceptions": [{"start": "2026-05-01", "remove": True}]}
    answer = ewa.patch(f"{venue}/@operational-facts", json=body)
    assert answer.json()["opening_exceptions"] == []


def test_what_has_no_dates_says_so(ewa) -> None:
    ewa.post("teatr", json={"@type": "Document", "id": "o-nas", "title": "O nas"})
    assert ewa.get("teatr/o-nas/@operational-facts").status_code == 409
