"""A page of the records of a collection."""

from functools import cache
from kultura.reader.api.resource import Question
from kultura.reader.api.results import Results
from kultura.reader.api.single import check_alone
from kultura.reader.api.single import record_at
from kultura.reader.cache import Answer
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import ProblemError
from kultura.records.record import kinds
from psycopg2.extensions import cursor as Cursor


class Collection(Results):
    """The records of a collection, whole, a page at a time."""

    path = "/api/v1/{collection}"
    summary = "A page of the records of a collection, filtered, counted and sorted"
    parameters = (*Results.parameters, "path")

    def collection(self, question: Question) -> str | None:
        """Return the collection asked for."""
        return question["collection"]

    def address(self, question: Question) -> str:
        """Return the path of this answer."""
        return f"/api/v1/{question['collection']}"

    def check(self, question: Question) -> None:
        """Refuse collections there are not, and pages too far."""
        known_collection(question["collection"])
        check_alone(question)
        super().check(question)

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page, or with a path the one record that bears it."""
        if question.get("path"):
            return record_at(cursor, question, self.service.api_url)
        return super().make(cursor, question)


def known_collection(name: str) -> None:
    """Raise ProblemError where there is no such collection."""
    if name not in collections():
        near = nearest(name, collections())
        detail = f"There is no collection {name[:100]}.{meant(near)}"
        raise ProblemError(404, detail, {"allowed": list(collections())} | near)


@cache
def collections() -> tuple[str, ...]:
    """Return the names of all collections."""
    return tuple(kinds())
