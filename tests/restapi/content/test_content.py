"""Adding, changing and copying over HTTP: what is wrong with a request is said, in its language."""

from kultura.restapi.serializers import content
from museums import open_museums
from plone import api

import pytest
import transaction


@pytest.fixture
def editor(site, client):
    open_museums(site)
    transaction.commit()
    return client("muzeum-editor")


def add(editor, **sent):
    return editor.post("++api++/muzeum", json={"@type": "Exhibit", "title": "Zamek"} | sent)


WRONG = {
    "no type": {"@type": None},
    "a type that is none": {"@type": "Exhibitt"},
    "a type of another kind": {"@type": ["Exhibit"]},
    "a title of another kind": {"title": {"pl": "Zamek"}},
    "an id of another kind": {"id": 7},
    "an endless id": {"id": "z" * 101},
    "an id that is taken": {"id": "@@edit"},
    "a date that is none": {"opens": "pojutrze"},
    "the end before the start": {"opens": "2026-05-01", "closes": "2026-04-01"},
    "a row that is none": {"pictures": ["x"]},
    "a picture that is not there": {"pictures": [{"image": "0" * 32, "alt": "x"}]},
    "a reference that is none": {"related": ["x"]},
    "a longitude of 2000": {"place_latitude": 1, "place_longitude": 2000},
    "a number beyond all": {"place_latitude": 10**17},
}


@pytest.mark.parametrize("sent", WRONG.values(), ids=WRONG)
def test_what_cannot_be_added_is_refused_with_a_sentence(editor, sent):
    answer = add(editor, **sent)
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"][-1] in ".)”?"
    assert editor.get("++api++/@search?portal_type=Exhibit").json()["items_total"] == 0


def test_an_unknown_type_offers_the_nearest(editor):
    assert add(editor, **{"@type": "Exhibitt"}).json()["nearest"] == "Exhibit"


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_sentence_is_in_the_callers_language(editor, language):
    api.portal.set_registry_record("plone.available_languages", ["en", "pl"])
    transaction.commit()
    headers = {"Accept-Language": f"{language};q=0.9, de;q=0.2"}
    sent = {"@type": "Exhibit", "title": "Zamek", "opens": "2026-05-01", "closes": "2026-04-01"}
    answer = editor.post("++api++/muzeum", json=sent, headers=headers)
    assert answer.headers["Content-Language"] == language
    assert ("is before" in answer.json()["message"]) == (language == "en"), answer.text


def test_only_what_may_be_added_is_listed(editor):
    listed = {each["id"] for each in editor.get("++api++/muzeum/@types").json()}
    assert {"Exhibit", "DigitalObject", "Document"} <= listed
    assert not {"Performance", "Museum", "Folder", "Collection"} & listed
    assert editor.get("++api++/zamek/@types").json() == []


@pytest.mark.parametrize("service", ["@copy", "@move"])
@pytest.mark.parametrize(
    ("source", "status"),
    [
        (None, 400),
        (1, 400),
        ({}, 400),
        ([1], 400),
        (["/muzeum"] * 21, 400),
        (["/nigdzie"], 404),
        ("0" * 32, 404),
        ("/muzeum", 403),
        ("/zamek", 403),
    ],
)
def test_what_cannot_be_copied_is_refused(editor, service, source, status):
    answer = editor.post(f"++api++/muzeum/{service}", json={"source": source})
    assert answer.status_code == status, answer.text


def test_components_are_where_they_are_and_not_made(editor, site):
    said = editor.get("++api++/muzeum").json()["@components"]
    assert said["navigation"] == {"@id": f"{site.absolute_url()}/muzeum/@navigation"}
    expanded = editor.get("++api++/muzeum?expand=breadcrumbs").json()["@components"]
    assert expanded["breadcrumbs"]["items"][0]["title"] == "Muzeum"
    unknown = editor.get("++api++/muzeum?expand=breadcrumb")
    assert unknown.json().get("nearest") == "breadcrumbs", unknown.text


def test_a_version_that_is_not_there_is_not_found(editor):
    assert editor.get("++api++/muzeum?version=7").status_code == 404


def test_a_section_is_read_in_pages(editor, monkeypatch):
    for title in "CBAED":
        editor.post("++api++/muzeum", json={"@type": "Exhibit", "title": title})
    first = "++api++/muzeum?b_size=4&b_start=0"
    for order in ("CBAED", "ABCDE"):
        said, seen, pages = editor.get(first).json(), "", 1
        total = said["items_total"]
        while True:
            seen += "".join(each["title"] for each in said["items"] if each["@type"] == "Exhibit")
            if "next" not in said["batching"]:
                break
            said, pages = editor.get(said["batching"]["next"]).json(), pages + 1
        assert (seen, pages) == (order, -(-total // 4))
        monkeypatch.setattr(content, "MANY", 1)


def test_the_tree_around_something_is_three_levels_deep(editor):
    for title in ("Pierwsza", "Druga"):
        editor.post("++api++/muzeum", json={"@type": "Document", "title": title})
    said = editor.get("++api++/muzeum/@contextnavigation?expand.contextnavigation.topLevel=0")
    assert said.status_code == 200
    assert editor.get("++api++/muzeum?expand=contextnavigation").status_code == 200
