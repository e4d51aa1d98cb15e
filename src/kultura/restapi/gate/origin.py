"""Refuses what another site makes a browser send: the cookie comes along, the page is foreign.

plone.restapi switches Plone's own protection off for JSON services, and a form that makes content
escapes it, because a savepoint hides what was written. A browser says on every request that writes
from which site the page was (Fetch, "Origin").
"""

from kultura import settings
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
    # Behind a proxy that does not pass the scheme on, only the configured address is right.
    addresses = (request["SERVER_URL"], settings.current().kultura.cms_url)
    return origin in {_origin_of(address) for address in addresses if address}


def _origin_of(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"
