"""The front door: what was sent is sent again, byte for byte, to who asks in the same words.

Before the application parses anything; the store's version is read first here too, or was less than
a lease ago, and an answer that does not hold any more is the application's business.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from kultura.reader.cache import Bounded
from kultura.reader.cache import Held
from kultura.reader.database import UnavailableError
from kultura.reader.measures import Hits
from kultura.reader.measures import hits_of
from kultura.reader.service import Given
from kultura.reader.service import Service
from time import perf_counter
from typing import Any
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

import falcon


GIVEN = "kultura.given"  # in the environment: what a resource answers with, and its name
WORDS = ("HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH")
LONGEST = 1_000  # characters of what is asked; longer is not remembered
HEADERS = 2_000  # bytes, about, of an answer beside its body

Asked = tuple[str | None, ...]


@dataclass(frozen=True)
class Sent:
    """An answer as it left: status line, headers, body; whose it is."""

    status: str
    headers: list[tuple[str, str]]
    body: list[bytes]
    resource: str

    @cached_property
    def hits(self) -> Hits:
        """Where it is counted that it was sent again."""
        return hits_of(self.resource, int(self.status[:3]))


class Front:
    """The WSGI application before the application."""

    def __init__(self, app: falcon.App, service: Service, largest: int) -> None:
        self.app = app
        self.leased = service.leased
        self.turns = service.turns
        self.max_age = timedelta(seconds=service.max_age)
        self.sent: Bounded[Sent] = Bounded(largest)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        begun = perf_counter()
        asked = asked_in(environ)
        known = self._known(asked) if asked else None
        if known is None:
            return self._made(environ, start, asked)
        start(known.status, known.headers)
        known.hits.add(perf_counter() - begun)
        return known.body

    def _known(self, asked: Asked) -> Sent | None:
        held = self.sent.get(asked)
        if held is None:
            return None
        try:
            return held.what if held.holds(self.leased.now(), self.turns) else None
        except UnavailableError:
            return None  # the application says so

    def _made(
        self, environ: WSGIEnvironment, start: StartResponse, asked: Asked | None
    ) -> Iterable[bytes]:
        begun: list[Any] = []

        def noted(status: str, headers: list[tuple[str, str]], *error: Any) -> Callable:
            begun[:] = status, headers
            return start(status, headers, *error)

        body = self.app(environ, noted)
        given, resource = environ.get(GIVEN, (None, ""))
        if asked and given is not None and isinstance(body, list | tuple):
            self._keep(asked, given, Sent(*begun, list(body), resource))
        return body

    def _keep(self, asked: Asked, given: Given, sent: Sent) -> None:
        """Keep an answer until time changes it, or shortens how long clients may keep it."""
        until = given.answer.until
        last = until - self.max_age if until else None
        weight = sum(map(len, sent.body)) + HEADERS
        self.sent.put(asked, Held(given.moment, last, sent, weight, given.answer.about))


def note(environ: WSGIEnvironment, given: Given, resource: str) -> None:
    """Say that a request is answered with something that may be sent again, by which resource."""
    environ[GIVEN] = given, resource


def asked_in(environ: WSGIEnvironment) -> Asked | None:
    """Return all of a request that an answer depends on; None where none is remembered."""
    if environ["REQUEST_METHOD"] != "GET":
        return None
    words = [environ.get(word) for word in WORDS]
    asked = (environ["PATH_INFO"], environ["QUERY_STRING"], *words)
    return asked if sum([len(one) for one in asked if one]) <= LONGEST else None
