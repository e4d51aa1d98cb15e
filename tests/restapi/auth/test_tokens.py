"""Tokens over HTTP: they end with the logout, with a new password, and after an hour."""

from plone import api

import jwt
import pytest
import time
import transaction


PASSWORD = "Correct-horse-9"


@pytest.fixture
def ewa(site):
    api.user.create(username="ewa", password=PASSWORD, email="ewa@example.org")
    transaction.commit()
    return api.user.get("ewa")


def log_in(visitor, login="ewa", password=PASSWORD):
    """Log in and forget the cookie: from here on only the token speaks for the person."""
    answer = visitor.post("++api++/@login", json={"login": login, "password": password})
    visitor.session.cookies.clear()
    return answer


def knows(visitor, token: str) -> bool:
    """Whether the site takes somebody with this token for ewa."""
    bearer = {"Authorization": f"Bearer {token}"}
    return visitor.get("++api++/@users/ewa", headers=bearer).status_code == 200


def test_a_token_ends_with_the_logout(ewa, visitor):
    token = log_in(visitor).json()["token"]
    assert knows(visitor, token)
    bearer = {"Authorization": f"Bearer {token}"}
    assert visitor.post("++api++/@logout", headers=bearer).status_code == 204
    assert not knows(visitor, token)


def test_logging_out_one_session_leaves_the_other(ewa, visitor):
    one, other = log_in(visitor).json()["token"], log_in(visitor).json()["token"]
    other = visitor.post(
        "++api++/@login-renew", headers={"Authorization": f"Bearer {other}"}
    ).json()["token"]
    visitor.post("++api++/@logout", headers={"Authorization": f"Bearer {one}"})
    assert knows(visitor, other)


def test_a_new_password_ends_all_sessions(ewa, visitor):
    token = log_in(visitor).json()["token"]
    transaction.begin()
    ewa.setSecurityProfile(password="Another-horse-9")
    transaction.commit()
    assert not knows(visitor, token)


def test_a_token_lives_an_hour(ewa, visitor):
    token = log_in(visitor).json()["token"]
    payload = jwt.decode(token, options={"verify_signature": False})
    assert 3500 < payload["exp"] - time.time() <= 3600


def test_expired_tokens_are_forgotten(ewa, site, visitor):
    log_in(visitor)
    transaction.begin()
    listed = site.acl_users.jwt_auth._tokens["ewa"]
    for token in list(listed):
        listed[token] = 1
    transaction.commit()
    log_in(visitor)
    transaction.begin()
    assert len(site.acl_users.jwt_auth._tokens["ewa"]) == 1


def test_the_administrator_of_zope_logs_out_too(site, manager, visitor):
    token = log_in(visitor, *manager.person).json()["token"]
    bearer = {"Authorization": f"Bearer {token}"}
    assert visitor.get("++api++/@controlpanels", headers=bearer).status_code == 200
    assert visitor.post("++api++/@logout", headers=bearer).status_code == 204
    assert visitor.get("++api++/@controlpanels", headers=bearer).status_code == 401


@pytest.mark.parametrize("password", ["wrong", "", None, 1, ["Correct-horse-9"]])
def test_no_token_for_a_wrong_password(ewa, visitor, password):
    assert log_in(visitor, password=password).status_code in (400, 401)


def test_a_logout_without_token_says_what_to_send(site, visitor):
    answer = visitor.post("++api++/@logout")
    assert answer.status_code == 400
    assert "Bearer" in answer.json()["message"]
