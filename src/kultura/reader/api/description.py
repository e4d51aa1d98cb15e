"""The OpenAPI document; it says nothing of the data, so it needs no database."""

from collections.abc import Sequence
from functools import cached_property
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.description.document import document
from kultura.reader.sending import send

import falcon
import orjson


class Description(Resource):
    """The document itself."""

    path = "/api/v1/openapi.json"
    summary = "This description"
    schema = "Description"
    described: Sequence[type[Resource]] = ()

    def on_get(self, request: falcon.Request, response: falcon.Response, **path: str) -> None:
        """Answer with the document."""
        self.question(request, path)
        send(request, response, self.answer)

    @cached_property
    def answer(self) -> Answer:
        """The document as bytes."""
        return Answer(orjson.dumps(document(self.described, self.service.api_url)))
