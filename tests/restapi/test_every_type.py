"""Every type over HTTP: made, read, changed, found, and moved through its workflow."""

from museums import open_museums
from plone import api

import pytest
import transaction


INC = "http://rightsstatements.org/vocab/InC/1.0/"
OBJECT = {
    "work_rights": INC,
    "reproduction_rights": INC,
    "edm_type": "IMAGE",
    "inventory_number": "MK/1",
    "languages": ["pl"],
}

#: What an item of each type has to have before it can be submitted.
NEEDED = {
    "Exhibit": {"opens": "2026-05-01", "closes": "2026-09-30"},
    "Performance": {},
    "Lesson": {},
    "Event": {},
    "DigitalObject": OBJECT,
    "DigitalCollection": {},
    "Document": {},
    "News Item": {},
    "Link": {"remoteUrl": "https://example.org/"},
}


@pytest.fixture
def people(site, client):
    open_museums(site)
    with api.env.adopt_roles(["Manager"]):
        api.content.create(site, "Theatre", "teatr", title="Teatr")
        api.group.add_user(groupname="teatr-editors", username="muzeum-editor")
        api.group.add_user(groupname="teatr-managers", username="muzeum-manager")
    transaction.commit()
    return {who: client(name) for who, name in PEOPLE.items()}


PEOPLE = {"editor": "muzeum-editor", "manager": "muzeum-manager", "region": "region"}


def section(portal_type: str) -> str:
    return "teatr" if portal_type == "Performance" else "muzeum"


def made(person, portal_type: str, **sent) -> str:
    sent = {"@type": portal_type, "title": "Żubr na Kurpiach"} | sent
    answer = person.post(f"++api++/{section(portal_type)}", json=sent)
    assert answer.status_code == 201, answer.text
    return answer.json()["@id"].replace("/plone/", "/plone/++api++/")


def change(person, address: str, **sent) -> int:
    read = person.get(address)
    return person.patch(address, json=sent, headers={"If-Match": read.headers["ETag"]}).status_code


def found(person, portal_type: str, words: str = "Kurpiach") -> int:
    asked = {"SearchableText": words, "portal_type": portal_type}
    return person.get("++api++/@search", params=asked).json()["items_total"]


def moved(person, address: str, transition: str, **sent) -> str:
    answer = person.post(f"{address}/@workflow/{transition}", json=sent)
    assert answer.status_code == 200, answer.text
    return answer.json()["review_state"]


@pytest.mark.parametrize("portal_type", NEEDED)
def test_what_editors_write_goes_to_the_region_and_back(people, visitor, portal_type):
    editor, region = people["editor"], people["region"]
    address = made(editor, portal_type, **NEEDED[portal_type])
    assert change(editor, address, title="Żubr na Kurpiach i gdzie indziej") == 204
    assert (found(editor, portal_type), found(visitor, portal_type)) == (1, 0)
    assert moved(editor, address, "submit") == "pending"
    assert moved(region, address, "publish", comment="Dziękujemy") == "published"
    assert visitor.get(address).json()["title"] == "Żubr na Kurpiach i gdzie indziej"
    assert (found(visitor, portal_type), change(editor, address, title="Inny")) == (1, 401)
    assert moved(editor, address, "withdraw", comment="Przerwa") == "withdrawn"
    assert (visitor.get(address).status_code, found(visitor, portal_type)) == (401, 0)


@pytest.mark.parametrize("portal_type", ["Venue", "Subsection"])
def test_what_a_section_is_made_of_is_public_with_it(people, visitor, portal_type):
    address = made(people["manager"], portal_type)
    assert visitor.get(address).json()["title"] == "Żubr na Kurpiach"
    assert found(visitor, portal_type) == 1


def test_media_are_the_institutions_own(people, visitor):
    data = {"data": "Zg==", "encoding": "base64", "filename": "a.pdf"}
    address = made(people["editor"], "File", file=data | {"content-type": "application/pdf"})
    assert people["editor"].get(address).json()["file"]["filename"] == "a.pdf"
    assert visitor.get(address).status_code == 401
    assert found(visitor, "File") == 0


@pytest.mark.parametrize("portal_type", ["Museum", "Theatre", "Library"])
def test_the_region_opens_and_suspends_sections(people, visitor, portal_type):
    region = people["region"]
    sent = {"@type": portal_type, "id": "nowa", "title": "Nowa instytucja"}
    assert region.post("++api++/", json=sent).status_code == 201
    assert found(visitor, portal_type, "Nowa") == 1
    assert moved(region, "++api++/nowa", "suspend", comment="Remont") == "suspended"
    assert visitor.get("++api++/nowa").status_code == 401
    assert found(visitor, portal_type, "Nowa") == 0
    assert moved(region, "++api++/nowa", "activate") == "active"
    assert visitor.get("++api++/nowa").status_code == 200


def test_what_is_on_is_found(people):
    editor = people["editor"]
    made(editor, "Exhibit", **NEEDED["Exhibit"])
    asked = "++api++/@search?occurrences.start=2026-08-01&occurrences.end=2026-08-02"
    assert editor.get(asked).json()["items_total"] == 1
    assert editor.get(asked.replace("-08-", "-12-")).json()["items_total"] == 0
    assert editor.get("++api++/@search?occurrences.start=lato").status_code == 400


def test_references_tell_only_of_what_the_reader_may_see(people, visitor):
    editor, region = people["editor"], people["region"]
    draft = editor.get(made(editor, "Document")).json()["UID"]
    public = made(editor, "Document", related=[draft])
    assert editor.get(public).json()["related"] == [draft]
    moved(editor, public, "submit")
    moved(region, public, "publish")
    assert visitor.get(public).json()["related"] == []


def test_pictures_and_parents_tell_only_of_what_the_reader_may_see(people, visitor, site):
    editor, region = people["editor"], people["region"]
    file = made(editor, "File", file={"data": "Zg==", "encoding": "base64", "filename": "a.pdf"})
    uid = editor.get(file).json()["UID"]
    page = made(editor, "Document", attachments=[{"file": uid, "title": "Regulamin"}])
    moved(editor, page, "submit")
    moved(region, page, "publish")
    assert editor.get(page).json()["attachments"][0]["file"] == uid
    said = visitor.get(page).json()
    assert (said["attachments"][0]["file"], said["attachments"][0]["title"]) == (None, "Regulamin")
    assert said["parent"]["title"] == "Muzeum"
    assert said["lock"] == {"locked": False}
