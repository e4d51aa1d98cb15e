"""How people are called on the region's pages."""

from plone import api
from typing import Any


def name_of(user_id: str | None) -> str:
    """Return a person's full name, else the name they log in with; empty for nobody."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname") if user else None) or user_id or ""


def account_of(user_id: str) -> Any | None:
    """Return an account of the site or of the instance, to act in its name; None for neither."""
    site = api.portal.get()
    folders = (site.acl_users, site.getPhysicalRoot().acl_users)
    users = (folder.getUserById(user_id) for folder in folders)
    return next((user for user in users if user is not None), None)
