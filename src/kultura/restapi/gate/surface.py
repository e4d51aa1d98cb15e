"""Closes what Zope publishes by itself: methods of objects, tools, the ZMI, WebDAV, XML-RPC.

Zope publishes every documented method of every object by its name in the URL:
``/portal_membership/getMemberInfo?memberId=…``, ``/item/Creator``. Nobody but a manager needs it.
"""

from AccessControl import getSecurityManager
from AccessControl import Unauthorized
from Acquisition import aq_base
from collections.abc import Iterator
from kultura.i18n import _
from kultura.restapi.refusals import MethodNotAllowed
from OFS.interfaces import IApplication
from OFS.interfaces import IItem
from Products.CMFCore.FSImage import FSImage
from Products.CMFCore.interfaces import IDynamicType
from Products.CMFCore.interfaces import ISiteRoot
from Products.CMFCore.permissions import ManagePortal
from zope.component.hooks import getSite
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.xmlrpc import is_xmlrpc_response


METHODS = frozenset({"GET", "HEAD", "POST"})

#: What the publisher itself asks of content, and where the login cookie's plugin sends people.
OPEN_NAMES = frozenset({"index_html", "require_login", "HEAD"})


def check(request: HTTPRequest) -> None:
    """Refuse a request that is not for a page, unless a manager sends it."""
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


def _is_old_protocol(request: HTTPRequest) -> bool:
    return request["REQUEST_METHOD"] not in METHODS or is_xmlrpc_response(request.response)


def _is_zope_object(request: HTTPRequest) -> bool:
    if request.steps and request.steps[-1] in OPEN_NAMES:
        return False
    published = request["PUBLISHED"]
    return _is_method(published) or any(_is_tool(each) for each in _on_the_way(request))


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
