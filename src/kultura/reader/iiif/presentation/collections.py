"""Collections over HTTP: whole, and by year and month."""

from kultura.reader.api.resource import Question
from kultura.reader.api.single import withdrawn
from kultura.reader.cache import Answer
from kultura.reader.iiif.presentation import addresses
from kultura.reader.iiif.presentation.addresses import collection_of
from kultura.reader.iiif.presentation.canvas import linked
from kultura.reader.iiif.presentation.collection import items
from kultura.reader.iiif.presentation.collection import span_label
from kultura.reader.iiif.presentation.describing import described
from kultura.reader.iiif.presentation.describing import RECORD
from kultura.reader.iiif.presentation.manifest import CONTEXT
from kultura.reader.iiif.presentation.named import Named
from kultura.reader.iiif.presentation.resource import answer
from kultura.reader.iiif.presentation.resource import LINKED
from kultura.reader.iiif.presentation.source import bodies_of
from kultura.reader.iiif.presentation.source import house_of
from kultura.reader.iiif.presentation.source import OBJECTS
from kultura.reader.iiif.presentation.source import Source
from kultura.reader.problems import ProblemError
from kultura.store.parts import parts_of
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final

import re


COLLECTIONS: Final = "collections"
ROLES: Final = {OBJECTS: "partOf", COLLECTIONS: "collections"}  # by which parts refer to a record
SPAN: Final = re.compile(r"[0-9]{4}(-[0-9]{2})?")


class ManifestCollection(Named):
    """The manifests of a digital collection's objects, or of a title's volumes and issues."""

    path = addresses.COLLECTION
    summary = "The IIIF collection of a digital collection, or of what is part of an object"
    errors = (404, 410)
    media_type = LINKED
    schema = "IiifCollection"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the collection, or the part of it that is asked for."""
        uid, issued = question["id"], dict(question.path).get("issued", "")
        found = self.source(cursor, uid)
        role = ROLES[OBJECTS if found.own["type"] == "object" else COLLECTIONS]
        base = self.service.api_url
        inside = items(base, uid, parts_of(cursor, uid, role, self.service.languages), issued)
        if not inside:
            raise ProblemError(404, "There is nothing in it that can be looked at.")
        made: dict[str, Any] = {
            "@context": CONTEXT,
            "id": collection_of(base, uid, issued),
            "type": "Collection",
            **described(found),
            "seeAlso": [linked(found.own["self"], "Dataset", RECORD, "application/json")],
            "items": inside,
        }
        if issued:
            made["label"] = span_label(issued)
            above = issued.rpartition("-")[0]
            made["partOf"] = [{"id": collection_of(base, uid, above), "type": "Collection"}]
        return answer(made, uid)

    def source(self, cursor: Cursor, uid: str) -> Source:
        """Return the record of a collection or title; raises ProblemError, 404 or 410."""
        for collection in ROLES:
            bodies = bodies_of(cursor, uid, self.service.languages, collection)
            if bodies:
                house = house_of(cursor, bodies, self.service.languages)
                return Source(bodies, house, None, ())
        gone = withdrawn(cursor, uid, OBJECTS) or withdrawn(cursor, uid, COLLECTIONS)
        raise gone or ProblemError(404, "There is no such collection.")


class ManifestSpan(ManifestCollection):
    """What was issued in a year or month, of a newspaper for instance."""

    path = addresses.SPAN
    summary = "A year or month of an IIIF collection"

    def check(self, question: Question) -> None:
        """Refuse what is no year and no month."""
        super().check(question)
        if not SPAN.fullmatch(question["issued"]):
            raise ProblemError(404, "There are years, as 1919, and months, as 1919-05.")
