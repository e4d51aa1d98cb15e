"""Headers that every answer of the cms carries, errors and redirects included."""

from types import MappingProxyType
from ZPublisher.HTTPResponse import HTTPResponse


#: What browsers may not do with our answers (OWASP Secure Headers).
HEADERS = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Frame-Options": "SAMEORIGIN",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
)


def harden(response: HTTPResponse) -> None:
    """Set the headers that keep a browser from misusing an answer."""
    for name, value in HEADERS.items():
        response.setHeader(name, value)
