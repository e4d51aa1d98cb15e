"""Preview links of items: given to others, ended all at once, and opened.

A link ends with its time, when it is revoked, and when whoever made it may not see the item any
more. It opens that one item and nothing else.
"""

from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.behaviors.lookup import find
from kultura.interfaces import IPublicRecord
from kultura.preview.token import Claims
from kultura.preview.token import InvalidToken
from kultura.preview.token import LONGEST
from kultura.preview.token import sign
from kultura.preview.token import verified
from kultura.workflows.deletion import DELETED
from plone import api
from plone.keyring.interfaces import IKeyManager
from typing import Any
from zope.annotation.interfaces import IAnnotations
from zope.component import getUtility


SERIES = "kultura.preview_series"
RING = "_system"
VIEW = "kultura-preview"


@dataclass(frozen=True)
class Link:
    """An address that shows one item, and when it ends."""

    url: str
    ends: datetime


def has_preview(obj: Any) -> bool:
    """Say whether an object has a record that could be shown."""
    return IPublicRecord(obj, None) is not None and api.content.get_state(obj, None) != DELETED


def make_link(obj: Any, lasting: timedelta = LONGEST) -> Link:
    """Return a new link to an item in the current user's name."""
    ends = datetime.now(UTC).replace(microsecond=0) + min(lasting, LONGEST)
    claims = Claims(obj.UID(), int(ends.timestamp()), api.user.get_current().getId(), _series(obj))
    token = sign(claims, getUtility(IKeyManager).secret(RING))
    return Link(f"{api.portal.get().absolute_url()}/@@{VIEW}?token={token}", ends)


def revoke_links(obj: Any) -> None:
    """End all links to an item."""
    IAnnotations(obj)[SERIES] = _series(obj) + 1


def item_of(site: Any, token: str) -> Any:
    """Return the item a token opens; raises InvalidToken."""
    claims = verified(token, getUtility(IKeyManager)[RING], datetime.now(UTC))
    obj = find(site, claims.uid)
    if obj is None or _series(obj) != claims.series or not has_preview(obj):
        raise InvalidToken(token)
    user = api.user.get(userid=claims.user)
    if user is None or not user.has_permission("View", obj):
        raise InvalidToken(token)
    return obj


def _series(obj: Any) -> int:
    return IAnnotations(obj).get(SERIES, 0)
