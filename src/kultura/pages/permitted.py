"""Who may do what with the pages of an object.

Who may write a draft changes its pages; what the public sees changes by a proposal, but its
institution may hide a page of it at once. Nobody changes the pages of what waits.
"""

from AccessControl import getSecurityManager
from kultura.behaviors.approval import state_of
from kultura.publication.connection import is_on
from kultura.workflows.operational_facts.change import PERMISSION as CHANGE_AT_ONCE
from Products.CMFCore.permissions import ModifyPortalContent
from typing import Any
from typing import Final


PUBLISH: Final = "kultura: Publish"
PUBLISHED: Final = "published"


def may_change_pages(obj: Any) -> bool:
    """Tell whether the current user may change the pages of a draft or of proposed changes."""
    return is_on() and _may(ModifyPortalContent, obj)


def may_hide_pages(obj: Any) -> bool:
    """Tell whether the current user may hide pages of what the public sees, at once."""
    return is_on() and state_of(obj) == PUBLISHED and _may(CHANGE_AT_ONCE, obj)


def sees_hidden_pages(obj: Any) -> bool:
    """Tell whether the current user, who may view an object, sees its hidden pages too."""
    return state_of(obj) != PUBLISHED or may_hide_pages(obj) or _may(PUBLISH, obj)


def _may(permission: str, obj: Any) -> bool:
    return bool(getSecurityManager().checkPermission(permission, obj))
