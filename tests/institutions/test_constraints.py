"""What may be added where: content in the section or its parts, each part what it is for."""

from museums import open_museums
from museums import PASSWORD
from plone import api

import pytest
import requests
import transaction


CONTENT = {"Exhibit", "Lesson", "Event", "DigitalObject", "DigitalCollection"}
PAGES = {"Document", "News Item", "Link"}
MEDIA = {"Image", "File"}


@pytest.fixture
def museum(portal):
    open_museums(portal)
    return portal["muzeum"]


def offered(container, person: str) -> set[str]:
    with api.env.adopt_user(username=person):
        return {fti.getId() for fti in container.allowedContentTypes()}


@pytest.mark.parametrize(
    ("person", "types"),
    [
        ("muzeum-editor", CONTENT | PAGES | MEDIA),
        ("muzeum-manager", CONTENT | PAGES | MEDIA | {"Venue", "Subsection"}),
        ("zamek-manager", set()),
        ("region", set()),
    ],
)
def test_in_a_section(museum, person, types) -> None:
    assert offered(museum, person) == types


@pytest.mark.parametrize(
    ("part", "person", "types"),
    [
        ("wystawy", "muzeum-editor", {"Exhibit"}),
        ("media", "muzeum-editor", MEDIA),
        ("miejsca", "muzeum-editor", set()),
        ("miejsca", "muzeum-manager", {"Venue"}),
        ("wystawy", "zamek-manager", set()),
    ],
)
def test_in_its_parts(museum, part, person, types) -> None:
    assert offered(museum[part], person) == types


def test_a_part_that_people_added_takes_what_the_section_takes(museum) -> None:
    with api.env.adopt_user(username="muzeum-manager"):
        part = api.content.create(museum, "Subsection", "archiwum", title="Archiwum")
    assert offered(part, "muzeum-editor") == CONTENT | PAGES | MEDIA
    assert offered(part, "muzeum-manager") == CONTENT | PAGES | MEDIA | {"Venue"}


def test_sections_are_opened_by_the_region(portal, museum) -> None:
    assert offered(portal, "region") == {"Museum", "Theatre", "Library"}
    assert offered(portal, "muzeum-manager") == set()


@pytest.fixture
def site(functional_portal):
    open_museums(functional_portal)
    transaction.commit()
    return functional_portal


def ask(method: str, url: str, person: str, **sent) -> requests.Response:
    return requests.request(
        method,
        url,
        auth=(person, PASSWORD),
        headers={"Accept": "application/json"},
        timeout=30,
        **sent,
    )


def test_the_same_holds_over_rest(site) -> None:
    museum = f"{site.absolute_url()}/++api++/muzeum"

    def add(path: str, portal_type: str, person: str) -> int:
        new = {"@type": portal_type, "title": "Nowe"}
        return ask("POST", f"{museum}{path}", person, json=new).status_code

    assert add("", "Exhibit", "muzeum-editor") == 201
    assert add("/wystawy", "Exhibit", "muzeum-editor") == 201
    assert add("/wystawy", "Lesson", "muzeum-editor") in (400, 401, 403)
    assert add("", "Performance", "muzeum-editor") in (400, 401, 403)
    assert add("/miejsca", "Venue", "muzeum-editor") in (400, 401, 403)
    assert add("/miejsca", "Venue", "muzeum-manager") == 201
    assert add("", "Museum", "region") in (400, 401, 403)
    assert add("", "Exhibit", "zamek-manager") in (400, 401, 403)


def test_only_the_region_lets_a_museum_publish(site) -> None:
    museum = f"{site.absolute_url()}/++api++/muzeum"
    wish = {"publishes_directly": True, "phone": "32 123"}

    ask("PATCH", museum, "muzeum-manager", json=wish)
    transaction.begin()
    assert site["muzeum"].phone == "32 123"
    assert not site["muzeum"].publishes_directly

    assert ask("PATCH", museum, "region", json=wish).status_code == 204
    transaction.begin()
    assert site["muzeum"].publishes_directly


def test_a_section_opened_over_rest_is_whole(site) -> None:
    new = {"@type": "Theatre", "id": "teatr", "title": "Teatr"}
    answer = ask("POST", f"{site.absolute_url()}/++api++", "region", json=new)
    assert answer.status_code == 201
    transaction.begin()
    assert "spektakle" in site["teatr"]
    assert api.group.get("teatr-managers") is not None


def test_only_their_own_people_move_items_and_nobody_deletes_them(site) -> None:
    with api.env.adopt_user(username="muzeum-editor"):
        api.content.create(site["muzeum"]["wystawy"], "Exhibit", "wystawa", title="Wystawa")
    transaction.commit()
    base = f"{site.absolute_url()}/++api++"
    own = {"muzeum-editor", "muzeum-manager"}
    for person in ("zamek-manager", "region", "muzeum-editor", "muzeum-manager"):
        source = {"source": f"{site.absolute_url()}/muzeum/wystawy/wystawa"}
        answers = [
            ask("DELETE", f"{base}/muzeum/wystawy/wystawa", person),
            ask("POST", f"{base}/muzeum/@move", person, json=source),
            ask("POST", f"{base}/zamek/@move", person, json=source),
            ask("DELETE", f"{base}/muzeum/wystawy", person),
            ask("DELETE", f"{base}/muzeum", person),
            ask("PATCH", f"{base}/muzeum", person, json={"id": "muzeum-2"}),
        ]
        done = [(a.request.method, a.url.removeprefix(base)) for a in answers if a.ok]
        assert done == ([("POST", "/muzeum/@move")] if person in own else [])
        if person in own:
            back = {"source": f"{site.absolute_url()}/muzeum/wystawa"}
            assert ask("POST", f"{base}/muzeum/wystawy/@move", person, json=back).ok
    transaction.begin()
    assert "wystawa" in site["muzeum"]["wystawy"]
