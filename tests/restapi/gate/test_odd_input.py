"""Odd input is refused by whoever understands it, and never answered 500."""

import pytest


ODD = [
    ("?b_size:int=x", 400),
    ("?x:date=zz", 400),
    ("++api++/@search?b_size:int=x", 400),
    ("++api++/@search?x:date=zz", 400),
    ("?x=a&x.y:record=b", 400),
    ("++api++/@linkintegrity?uids.x:record=a", 400),
    ("++api++/@search?review_state.query:record=published", 200),
    ("++api++/@users/x/y", 404),
    ("++api++/@portrait/x/y", 404),
    ("@@getVocabulary?name=plone.app.vocabularies.Catalog", 400),
    ("@@kultura-record", 404),
    ("@@kultura-page", 404),
    ("@@babel_utils", 404),
    ("@@mail_password_template", 404),
]


@pytest.mark.parametrize(("path", "status"), ODD)
def test_reading(manager, path, status) -> None:
    assert manager.get(path).status_code == status


@pytest.mark.parametrize(
    "odd",
    ["came_from:list=a", "came_from.x:record=a", "came_from=%ff%fe", "came_from=a&came_from=b"],
)
def test_who_must_log_in_is_asked_to_whatever_the_way_back(closed_site, visitor, odd) -> None:
    answer = visitor.get(f"@@team?{odd}", headers={"Accept": "text/html"})
    assert answer.status_code in (302, 401, 404)
    answer = visitor.get(f"?{odd}", headers={"Accept": "text/html"})
    assert answer.status_code in (302, 401)


@pytest.mark.parametrize(
    ("method", "path", "sent", "status"),
    [
        ("POST", "++api++/@users/anna", {}, 404),
        ("POST", "++api++/@users/anna/else/more", {}, 404),
        ("PATCH", "++api++/@users", {}, 404),
        ("PATCH", "++api++/@users/nobody", {"email": "a@example.org"}, 404),
        ("PATCH", "++api++/@users/nobody", {"email": "a@example.org\r\nBcc: b@example.org"}, 400),
        ("PATCH", "++api++/@users/nobody", {"email": "no address"}, 400),
    ],
)
def test_writing(manager, method, path, sent, status) -> None:
    assert manager.ask(method, path, json=sent).status_code == status


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("IPublication.expires", "9" * 40),
        ("opens", "9" * 40),
        ("IBasic.title", b"\xed\xa0\x80"),
    ],
)
def test_a_form_is_shown_again_or_refused(manager, name, value) -> None:
    assert manager.post(json={"@type": "Museum", "id": "dom", "title": "Dom"}).status_code == 201
    sent = {"form.buttons.save": "1", f"form.widgets.{name}": value}
    answer = manager.post("dom/++add++Exhibit", data=sent, headers={"Accept": "text/html"})
    assert answer.status_code in (200, 400)


def test_a_text_is_no_portrait(manager) -> None:
    sent = {"form.widgets.portrait": "a"}
    page = {"headers": {"Accept": "text/html"}}
    assert manager.post("@@personal-information", data=sent, **page).status_code == 400
