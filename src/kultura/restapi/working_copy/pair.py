"""The item and its working copy, whichever of the two was asked for."""

from AccessControl import getSecurityManager
from dataclasses import dataclass
from kultura.i18n import _
from kultura.restapi.refusals import NotAllowed
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.dexterity.interfaces import IDexterityContent
from plone.protect.interfaces import IDisableCSRFProtection
from Products.CMFCore.permissions import View
from typing import Any
from zope.component import getMultiAdapter
from zope.interface import alsoProvides


@dataclass(frozen=True)
class Pair:
    """A published item and the working copy in which changes to it are written."""

    original: IDexterityContent
    working_copy: IDexterityContent


def pair_of(context: IDexterityContent) -> Pair | None:
    """Return both, or None where there is no working copy, or none the user may see."""
    policy = ICheckinCheckoutPolicy(context)
    working_copy = policy.getWorkingCopy()
    if working_copy is None or not getSecurityManager().checkPermission(View, working_copy):
        return None
    return Pair(policy.getBaseline() or context, working_copy)


def existing_pair(context: IDexterityContent) -> Pair:
    """Return both, or refuse with 403 where there is nothing the user may work on."""
    pair = pair_of(context)
    if pair is None:
        raise NotAllowed(
            _("refused_no_changes_proposed", default="No changes to this item are being prepared.")
        )
    return pair


def control(content: IDexterityContent, request: Any) -> Any:
    """Return the view that knows what may be done with proposals here."""
    return getMultiAdapter((content, request), name="iterate_control")


def allow_writing(request: Any) -> None:
    """Say that this request is meant to write; it bears no form token."""
    alsoProvides(request, IDisableCSRFProtection)
