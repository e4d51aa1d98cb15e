"""Manifests and canvases over HTTP, kept in memory like all answers, by the store's version."""

from kultura.reader.api.resource import Question
from kultura.reader.api.single import withdrawn
from kultura.reader.cache import Answer
from kultura.reader.iiif.presentation import addresses
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.iiif.presentation.canvas import canvases
from kultura.reader.iiif.presentation.manifest import CONTEXT
from kultura.reader.iiif.presentation.manifest import manifest
from kultura.reader.iiif.presentation.named import Named
from kultura.reader.iiif.presentation.source import OBJECTS
from kultura.reader.iiif.presentation.source import Source
from kultura.reader.iiif.presentation.source import source
from kultura.reader.problems import ProblemError
from psycopg2.extensions import cursor as Cursor
from typing import Any

import orjson


LINKED = f'application/ld+json;profile="{CONTEXT}"'


class Presented(Named):
    """What is said of one object for who looks at it."""

    errors = (404, 410)
    media_type = LINKED

    def source(self, cursor: Cursor, question: Question) -> Source:
        """Return what is public of the object; raises ProblemError, 404 or 410."""
        uid = question["id"]
        found = source(cursor, uid, self.service.languages)
        if found is None:
            gone = withdrawn(cursor, uid, OBJECTS)
            raise gone or ProblemError(404, "There is no such object.")
        if not found.can_be_looked_at:
            raise ProblemError(404, "Nothing of this object can be looked at.")
        return found

    def addresses(self, question: Question) -> Addresses:
        """Return the addresses of the object."""
        return Addresses(self.service.api_url, question["id"])


class Manifest(Presented):
    """The pages or pictures of an object in order, with its structure, rights and institution."""

    path = addresses.MANIFEST
    summary = "The IIIF manifest of an object (Presentation API 3.0)"
    schema = "Manifest"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the manifest."""
        found = self.source(cursor, question)
        return answer(manifest(found, self.addresses(question)), question["id"])


class Canvas(Presented):
    """One page or picture of an object."""

    path = addresses.CANVAS
    summary = "One canvas of an object's IIIF manifest"
    schema = "Canvas"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the canvas."""
        found, known = self.source(cursor, question), self.addresses(question)
        address = known.canvas(question["page"])
        for canvas in canvases(found, known):
            if canvas["id"] == address:
                part_of = [{"id": known.manifest, "type": "Manifest"}]
                return answer({"@context": CONTEXT, **canvas, "partOf": part_of}, question["id"])
        raise ProblemError(404, "The object has no such canvas.")


def answer(said: dict[str, Any], uid: str) -> Answer:
    """Return linked data as an answer."""
    return Answer(orjson.dumps(said), tags=(uid,), media_type=LINKED)
