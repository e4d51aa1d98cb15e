"""Closes what Zope publishes by itself: methods of objects, tools, the ZMI, WebDAV, XML-RPC.

Zope publishes every documented method of every object by its name in the URL:
``/portal_membership/getMemberInfo?memberId=…``, ``/item/Creator``. Nobody but a manager needs it.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from Acquisition import aq_base
from collections.abc import Iterator
from kultura.i18n import _
from kultura.institutions.suspension import is_in_time
from kultura.institutions.suspension import may_see
from kultura.restapi.refusals import MethodNotAllowed
from OFS.interfaces import IApplication
from OFS.interfaces import IItem
from Products.CMFCore.FSImage import FSImage
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import IDynamicType
from Products.CMFCore.interfaces import ISiteRoot
from Products.CMFCore.permissions import ManagePortal
from Products.Five import BrowserView
from typing import Any
from zExceptions import NotFound
from zope.component.hooks import getSite
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.xmlrpc import is_xmlrpc_response


METHODS = frozenset({"GET", "HEAD", "POST"})

#: What the publisher itself asks of content, and where the login cookie's plugin sends people.
OPEN_NAMES = frozenset({"index_html", "require_login", "HEAD"})


#: Templates that other pages call with words of their own: alone they fail.
PARTS = frozenset(
    {
        "author-feedback-template",
        "contact-info-email",
        "display_query_results",
        "document_view",
        "kultura-cards",
        "kultura-page",
        "kultura-record",
        "kultura-shelves",
        "mail_password_template",
    }
)


class NoPage(BrowserView):
    """A page that is not there."""

    def __call__(self) -> None:
        raise NotFound(self.__name__)


def check(request: HTTPRequest) -> None:
    """Refuse a page of hidden content, and what is no page, unless a manager asks for it."""
    _check_content(request)
    if _name(request).removeprefix("@@") in PARTS:
        raise NotFound(_name(request))
    if not (_is_old_protocol(request) or _is_zope_object(request)):
        return
    if getSecurityManager().checkPermission(ManagePortal, getSite()):
        return
    if _is_old_protocol(request):
        raise MethodNotAllowed(
            _(
                "refused_protocol",
                default="WebDAV and XML-RPC are closed here. Use the REST API.",
            )
        )
    raise Unauthorized("Only managers may use Zope's own objects.")


def check_dates(content: Any) -> None:
    """Refuse services of content that is not to be seen yet, or no more, by who asks."""
    if IContentish.providedBy(content) and not is_in_time(content):
        raise Unauthorized("This is hidden.")


def _check_content(request: HTTPRequest) -> None:
    # Views that everybody may call on any content draw the page around it: its title and path.
    nearest = next((each for each in _on_the_way(request) if IContentish.providedBy(each)), None)
    if nearest is None or ISiteRoot.providedBy(nearest) or _name(request) in OPEN_NAMES:
        return
    if not may_see(nearest):
        raise Unauthorized("This is hidden.")


def _is_old_protocol(request: HTTPRequest) -> bool:
    return request["REQUEST_METHOD"] not in METHODS or is_xmlrpc_response(request.response)


def _is_zope_object(request: HTTPRequest) -> bool:
    if _name(request) in OPEN_NAMES:
        return False
    published = request["PUBLISHED"]
    return _is_method(published) or any(_is_tool(each) for each in _on_the_way(request))


def _name(request: HTTPRequest) -> str:
    return request.steps[-1] if request.steps else ""


def _on_the_way(request: HTTPRequest) -> Iterator[object]:
    yield request["PUBLISHED"]
    yield from request["PARENTS"]


def _is_method(published: object) -> bool:
    return IItem.providedBy(getattr(published, "__self__", None))


def _is_tool(thing: object) -> bool:
    return (
        IItem.providedBy(thing)
        and not IDynamicType.providedBy(thing)
        and not ISiteRoot.providedBy(thing)
        and not IApplication.providedBy(thing)
        and not isinstance(aq_base(thing), FSImage)
    )
