"""Why a request to the editing API is refused: one class a reason, each with its HTTP status.

plone.rest finds the status by the name of the exception's class; these say it themselves,
and carry a sentence that tells the caller what to do, in the caller's language.
"""

from kultura.i18n import _
from plone.rest.errors import ErrorHandling
from plone.rest.interfaces import IAPIRequest
from transaction.interfaces import TransientError
from zExceptions import HTTPException
from zExceptions import NotFound
from zExceptions import Unauthorized
from zope.i18n import translate
from zope.i18nmessageid import Message
from ZPublisher.HTTPRequest import HTTPRequest

import json


class Refusal(HTTPException):
    """A request that cannot be served as asked; ``details`` are for programs."""

    status = 400
    type = "BadRequest"

    def __init__(self, message: Message | str, **details: object) -> None:
        super().__init__(message)
        self.message = message
        self.details = details
        self.setStatus(type(self).status)


class BadInput(Refusal):
    """What was sent is malformed, unknown or beyond a limit (RFC 9110 15.5.1)."""


class NotAllowed(Refusal):
    """The caller may not do this here (RFC 9110 15.5.4)."""

    status = 403
    type = "Forbidden"


class Missing(Refusal):
    """What the request names is not there, or not for the caller (RFC 9110 15.5.5)."""

    status = 404
    type = "NotFound"


class MethodNotAllowed(Refusal):
    """The resource does not know this method (RFC 9110 15.5.6)."""

    status = 405
    type = "MethodNotAllowed"


class Conflict(Refusal):
    """The resource is in another state than the caller believes (RFC 9110 15.5.10)."""

    status = 409
    type = "Conflict"


class Stale(Refusal):
    """The resource changed after the caller read it (RFC 9110 15.5.13)."""

    status = 412
    type = "PreconditionFailed"


class TooLarge(Refusal):
    """The body is longer than the server accepts (RFC 9110 15.5.14)."""

    status = 413
    type = "ContentTooLarge"


class TooManyAttempts(Refusal):
    """The caller has failed too often and must wait (RFC 6585 4)."""

    status = 429
    type = "TooManyRequests"

    def __init__(self, message: Message, *, wait: int) -> None:
        super().__init__(message, wait=wait)
        self.setHeader("Retry-After", str(wait))


class Busy(Refusal):
    """Others were faster as often as it was tried (RFC 9110 15.6.4); nothing was changed."""

    status = 503
    type = "ServiceUnavailable"

    def __init__(self) -> None:
        super().__init__(
            _(
                "refused_busy",
                default="Others changed the same at that moment. Nothing was saved: send it again.",
            )
        )
        self.setHeader("Retry-After", "1")


class RefusalView(ErrorHandling):
    """Answers a refusal with its own status: to programs in JSON, to browsers with its sentence."""

    def __call__(self) -> None:
        if IAPIRequest.providedBy(self.request):
            kind, body = "application/json", self.in_json()
        else:
            kind, body = "text/plain; charset=utf-8", self.sentence()
        response = self.request.response
        for name, value in getattr(self.context, "headers", {}).items():
            response.setHeader(name, value)
        response.setHeader("Content-Type", kind)
        response.setStatus(self.context.getStatus(), lock=1)
        response.status = self.context.getStatus()  # Zope makes 500 of what it does not know: 460
        response.setBody(body, lock=1)

    def sentence(self) -> str:
        """Return what to do, in the caller's language."""
        return translate(self.context.message, context=self.request)

    def in_json(self) -> str:
        """Return what stock plone.restapi says of an error, and the refusal's details."""
        said = self.render_exception(self.context)
        said.pop("traceback", None)
        said |= {"type": self.context.type, "message": self.sentence()} | self.context.details
        return json.dumps(said, indent=2, sort_keys=True)


class BusyView(RefusalView):
    """Answers a transaction that lost against others each time."""

    def __init__(self, context: TransientError, request: HTTPRequest) -> None:
        super().__init__(Busy(), request)


class UnauthorizedView(ErrorHandling):
    """Answers what is not for the caller: without the name of what is hidden there."""

    def render_exception(self, exception: Unauthorized) -> dict[str, object]:
        """Return what stock says, with a message of ours: Zope's own names the object."""
        said = super().render_exception(exception)
        said["message"] = translate(
            _("refused_unauthorized", default="You may not see or do this. Log in, or ask for it."),
            context=self.request,
        )
        return said


class NotFoundView(ErrorHandling):
    """Answers an error of another package that means: there is no such thing."""

    def __call__(self) -> None:
        self.context = NotFound(self.request.get("URL"))
        super().__call__()


def beyond(parameter: str, least: int, most: int) -> BadInput:
    """Say between which numbers a parameter must lie."""
    return BadInput(
        _(
            "refused_out_of_range",
            default="'${parameter}' must be a whole number from ${least} to ${most}.",
            mapping={"parameter": parameter, "least": str(least), "most": str(most)},
        ),
        parameter=parameter,
        least=least,
        most=most,
    )
