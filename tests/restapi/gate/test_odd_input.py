"""Odd input is refused by whoever understands it, and never answered 500."""

import pytest


ODD = [
    ("?b_size:int=x", 400),
    ("?x:date=zz", 400),
    ("++api++/@search?b_size:int=x", 400),
    ("++api++/@search?x:date=zz", 400),
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
