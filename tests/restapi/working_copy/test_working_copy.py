"""Proposed changes over REST: from check-out to approval, and every refusal on the way."""

from plone import api

import pytest
import transaction


PASSWORD = "Correct-horse-9"
PEOPLE = {
    "ewa": "Institution Editor",
    "adam": "Institution Editor",
    "region": "Regional Administrator",
}


@pytest.fixture
def people(site, client_of):
    with api.env.adopt_roles(roles=["Manager"]):
        section = api.content.create(site, "Folder", "kino")
        for user, role in PEOPLE.items():
            api.user.create(email=f"{user}@example.org", username=user, password=PASSWORD)
            api.user.grant_roles(username=user, roles=[role], obj=section)
        section.reindexObjectSecurity()
    transaction.commit()
    return {user: client_of((user, PASSWORD)) for user in PEOPLE}


@pytest.fixture
def page(people):
    ewa, region = people["ewa"], people["region"]
    sent = {"@type": "Document", "id": "godziny", "title": "Godziny", "description": "Od maja"}
    assert ewa.post("kino", json=sent).status_code == 201
    assert ewa.post("kino/godziny/@workflow/submit").status_code == 200
    assert region.post("kino/godziny/@workflow/publish").status_code == 200
    return "kino/godziny"


@pytest.fixture
def working_copy(people, page) -> str:
    answer = people["ewa"].post(f"{page}/@workingcopy")
    assert answer.status_code == 201, answer.text
    assert answer.headers["Location"] == answer.json()["@id"]
    return answer.json()["@id"]


def test_from_proposal_to_approval(people, page, working_copy, visitor) -> None:
    ewa, region = people["ewa"], people["region"]
    assert ewa.patch(working_copy, json={"title": "Nowe godziny"}).status_code == 204
    assert ewa.post(f"{working_copy}/@workflow/submit").status_code == 200
    assert visitor.get(page).json()["title"] == "Godziny"
    assert visitor.get(working_copy).status_code == 401

    told = region.get(f"{working_copy}/@workingcopy").json()
    assert told["working_copy_of"]["title"] == "Godziny"
    assert told["working_copy"]["creator_id"] == "ewa"
    assert told["conflicts"] == []

    assert region.post(f"{working_copy}/@workflow/publish").status_code == 200
    assert visitor.get(page).json()["title"] == "Nowe godziny"
    assert ewa.get(working_copy).status_code == 404
    assert ewa.get(f"{page}/@workingcopy").json()["working_copy"] is None


def test_check_in_is_for_those_who_approve(people, page, working_copy, visitor) -> None:
    ewa, region = people["ewa"], people["region"]
    ewa.patch(working_copy, json={"title": "Nowe godziny"})
    refused = ewa.patch(f"{working_copy}/@workingcopy", json={})
    assert refused.status_code == 403
    assert "by approval" in refused.json()["message"]

    ewa.post(f"{working_copy}/@workflow/submit")
    assert region.patch(f"{page}/@workingcopy", json={"comment": "Zgoda"}).status_code == 204
    assert visitor.get(page).json()["title"] == "Nowe godziny"


@pytest.mark.parametrize("who", ["ewa", "region"])
def test_a_published_item_is_not_edited_in_place(people, page, who) -> None:
    assert people[who].patch(page, json={"title": "Inny"}).status_code in (401, 403)
    assert people["ewa"].get(page).json()["title"] == "Godziny"


def test_the_second_is_told_who_was_first(people, page, working_copy) -> None:
    refused = people["adam"].post(f"{page}/@workingcopy")
    assert refused.status_code == 409
    assert "ewa is already preparing" in refused.json()["message"]


def test_only_the_institution_proposes(people, page, visitor) -> None:
    assert people["region"].post(f"{page}/@workingcopy").status_code == 403
    assert visitor.post(f"{page}/@workingcopy").status_code in (401, 403)


def test_the_public_is_not_told_of_proposals(page, working_copy, visitor) -> None:
    told = visitor.get(f"{page}/@workingcopy").json()
    assert (told["working_copy"], told["conflicts"]) == (None, [])


def test_discarding(people, page, working_copy) -> None:
    assert people["region"].delete(f"{page}/@workingcopy").status_code == 403
    assert people["adam"].delete(f"{page}/@workingcopy").status_code == 204
    assert people["ewa"].get(working_copy).status_code == 404
    assert people["ewa"].delete(f"{page}/@workingcopy").status_code == 403


def test_conflicts_are_listed_refused_and_settled(site, people, page, working_copy, visitor):
    ewa, region = people["ewa"], people["region"]
    ewa.patch(working_copy, json={"title": "Nowe godziny"})
    ewa.post(f"{working_copy}/@workflow/submit")
    transaction.begin()
    site.unrestrictedTraverse(page).title = "Godziny zimowe"
    transaction.commit()

    refused = region.patch(f"{page}/@workingcopy", json={})
    assert refused.status_code == 409
    [conflict] = refused.json()["conflicts"]
    assert conflict == {
        "path": "title",
        "field": "title",
        "base": "Godziny",
        "mine": "Nowe godziny",
        "theirs": "Godziny zimowe",
    }
    assert region.post(f"{working_copy}/@workflow/publish").status_code == 400

    ewa.post(f"{working_copy}/@workflow/retract")
    assert ewa.get(f"{working_copy}/@conflicts").json()["items"] == [conflict]
    assert ewa.post(f"{working_copy}/@rebase", json={"choices": {"x": "mine"}}).status_code == 400
    assert ewa.post(f"{working_copy}/@rebase", json={"choices": {"title": 1}}).status_code == 400
    settled = ewa.post(f"{working_copy}/@rebase", json={"choices": {"title": "mine"}})
    assert settled.json() == {"items": []}
    ewa.post(f"{working_copy}/@workflow/submit")
    assert region.post(f"{working_copy}/@workflow/publish").status_code == 200
    assert visitor.get(page).json()["title"] == "Nowe godziny"


def test_the_region_does_not_settle_what_editors_wrote(people, page, working_copy) -> None:
    people["ewa"].post(f"{working_copy}/@workflow/submit")
    assert people["region"].post(f"{working_copy}/@rebase", json={}).status_code in (401, 403)
