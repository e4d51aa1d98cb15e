"""How often a password may be wrong, by whatever way in, told to nobody who has an account."""

from kultura.restapi.auth.attempts import ATTEMPTS
from kultura.restapi.auth.attempts import Attempts
from kultura.restapi.auth.attempts import Limits
from kultura.restapi.auth.attempts import WINDOW
from museums import PASSWORD
from museums import person

import pytest
import requests
import transaction


class Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def attempts(clock) -> Attempts:
    return Attempts(Limits(pair=3, address=5, account=7), clock)


def fail(attempts: Attempts, *made: tuple[str, str]) -> None:
    for login, address in made:
        attempts.failed(login, address)


def test_three_wrong_passwords_close_the_account_for_that_address_alone(attempts) -> None:
    fail(attempts, *[("anna", "a")] * 3)
    assert attempts.wait("anna", "a") == attempts.wait(" ANNA", "a") == WINDOW
    assert attempts.wait("anna", "b") == attempts.wait("jan", "a") == 0


def test_an_address_may_not_try_one_account_after_the_other(attempts) -> None:
    fail(attempts, *[(name, "a") for name in "bcdef"])
    assert attempts.wait("anna", "a") > 0
    assert attempts.wait("anna", "b") == 0


def test_an_account_may_not_be_tried_from_many_addresses(attempts) -> None:
    fail(attempts, *[("anna", address) for address in "abcdefg"])
    assert attempts.wait("anna", "z") > 0
    assert attempts.wait("jan", "z") == 0


def test_it_is_over_after_a_quarter_of_an_hour(attempts, clock) -> None:
    fail(attempts, *[("anna", "a")] * 3)
    clock.now += WINDOW - 1
    assert attempts.wait("anna", "a") == 1
    clock.now += 1
    assert attempts.wait("anna", "a") == 0


def test_who_gets_it_right_begins_anew(attempts) -> None:
    fail(attempts, ("anna", "a"), ("anna", "a"))
    attempts.succeeded("anna", "a")
    fail(attempts, ("anna", "a"), ("anna", "a"))
    assert attempts.wait("anna", "a") == 0


@pytest.fixture
def site(functional_portal, monkeypatch):
    monkeypatch.setattr(ATTEMPTS, "limits", Limits(pair=3))
    ATTEMPTS.forget()
    person("anna")
    transaction.commit()
    yield functional_portal.absolute_url()
    ATTEMPTS.forget()


def by_basic(site: str, login: str, password: str) -> requests.Response:
    url = f"{site}/++api++/@search"
    return requests.get(url, auth=(login, password), timeout=30)


def by_rest(site: str, login: str, password: str) -> requests.Response:
    url = f"{site}/++api++/@login"
    return requests.post(url, json={"login": login, "password": password}, timeout=30)


def by_form(site: str, login: str, password: str) -> requests.Response:
    form = {"__ac_name": login, "__ac_password": password, "buttons.login": "1"}
    return requests.post(f"{site}/login", data=form, timeout=30, allow_redirects=False)


WAYS = (by_basic, by_rest, by_form)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("login", ["anna", "nobody-of-that-name"])
def test_the_fourth_attempt_is_refused_by_every_way(site, way, login) -> None:
    for _ in range(3):
        assert way(site, login, "wrong").status_code < 429
    for every in WAYS:
        answer = every(site, login, PASSWORD)
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 800
        assert "15" in answer.text


@pytest.mark.parametrize("way", WAYS)
def test_right_passwords_are_never_too_many(site, way) -> None:
    for _ in range(5):
        way(site, "anna", "wrong")
        assert way(site, "anna", PASSWORD).status_code in (200, 302)


def test_the_right_password_for_the_wrong_page_is_no_failure(site) -> None:
    for _ in range(5):
        url = f"{site}/++api++/@controlpanels"
        answer = requests.get(url, auth=("anna", PASSWORD), timeout=30)
        assert answer.status_code in (401, 403)
    assert by_basic(site, "anna", PASSWORD).status_code == 200
