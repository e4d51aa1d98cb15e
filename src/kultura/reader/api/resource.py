"""What resources share: their description, the parsed request, and the way to the service."""

from collections.abc import Hashable
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.reader.cache import Answer
from kultura.reader.front import note
from kultura.reader.languages import accepted
from kultura.reader.languages import preferred
from kultura.reader.parameters.parsing import parse
from kultura.reader.sending import send
from kultura.reader.service import Service
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import ClassVar
from zoneinfo import ZoneInfo

import falcon


@dataclass(frozen=True)
class Question:
    """A request as data: what is in the path, the parameters, the languages in order.

    Days and hours in it are those of the region's `zone`.
    """

    path: tuple[tuple[str, str], ...]
    parameters: tuple[tuple[str, Any], ...]
    languages: tuple[str, ...]
    negotiated: bool
    zone: ZoneInfo = ZoneInfo("Europe/Warsaw")

    def __getitem__(self, name: str) -> str:
        """Return a part of the path."""
        return dict(self.path)[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value of a parameter."""
        return dict(self.parameters).get(name, default)


class Resource:
    """A resource: its class says where it is, what it takes and what it answers with.

    `schema` names that of its answer; `also_as` those of answers of other media types;
    `collections` are those it is for where it is not for all.
    """

    path: ClassVar[str]
    also: ClassVar[tuple[str, ...]] = ()
    summary: ClassVar[str]
    parameters: ClassVar[tuple[str, ...]] = ()
    errors: ClassVar[tuple[int, ...]] = (400,)
    schema: ClassVar[str]
    media_type: ClassVar[str] = "application/json"
    collections: ClassVar[tuple[str, ...]] = ()
    also_as: ClassVar[Mapping[str, str]] = {}

    def __init__(self, service: Service) -> None:
        self.service = service

    def on_get(self, request: falcon.Request, response: falcon.Response, **path: str) -> None:
        """Answer a request, from memory where that still holds."""
        question = self.question(request, path)
        self.check(question)
        given = self.service.answer(self.key(question), lambda cursor: self.make(cursor, question))
        note(request.env, given, type(self).__name__)
        send(request, response, given.answer, given.fresh)

    def question(self, request: falcon.Request, path: dict[str, str]) -> Question:
        """Return what is asked; raises ProblemError."""
        values = parse(request.query_string, self.parameters)
        negotiated = "lang" in self.parameters and "lang" not in values
        wanted = [values["lang"]] if "lang" in values else []
        if negotiated:
            wanted = accepted(request.get_header("Accept-Language"))
        frozen = ((k, tuple(v) if isinstance(v, list) else v) for k, v in sorted(values.items()))
        languages = preferred(wanted, self.service.languages)
        zone = self.service.zone
        return Question(tuple(path.items()), tuple(frozen), languages, negotiated, zone)

    def key(self, question: Question) -> Hashable:
        """Return under which name an answer is kept."""
        return (type(self), question)

    def check(self, question: Question) -> None:
        """Raise ProblemError for what no database need be asked about."""

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the answer; raises ProblemError."""
        raise NotImplementedError
