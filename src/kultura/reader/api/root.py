"""The entrance: what there is, and how much of it."""

from importlib.metadata import version
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.records.record import kinds
from kultura.store import listing
from psycopg2.extensions import cursor as Cursor

import orjson


LINKED = (*kinds(), "changes", "vocabularies", "openapi.json", "docs")


class Root(Resource):
    """Name, version, links, and counts by collection."""

    path = "/api/v1/"
    also = ("/api/v1",)
    summary = "Name, version, links, and how many records each collection has"
    schema = "Root"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the links and the counts."""
        base = f"{self.service.api_url}/api/v1"
        counts = listing.counts(cursor)
        content = {
            "name": "Kultura",
            "version": version("kultura"),
            "languages": list(self.service.languages),
            "links": {name: f"{base}/{name}" for name in LINKED},
            "counts": {name: counts.get(name, 0) for name in kinds()},
        }
        return Answer(orjson.dumps(content))
