"""Refuses what another site makes a browser send: the cookie comes along, the page is foreign.

plone.restapi switches Plone's own protection off for JSON services. A browser says on every
request that writes from which site the page was (Fetch, "Origin").
"""

from kultura.i18n import _
from kultura.restapi.refusals import NotAllowed
from plone.rest.interfaces import ICORSPolicy
from urllib.parse import urlsplit
from zope.component import queryMultiAdapter
from ZPublisher.HTTPRequest import HTTPRequest


READING = frozenset({"GET", "HEAD", "OPTIONS"})


def check(request: HTTPRequest, context: object) -> None:
    """Raise ``NotAllowed`` for a write from a foreign page that the CORS policy does not name."""
    origin = request.getHeader("Origin")
    if not origin or request["REQUEST_METHOD"] in READING or _is_own(request, origin):
        return
    policy = queryMultiAdapter((context, request), ICORSPolicy)
    if policy is None or not policy.process_simple_request():
        raise NotAllowed(
            _(
                "refused_origin",
                default="A page of ${origin} may not write here. Name it in 'cors_allow_origin'.",
                mapping={"origin": origin},
            ),
            origin=origin,
        )


def _is_own(request: HTTPRequest, origin: str) -> bool:
    own = urlsplit(request["SERVER_URL"])
    return origin == f"{own.scheme}://{own.netloc}"
