"""Suggest: with what a search box may go on."""

from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.problems import wrong_parameter
from kultura.reader.search import engine
from kultura.reader.search.suggesting import suggested
from psycopg2.extensions import cursor as Cursor

import orjson


USUAL = 10


class Suggest(Resource):
    """Titles, people and subjects with a word that begins as the query does."""

    path = "/api/v1/suggest"
    summary = "Completions of what is typed: titles, people, subjects"
    parameters = ("query", "pageSize")
    schema = "Suggestions"

    def check(self, question: Question) -> None:
        """Refuse to suggest out of nothing."""
        if not question.get("query"):
            raise wrong_parameter("query", "query takes the beginning of a word: give it.")

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the completions."""
        query, size = question.get("query"), question.get("pageSize", USUAL)
        found = engine.asking(
            self.service.snapshots, cursor, question, lambda asked: suggested(asked, query, size)
        )
        return Answer(orjson.dumps({"type": "suggestions", "results": found}))
