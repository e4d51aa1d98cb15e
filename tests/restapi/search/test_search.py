"""Searching over HTTP: a page always, and no answer to a question that was not asked."""

from plone import api

import json
import pytest
import transaction


@pytest.fixture
def pages(site):
    with api.env.adopt_roles(["Manager"]):
        for number in range(5):
            api.content.create(site, "Document", f"strona-{number}", title=f"Wystawa {number}")
    transaction.commit()
    return site


def test_words_are_found(pages, manager):
    found = manager.get("++api++/@search?SearchableText=Wystawa&sort_on=sortable_title").json()
    assert found["items_total"] == 5
    assert found["items"][0]["title"] == "Wystawa 0"


@pytest.mark.parametrize("text", ["", "*", " ", "()", "%20"])
def test_no_words_find_nothing_on_a_page(pages, manager, text):
    found = manager.get("++api++/@search", params={"SearchableText": text}).json()
    assert (found["items"], found["items_total"]) == ([], 0)


def test_a_page_links_the_next(pages, manager):
    first = manager.get("++api++/@search?portal_type=Document&b_size=2&sort_on=id").json()
    assert [item["title"] for item in first["items"]] == ["Wystawa 0", "Wystawa 1"]
    second = manager.get(first["batching"]["next"]).json()
    assert [item["title"] for item in second["items"]] == ["Wystawa 2", "Wystawa 3"]


UNKNOWN = [
    ("SearchableTxt=a", "SearchableText"),
    ("portal_typ=Document", "portal_type"),
    ("sort_on=sortable_titel", "sortable_title"),
    ("sort_on=SearchableText", None),
    ("portal_type=Document&sort_order=descendin", "descending"),
    ("portal_type=Document&metadata_fields=modifid", "modified"),
    ("allowedRolesAndUser=x", None),
]


@pytest.mark.parametrize(("query", "nearest"), UNKNOWN)
def test_an_unknown_name_is_refused_with_the_nearest(pages, manager, query, nearest):
    answer = manager.get(f"++api++/@search?{query}")
    assert answer.status_code == 400
    if nearest:
        assert answer.json()["nearest"] == nearest


UNREADABLE = [
    "created.query=pojutrze&created.range=min",
    "created.query=9999-99-99&created.range=min",
    "created.range=min",
    "path.depth=deep&path.query=/",
    "path.query.x=1",
    "review_state.x.y.z=1",
    "SearchableText.query=a",
    "SearchableText=AND",
    "SearchableText=%22",
    "SearchableText=a&SearchableText=b",
    "is_folderish=perhaps",
    "UID.not=a",
    "effectiveRange=x",
    "getObjPositionInParent=1",
    "sort_on=path.x",
    "portal_type.range=min&portal_type.query=a",
    "portal_type.operator=nor&portal_type.query=a",
    "start.query:record=a",
]


@pytest.mark.parametrize("query", UNREADABLE)
def test_no_query_breaks_the_server(pages, manager, query):
    answer = manager.get(f"++api++/@search?{query}")
    assert answer.status_code in (200, 400), answer.text
    if answer.status_code == 400:
        assert answer.json()["message"]


def test_all_columns_are_those_of_the_allow_list(pages, manager, visitor):
    found = manager.get("++api++/@search?portal_type=Document&metadata_fields=_all").json()
    assert "Creator" in found["items"][0]
    assert not {"commentators", "cmf_uid", "author_name"} & set(found["items"][0])


def test_strangers_do_not_ask_for_accounts(pages, visitor):
    assert visitor.get("++api++/@search?Creator=admin").status_code == 400
    assert visitor.get("++api++/@search?metadata_fields=Creator&id=x").status_code in (200, 400)
    page = visitor.get("++api++/@search?id=strona-1&metadata_fields=_all").json()
    assert all("Creator" not in item for item in page["items"])


IS = "plone.app.querystring.operation.selection.any"
DOCUMENTS = {"i": "portal_type", "o": IS, "v": ["Document"]}


def criteria(client, **sent):
    return client.post("++api++/@querystring-search", json=sent)


def test_criteria_are_answered_by_the_page(pages, manager):
    found = criteria(manager, query=[DOCUMENTS], b_size=2, sort_on="sortable_title").json()
    assert found["items_total"] == 5
    assert [item["title"] for item in found["items"]] == ["Wystawa 0", "Wystawa 1"]


def test_criteria_in_the_address(pages, manager):
    query = json.dumps({"query": [DOCUMENTS], "b_size": 3})
    found = manager.get("++api++/@querystring-search", params={"query": query}).json()
    assert (found["items_total"], len(found["items"])) == (5, 3)


WRONG_CRITERIA = {
    "none": {},
    "no list": {"query": "portal_type"},
    "empty": {"query": []},
    "no criterion": {"query": ["portal_type"]},
    "an unknown index": {"query": [DOCUMENTS | {"i": "portal_typ"}]},
    "an unknown operation": {"query": [DOCUMENTS | {"o": "is"}]},
    "too many": {"query": [DOCUMENTS] * 21},
    "too many values": {"query": [DOCUMENTS | {"v": ["a"] * 101}]},
    "a page beyond the limit": {"query": [DOCUMENTS], "b_size": 101},
    "a page that is no number": {"query": [DOCUMENTS], "b_size": {}},
    "an unknown order": {"query": [DOCUMENTS], "sort_on": "titel"},
    "full objects beyond the limit": {"query": [DOCUMENTS], "b_size": 100, "fullobjects": True},
    "a value of another kind": {
        "query": [
            {"i": "created", "o": "plone.app.querystring.operation.date.between", "v": 1},
        ]
    },
}


@pytest.mark.parametrize("sent", WRONG_CRITERIA.values(), ids=WRONG_CRITERIA)
def test_wrong_criteria_are_refused(pages, manager, sent):
    answer = criteria(manager, **sent)
    assert answer.status_code == 400, answer.text
    assert answer.json()["message"]
