"""Answers parameters that Zope cannot convert (``?b_size:int=x``) with 400, not as its own fault.

Zope converts them before traversal, when nothing of ours is at work yet; what it raises then
speaks of the request alone. Later the same exceptions are errors of code, and stay that.
"""

from DateTime.interfaces import DateTimeError
from kultura.i18n import _
from kultura.restapi.refusals import BadInput
from kultura.restapi.refusals import RefusalView
from zope.component import adapter
from zope.component import getSiteManager
from zope.interface import implementedBy
from zope.interface import implementer
from zope.interface import Interface
from zope.interface import providedBy
from zope.publisher.interfaces.browser import IDefaultBrowserLayer
from ZPublisher.HTTPRequest import HTTPRequest


@implementer(Interface)
@adapter(ValueError, IDefaultBrowserLayer)
def value_error_view(error: ValueError, request: HTTPRequest) -> object:
    """Make the view that answers a ValueError."""
    return view_of(error, request)


@implementer(Interface)
@adapter(DateTimeError, IDefaultBrowserLayer)
def date_error_view(error: DateTimeError, request: HTTPRequest) -> object:
    """Make the view that answers a date nobody can read."""
    return view_of(error, request)


@implementer(Interface)
@adapter(SyntaxError, IDefaultBrowserLayer)
def syntax_error_view(error: SyntaxError, request: HTTPRequest) -> object:
    """Make the view of the same: the publisher takes DateTime's SyntaxError for Python's."""
    return view_of(error, request)


def view_of(error: Exception, request: HTTPRequest) -> object:
    """Return the refusal's view before traversal, the view of any error after it."""
    if "PUBLISHED" not in request.other:
        return RefusalView(unreadable(), request)
    required = (implementedBy(Exception), providedBy(request))
    factory = getSiteManager().adapters.lookup(required, Interface, name="index.html")
    return factory(error, request)


def unreadable() -> BadInput:
    """Say that a parameter cannot be read."""
    return BadInput(
        _(
            "refused_unreadable",
            default="A parameter is not of the kind that the end of its name says.",
        )
    )
