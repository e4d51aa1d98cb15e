"""Accounts made and given new passwords from the command line."""

from kultura.instance.errors import InstanceError
from plone import api
from typing import Any


def add(site: Any, login: str, email: str, name: str, password: str) -> None:
    """Make an account; raises InstanceError where the login or the address will not do."""
    if site.acl_users.getUser(login) or site.getPhysicalRoot().acl_users.getUser(login):
        raise InstanceError(f"There is a user {login} already: kultura user reset-password {login}")
    try:
        api.user.create(
            username=login, email=email, password=password, properties={"fullname": name}
        )
    except ValueError as error:
        raise InstanceError(f"{login} cannot be a user: {error}") from error


def join(login: str, groups: list[str]) -> None:
    """Put an account into groups; raises InstanceError naming the groups there are."""
    for group in groups:
        if api.group.get(group) is None:
            known = ", ".join(sorted(found.id for found in api.group.get_groups()))
            raise InstanceError(f"There is no group {group}; there are {known}.")
        api.group.add_user(groupname=group, username=login)


def set_password(site: Any, login: str, password: str) -> None:
    """Give an account another password, in the site or in Zope's root; raises InstanceError."""
    root = site.getPhysicalRoot().acl_users
    if user_id := id_in_site(site, login):
        site.acl_users.userSetPassword(user_id, password)
    elif (user := root.getUser(login)) is not None:
        root.users.updateUserPassword(user.getId(), password)
    else:
        raise InstanceError(f"There is no user {login}: kultura user add {login} --email …")


def id_in_site(site: Any, login: str) -> str | None:
    """Give the id of the site's own account that logs in by a name."""
    try:
        return site.acl_users.source_users.getUserIdForLogin(login)
    except KeyError:
        return None
