"""The controlled vocabularies: which values filters take, and what they are called."""

from collections.abc import Mapping
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import ProblemError
from kultura.reader.search.using import uses
from kultura.store import vocabularies
from kultura.store.vocabularies import StoredTerm
from psycopg2.extensions import cursor as Cursor
from typing import Any

import orjson


class Vocabularies(Resource):
    """All vocabularies by name."""

    path = "/api/v1/vocabularies"
    summary = "The controlled vocabularies"
    schema = "Vocabularies"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return their names and sizes."""
        found = vocabularies.vocabularies(cursor)
        base = f"{self.service.api_url}{self.path}"
        results = [{"name": n, "size": size, "self": f"{base}/{n}"} for n, size in found.items()]
        return Answer(orjson.dumps({"type": "vocabularies", "results": results}))


class Vocabulary(Resource):
    """One vocabulary, whole."""

    path = "/api/v1/vocabularies/{name}"
    summary = "The terms of a vocabulary, with how many records use each"
    errors = (400, 404)
    schema = "Vocabulary"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return its terms in their order, narrower ones after the one they belong to."""
        name = question["name"]
        terms = vocabularies.terms_of(cursor, name)
        if not terms:
            raise unknown(name, list(vocabularies.vocabularies(cursor)))
        counts = uses(self.service.snapshots, cursor, question, name)
        results = [term(one, counts) for one in terms]
        return Answer(orjson.dumps({"type": "vocabulary", "name": name, "results": results}))


def term(found: StoredTerm, counts: Mapping[str, int]) -> dict[str, Any]:
    """Return a term as it is sent; `count` is of records that use this very term."""
    said = {"value": found.value, "labels": found.labels, "count": counts.get(found.value, 0)}
    known = {"parent": found.parent, "uri": found.uri, "broadMatch": found.broad_match}
    return said | {name: value for name, value in known.items() if value}


def unknown(name: str, known: list[str]) -> ProblemError:
    """Return the problem of a vocabulary that is not there."""
    near = nearest(name, known)
    detail = f"There is no vocabulary {name[:100]}.{meant(near)}"
    return ProblemError(404, detail, {"allowed": known} | near)
