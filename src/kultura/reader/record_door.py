"""A door of its own for records that are in memory, before the application parses anything.

Who follows a list asks for many records once each: of such a request's time Falcon took most. What
is not known here, or asked with parameters, is the application's business.
"""

from collections.abc import Hashable
from collections.abc import Iterable
from functools import cache
from functools import lru_cache
from kultura.reader.api.record import Record
from kultura.reader.api.resource import Question
from kultura.reader.database import UnavailableError
from kultura.reader.front import note
from kultura.reader.languages import accepted
from kultura.reader.languages import preferred
from kultura.reader.measures import Hits
from kultura.reader.measures import hits_of
from kultura.reader.middleware import HEADERS
from kultura.reader.sending import reply
from kultura.reader.service import Given
from kultura.reader.service import Service
from time import perf_counter
from typing import Final
from wsgiref.types import StartResponse
from wsgiref.types import WSGIApplication
from wsgiref.types import WSGIEnvironment


PREFIX: Final = Record.path.partition("{")[0]
PARTS: Final = 2  # of a record's address: its collection, its id
OF_EVERY_ANSWER: Final = {name.lower(): value for name, value in HEADERS.items()}


class RecordDoor:
    """The WSGI application before others; they answer all that is no record in memory."""

    def __init__(self, service: Service, others: WSGIApplication) -> None:
        self.service = service
        self.others = others
        self.languages = lru_cache(500)(self._languages)

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        begun = perf_counter()
        given = self._given(environ)
        if given is None:
            return self.others(environ, start)
        note(environ, given, Record.__name__)
        coding, known = environ.get("HTTP_ACCEPT_ENCODING"), environ.get("HTTP_IF_NONE_MATCH")
        sent = reply(given.answer, given.fresh, coding, known)
        headers = OF_EVERY_ANSWER | sent.headers
        if sent.body is not None:
            headers["content-length"] = str(len(sent.body))
        start(sent.status, list(headers.items()))
        counted(sent.status).add(perf_counter() - begun)
        return [sent.body or b""]

    def _given(self, environ: WSGIEnvironment) -> Given | None:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] != "GET" or environ["QUERY_STRING"]:
            return None
        if not path.startswith(PREFIX):
            return None
        parts = path[len(PREFIX) :].split("/")
        if len(parts) != PARTS:
            return None
        languages = self.languages(environ.get("HTTP_ACCEPT_LANGUAGE"))
        try:
            return self.service.known(key_of(self.service, *parts, languages))
        except UnavailableError:
            return None  # the application says so

    def _languages(self, header: str | None) -> tuple[str, ...]:
        return preferred(accepted(header), self.service.languages)


def key_of(service: Service, collection: str, uid: str, languages: tuple[str, ...]) -> Hashable:
    """Return under which name the answer to a plain question for a record is kept."""
    path = (("collection", collection), ("id", uid))
    question = Question(path, (), languages, negotiated=True, zone=service.zone)
    return (Record, question)


@cache
def counted(status: str) -> Hits:
    """Return where an answer of some status is counted."""
    return hits_of(Record.__name__, int(status[:3]))
