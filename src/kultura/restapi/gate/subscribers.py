"""What every request to a Kultura site passes, in the order in which the publisher works.

At the start: whether it is for the API. Before traversal: the body. After it, when the user and
the service are known: anonymous use, the old surface of Zope, parameters, preconditions. Before
the commit: an error commits nothing.
"""

from kultura.interfaces import IKulturaLayer
from kultura.restapi import anonymous
from kultura.restapi import limits
from kultura.restapi.gate import body
from kultura.restapi.gate import inputs
from kultura.restapi.gate import kinds
from kultura.restapi.gate import origin
from kultura.restapi.gate import parameters
from kultura.restapi.gate import preconditions
from kultura.restapi.gate import segments
from kultura.restapi.gate import services
from kultura.restapi.gate import surface
from kultura.restapi.gate import way_back
from kultura.restapi.gate.headers import harden
from kultura.restapi.gate.language import speak
from kultura.restapi.gate.reading import refuse_mixtures
from kultura.restapi.refusals import Refusal
from plone.rest.events import mark_as_api_request
from plone.rest.interfaces import IAPIRequest
from plone.rest.interfaces import IService
from plone.rest.traverse import RESTWrapper
from plone.restapi.deserializer import json_body
from Products.CMFCore.interfaces import IContentish
from Products.CMFCore.interfaces import ISiteRoot
from zope.component.hooks import getSite
from zope.traversing.interfaces import IBeforeTraverseEvent
from ZPublisher.HTTPRequest import HTTPRequest
from ZPublisher.interfaces import IPubAfterTraversal
from ZPublisher.interfaces import IPubBeforeCommit
from ZPublisher.interfaces import IPubStart

import re
import transaction


API = "/++api++"
UPLOAD = "application/offset+octet-stream"
UPLOADS = re.compile(r"/@(?:tus-upload|packages)/[0-9a-f]+/?$")
PARTS = "multipart/form-data"
FORM = "application/x-www-form-urlencoded"


def at_start(event: IPubStart) -> None:
    """Know a request to the API by its address, before anything of it is read or traversed.

    plone.rest knows it by its ``Accept`` here, and by ``++api++`` only on the way: too late for
    the publisher, which takes a PATCH without that header for WebDAV and fails.
    """
    request = event.request
    refuse_mixtures(request)
    if API in request.get("PATH_INFO", "") and not IAPIRequest.providedBy(request):
        mark_as_api_request(request, "application/json")


def before_traversal(site: ISiteRoot, event: IBeforeTraverseEvent) -> None:
    """Check the body of a request to the API before anybody reads it."""
    request = event.request
    if not IKulturaLayer.providedBy(request):
        return
    harden(request.response)
    way_back.check(request)
    try:
        _check_body(request)
    except Refusal:
        speak(request)
        raise


def after_traversal(event: IPubAfterTraversal) -> None:
    """Check who asks, what for, and with which parameters and preconditions."""
    request = event.request
    if not IKulturaLayer.providedBy(request) or _is_preflight(request):
        return
    anonymous.check(request)
    published = request["PUBLISHED"]
    if not IService.providedBy(published):
        surface.check(request)
        origin.check(request, getSite())
        inputs.check(request.form)
        return
    speak(request)
    parameters.check_query_string(request.get("QUERY_STRING", ""))
    name = service_name(published, request)
    services.check(name)
    segments.check(request["REQUEST_METHOD"], name, published)
    surface.check_dates(published.context)
    origin.check(request, published.context)
    parameters.check(_asked(request), name)
    _check_kinds(request, name)
    _check_precondition(request, published)


def before_commit(event: IPubBeforeCommit) -> None:
    """Abort the transaction of a request to the API that is answered with an error."""
    request = event.request
    if IAPIRequest.providedBy(request) and request.response.getStatus() >= 400:
        transaction.doom()


def service_name(service: IService, request: HTTPRequest) -> str:
    """Return the name of a service in the URL: ``@search``, or nothing for the content itself."""
    return service.__name__.removeprefix(request._rest_service_id)


def _is_preflight(request: HTTPRequest) -> bool:
    return getattr(request, "_rest_cors_preflight", False)


def _check_body(request: HTTPRequest) -> None:
    kind = (request.getHeader("Content-Type") or "").partition(";")[0].strip().lower()
    length = int(request.get("CONTENT_LENGTH") or 0)
    if not length or _is_no_json(request, kind):
        return
    body.check_length(length, _longest(request))
    if _is_json(request, kind):
        body.parsed_object(request.get("BODY") or b"{}")


def _is_no_json(request: HTTPRequest, kind: str) -> bool:
    # Services read a body as JSON whatever its type says; only what they cannot read goes by.
    path = request.get("PATH_INFO", "")
    if kind == UPLOAD:
        return bool(UPLOADS.search(path))
    return kind == PARTS or (kind == FORM and "/++api++" not in path and not _looks_json(request))


def _looks_json(request: HTTPRequest) -> bool:
    return (request.get("BODY") or b"").lstrip()[:1] in (b"{", b"[")


def _is_json(request: HTTPRequest, kind: str) -> bool:
    return kind == "application/json" or IAPIRequest.providedBy(request)


def _longest(request: HTTPRequest) -> int:
    known = request._auth or request.cookies.get("__ac")
    return limits.BODY_BYTES if known else limits.BODY_BYTES_WITHOUT_CREDENTIALS


def _asked(request: HTTPRequest) -> dict[str, object]:
    """Return the parameters, from the URL and, as plone.restapi takes them too, from the body."""
    if request.get("CONTENT_LENGTH") and request["REQUEST_METHOD"] in ("GET", "POST"):
        sent = json_body(request)
        paging = (*limits.NUMBERS, *(["fullobjects"] if sent.get("fullobjects") else []))
        return dict(request.form) | {
            name: sent[name] for name in paging if sent.get(name) is not None
        }
    return dict(request.form)


def _check_kinds(request: HTTPRequest, service: str) -> None:
    writes = request["REQUEST_METHOD"] in ("POST", "PATCH", "PUT")
    if writes and service in kinds.TEXTS and request.get("CONTENT_LENGTH"):
        kinds.check(service, json_body(request))


def _check_precondition(request: HTTPRequest, service: IService) -> None:
    header = request.getHeader("If-Match")
    if not header or request["REQUEST_METHOD"] in ("GET", "HEAD", "OPTIONS"):
        return
    content = service.context
    if isinstance(content, RESTWrapper):
        content = content.context
    if IContentish.providedBy(content) or ISiteRoot.providedBy(content):
        preconditions.check(header, content)
