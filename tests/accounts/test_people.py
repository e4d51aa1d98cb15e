"""Accounts made by a site integrator."""

from kultura.accounts import people
from kultura.instance.errors import InstanceError
from plone import api

import pytest


@pytest.fixture
def ewa(portal):
    """An account."""
    people.add(portal, "ewa", "ewa@example.org", "Ewa Nowak", "dlugie-Haslo-1")
    return api.user.get("ewa")


def authenticates(portal, login: str, password: str) -> bool:
    return portal.acl_users.authenticate(login, password, portal.REQUEST) is not None


def test_added(portal, ewa) -> None:
    assert ewa.getProperty("fullname") == "Ewa Nowak"
    assert authenticates(portal, "ewa", "dlugie-Haslo-1")


def test_another_password(portal, ewa) -> None:
    people.set_password(portal, "ewa", "inne-Haslo-22")
    assert authenticates(portal, "ewa", "inne-Haslo-22")
    assert not authenticates(portal, "ewa", "dlugie-Haslo-1")


def test_groups(portal, ewa) -> None:
    people.join("ewa", ["regional-administrators"])
    assert "regional-administrators" in [group.id for group in api.group.get_groups(user=ewa)]


def test_mistakes_are_told(portal, ewa) -> None:
    with pytest.raises(InstanceError, match="There is a user ewa already"):
        people.add(portal, "ewa", "e@example.org", "", "dlugie-Haslo-1")
    with pytest.raises(InstanceError, match="There is no group muzem; there are .*regional-adm"):
        people.join("ewa", ["muzem"])
    with pytest.raises(InstanceError, match="There is no user nikt"):
        people.set_password(portal, "nikt", "dlugie-Haslo-1")
