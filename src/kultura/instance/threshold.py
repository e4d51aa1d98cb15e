"""What a request passes before Zope sees it: WSGI's own rules, which Zope does not keep by itself.

An address that is no UTF-8 ends as a server error inside Zope's publisher, before any code of ours
runs; and error pages answer HEAD with a body, which the client takes for the next answer
(RFC 9110 9.3.2).
"""

from collections.abc import Callable
from collections.abc import Iterable
from typing import Any


Application = Callable[[dict[str, Any], Callable], Iterable[bytes]]

MESSAGE = b"The address is not valid: it must be UTF-8 without control characters.\n"


def filter_factory(global_conf: dict | None = None, **options: str) -> Callable:
    """Make the filter (PasteDeploy calls it)."""
    return threshold


def threshold(application: Application) -> Application:
    """Let in what has a readable address, and send no body where none may be."""

    def guarded(environ: dict[str, Any], start_response: Callable) -> Iterable[bytes]:
        if not is_readable(environ.get("PATH_INFO", "")):
            headers = [("Content-Type", "text/plain; charset=utf-8")]
            start_response("400 Bad Request", [*headers, ("Content-Length", str(len(MESSAGE)))])
            return [] if environ["REQUEST_METHOD"] == "HEAD" else [MESSAGE]
        body = application(environ, start_response)
        return without(body) if environ["REQUEST_METHOD"] == "HEAD" else body

    return guarded


def is_readable(path: str) -> bool:
    """Say whether a path, its bytes as Latin-1 (PEP 3333), is UTF-8 without control characters."""
    try:
        text = path.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return False
    return not any(ord(character) < 32 or ord(character) == 127 for character in text)


def without(body: Iterable[bytes]) -> Iterable[bytes]:
    """Close a body that is not sent."""
    if hasattr(body, "close"):
        body.close()
    return []
