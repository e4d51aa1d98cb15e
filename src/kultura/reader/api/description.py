"""The OpenAPI 3.1 document, made from the resources and the table that parses their parameters."""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.parameters.table import PARAMETERS
from kultura.reader.problems import MEDIA_TYPE
from kultura.reader.schemas.forming import TEXT
from kultura.reader.schemas.table import SCHEMAS
from kultura.reader.sending import send
from kultura.records.record import kinds
from typing import Any

import falcon
import orjson
import re


REASONS = {
    400: "A parameter is unknown or has a value it cannot have",
    404: "There is no such thing",
    410: "It was public once; withdrawnAt says until when",
}


class Description(Resource):
    """The document itself; it says nothing of the data, so it needs no database."""

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


def document(resources: Sequence[type[Resource]], api_url: str) -> dict[str, Any]:
    """Return the description of some resources."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kultura: what is public", "version": version("kultura")},
        "servers": [{"url": api_url}],
        "paths": {resource.path: {"get": operation(resource)} for resource in resources},
        "components": {"schemas": SCHEMAS},
    }


def operation(resource: type[Resource]) -> dict[str, Any]:
    """Return the description of asking for one resource."""
    problem = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    answer = {"application/json": {"schema": {"$ref": f"#/components/schemas/{resource.schema}"}}}
    return {
        "operationId": resource.__name__,
        "summary": resource.summary,
        "parameters": [*in_path(resource.path), *map(in_query, resource.parameters)],
        "responses": {
            "200": {"description": "As asked", "content": answer},
            "304": {"description": "The client has it already (If-None-Match)"},
            **{str(n): {"description": REASONS[n], "content": problem} for n in resource.errors},
            "503": {"description": "The database cannot be reached", "content": problem},
        },
    }


def in_path(path: str) -> list[dict[str, Any]]:
    """Return the parameters that stand in a path."""
    schemas = {"collection": {"type": "string", "enum": list(kinds())}}
    names = re.findall(r"{(\w+)}", path)
    return [
        {"name": n, "in": "path", "required": True, "schema": schemas.get(n, TEXT)} for n in names
    ]


def in_query(name: str) -> dict[str, Any]:
    """Return the description of a parameter from the table."""
    known = PARAMETERS[name]
    several = known.many or known.listed
    schema = {"type": "array", "items": known.schema} if several else known.schema
    described = {"name": name, "in": "query", "description": known.means, "schema": schema}
    return described | ({"style": "form", "explode": False} if known.listed else {})
