"""One record, by its id."""

from dataclasses import replace
from kultura.reader.api.collection import known_collection
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.single import record_answer
from kultura.reader.api.single import unknown
from kultura.reader.cache import Answer
from kultura.reader.parameters.parameter import ID
from kultura.reader.shaping import SHAPING
from psycopg2.extensions import cursor as Cursor


class Record(Resource):
    """One record, with what it refers to as far as that is public."""

    path = "/api/v1/{collection}/{id}"
    summary = "One record"
    parameters = ("lang", *SHAPING)
    errors = (400, 404, 410)
    schema = "Record"

    def check(self, question: Question) -> None:
        """Refuse collections there are not, and what is no id."""
        known_collection(question["collection"])
        if not ID.fullmatch(question["id"]):
            raise unknown(question)

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the record; 410 where it was public once, 404 where it never was."""
        answer = record_answer(cursor, question, question["id"])
        return answer if question.get("include") else replace(answer, about=question["id"])
