"""What every request to the API passes, over HTTP."""

from kultura.restapi import limits
from plone import api

import pytest
import transaction


@pytest.fixture
def page(site):
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(site, "Document", "strona", title="Godziny otwarcia")
    transaction.commit()
    return page


def tag(client) -> str:
    return client.get("++api++/strona").headers["ETag"]


@pytest.mark.parametrize("sent", [b'{"title":', b"[]", b'{"a":' * 5000, b'{"title": "\\ud800"}'])
def test_a_broken_body_is_refused_before_anybody_reads_it(page, manager, sent):
    answer = manager.patch(
        "++api++/strona", data=sent, headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert answer.json()["type"] == "BadRequest"


def test_the_address_alone_makes_a_request_one_to_the_api(page, manager):
    anything = {"Accept": "*/*"}
    changed = manager.patch("++api++/strona", json={"title": "Cennik"}, headers=anything)
    assert changed.status_code == 204
    assert manager.delete("++api++/strona", headers=anything).status_code == 204


@pytest.mark.parametrize(
    "kind", ["application/offset+octet-stream", "application/x-www-form-urlencoded"]
)
@pytest.mark.parametrize("sent", [b'{"title":' * 20000, b'{"title": "a\\u0000b"}', b"[1]"])
def test_another_content_type_leads_no_body_past_the_gate(page, manager, kind, sent):
    answer = manager.patch("++api++/strona", data=sent, headers={"Content-Type": kind})
    assert answer.status_code == 400
    assert answer.json()["type"] == "BadRequest"


def test_what_an_account_says_is_text(site, manager):
    answer = manager.patch("++api++/@users/ktos", json={"fullname": ["A"]})
    assert answer.status_code == 400
    assert "fullname" in answer.json()["message"]


def test_strangers_send_short_bodies(site, visitor):
    sent = {"login": "a", "password": "b" * limits.BODY_BYTES_WITHOUT_CREDENTIALS}
    assert visitor.post("++api++/@login", json=sent).status_code == 413


def test_the_sentence_is_in_the_callers_language(site, manager):
    api.portal.set_registry_record("plone.available_languages", ["en", "pl"])
    transaction.commit()
    answer = manager.get("++api++/@search?b_size=500", headers={"Accept-Language": "pl"})
    assert "musi być liczbą całkowitą" in answer.json()["message"]
    assert answer.json()["least"] == 1
    assert answer.json()["most"] == limits.PAGE.most


def test_a_refused_page_size_in_the_body_too(site, manager):
    criterion = {"i": "portal_type", "o": "plone.app.querystring.operation.selection.any", "v": []}
    answer = manager.post(
        "++api++/@querystring-search", json={"query": [criterion], "b_size": 5000}
    )
    assert answer.status_code == 400
    assert "b_size" in answer.json()["message"]


def test_change_with_the_tag_that_was_read(page, manager):
    answer = manager.patch(
        "++api++/strona", json={"title": "Cennik"}, headers={"If-Match": tag(manager)}
    )
    assert answer.status_code == 204


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_change_with_a_stale_tag_is_refused(page, manager, method):
    old = tag(manager)
    manager.patch("++api++/strona", json={"title": "Cennik"})
    answer = manager.ask(method, "++api++/strona", json={"title": "X"}, headers={"If-Match": old})
    assert answer.status_code == 412
    assert manager.get("++api++/strona").json()["title"] == "Cennik"


def test_a_weak_tag_matches_nothing(page, manager):
    weak = f"W/{tag(manager)}"
    assert manager.patch("++api++/strona", json={}, headers={"If-Match": weak}).status_code == 412


@pytest.mark.parametrize("header", ["*", '"x", {tag}'])
def test_any_and_several_tags(page, manager, header):
    sent = {"If-Match": header.replace("{tag}", tag(manager))}
    assert manager.patch("++api++/strona", json={"title": "C"}, headers=sent).status_code == 204


def test_a_tag_without_quotes_is_explained(page, manager):
    answer = manager.patch("++api++/strona", json={}, headers={"If-Match": "abc"})
    assert answer.status_code == 400
    assert "quotes" in answer.json()["message"]


def test_every_change_moves_the_tag(page, manager):
    seen = {tag(manager)}
    manager.patch("++api++/strona", json={"description": "Od wtorku do niedzieli"})
    seen.add(tag(manager))
    transaction.begin()
    api.group.create(groupname="muzeum-editors")
    page.manage_setLocalRoles("muzeum-editors", ["Editor"])
    transaction.commit()
    seen.add(tag(manager))
    assert len(seen) == 3


def test_reading_and_unlocking_leave_the_tag(page, manager):
    manager.post("++api++/strona/@lock", json={})
    locked = tag(manager)
    manager.delete("++api++/strona/@lock", json={})
    assert (locked, locked) == (tag(manager), tag(manager))
