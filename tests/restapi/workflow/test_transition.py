"""A transition over HTTP: guarded before anything is written, and refused without a trace."""

from plone import api

import pytest
import transaction


PASSWORD = "Correct-horse-9"


@pytest.fixture
def page(site):
    """A draft, an editor of its institution, and a regional administrator."""
    for name in ("redaktorka", "region", "obca"):
        api.user.create(username=name, password=PASSWORD, email=f"{name}@example.org")
    api.user.grant_roles("region", roles=["Regional Administrator"])
    with api.env.adopt_roles(["Manager"]):
        page = api.content.create(site, "Document", "strona", title="Godziny otwarcia")
    page.manage_setLocalRoles("redaktorka", ["Institution Editor"])
    page.reindexObjectSecurity()
    transaction.commit()
    return page


@pytest.fixture
def editor(page, client):
    return client("redaktorka")


@pytest.fixture
def administrator(page, client):
    return client("region")


def seen(client) -> tuple:
    """What a refused transition must leave as it was."""
    said = client.get("++api++/strona").json()
    workflow = client.get("++api++/strona/@workflow").json()
    kept = ("review_state", "effective", "expires", "modified", "title")
    return tuple(said[name] for name in kept), len(workflow["history"])


def test_an_item_is_submitted_and_approved(editor, administrator):
    submitted = editor.post("++api++/strona/@workflow/submit", json={})
    assert (submitted.status_code, submitted.json()["review_state"]) == (200, "pending")
    published = administrator.post("++api++/strona/@workflow/publish", json={})
    assert (published.status_code, published.json()["review_state"]) == (200, "published")


def test_a_comment_is_kept(editor, administrator):
    editor.post("++api++/strona/@workflow/submit", json={"comment": "Gotowe"})
    history = administrator.get("++api++/strona/@workflow").json()["history"]
    assert history[-1]["comments"] == "Gotowe"


REFUSED = {
    "an unknown transition": ("submitt", {}, 400),
    "a transition of another state": ("publish", {}, 409),
    "dates in the body": ("submit", {"effective": "2031-01-01T00:00:00"}, 400),
    "a whole subtree": ("submit", {"include_children": True}, 400),
    "a comment that is no text": ("submit", {"comment": {"a": 1}}, 400),
    "an endless comment": ("submit", {"comment": "a" * 5001}, 400),
    "no transition": ("", {}, 400),
}


@pytest.mark.parametrize(("name", "sent", "status"), REFUSED.values(), ids=REFUSED)
def test_a_refused_transition_leaves_no_trace(editor, name, sent, status):
    before = seen(editor)
    answer = editor.post(f"++api++/strona/@workflow/{name}", json=sent)
    assert answer.status_code == status
    assert answer.json()["message"]
    assert seen(editor) == before


def test_the_state_is_named_in_the_callers_language(editor):
    api.portal.set_registry_record("plone.available_languages", ["en", "pl"])
    transaction.commit()
    refused = editor.post(
        "++api++/strona/@workflow/publish", json={}, headers={"Accept-Language": "pl"}
    )
    assert "w stanie „Szkic”" in refused.json()["message"]


def test_the_guard_is_asked_before_the_dates_are_read(editor, administrator):
    editor.post("++api++/strona/@workflow/submit", json={})
    before = seen(editor)
    answer = editor.post("++api++/strona/@workflow/publish", json={})
    assert answer.status_code == 403
    assert answer.json()["possible"] == ["retract"]
    assert seen(editor) == before


def test_an_unknown_transition_offers_the_nearest(editor):
    answer = editor.post("++api++/strona/@workflow/submitt", json={})
    assert answer.json()["nearest"] == "submit"


def test_a_required_comment_is_asked_for(editor, administrator):
    editor.post("++api++/strona/@workflow/submit", json={})
    before = seen(administrator)
    answer = administrator.post("++api++/strona/@workflow/request_changes", json={})
    assert answer.status_code == 400
    assert "comment" in answer.json()["message"]
    assert seen(administrator) == before


def test_strangers_see_no_draft_and_move_none(page, client, visitor):
    for stranger in (client("obca"), visitor):
        assert stranger.post("++api++/strona/@workflow/submit", json={}).status_code == 401


def test_approving_what_was_read(editor, administrator):
    editor.post("++api++/strona/@workflow/submit", json={})
    read = administrator.get("++api++/strona").headers["ETag"]
    editor.post("++api++/strona/@workflow/retract", json={})
    editor.patch("++api++/strona", json={"title": "Coś innego"})
    editor.post("++api++/strona/@workflow/submit", json={})
    answer = administrator.post(
        "++api++/strona/@workflow/publish", json={}, headers={"If-Match": read}
    )
    assert answer.status_code == 412
