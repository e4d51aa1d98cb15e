"""One operation of the OpenAPI document: asking for one resource."""

from kultura.reader.api.resource import Resource
from kultura.reader.description.answers import answers
from kultura.reader.description.parameters import referred
from kultura.reader.schemas.forming import TEXT
from kultura.records.record import kinds
from typing import Any

import re


VERBS = {"Collection": "list", "Record": "get"}
OF_ALL = "region"
IN_PATH = {
    "id": ("The id of a record; it never changes.", "c4de60a09770489cbc7949396a801bb5"),
    "name": ("The name of a vocabulary.", "genres"),
    "issued": ("A year or month.", "1919-05"),
    "page": ("The id of a page or picture of an object.", "0d9c1f9a3b5e4d7f8a6b2c1d0e9f8a7b"),
}


def operation(resource: type[Resource], collection: str | None) -> dict[str, Any]:
    """Return the description of asking for a resource, of one collection or of none."""
    return {
        "operationId": identifier(resource, collection),
        "summary": resource.summary,
        "description": " ".join((resource.__doc__ or "").split()),
        "tags": [collection or OF_ALL],
        "parameters": [*in_path(resource.path), *map(referred, resource.parameters)],
        "responses": answers(resource, schema_of(resource, collection)),
    }


def identifier(resource: type[Resource], collection: str | None) -> str:
    """Return a name that no other operation has, for generated clients."""
    verb = VERBS.get(resource.__name__, resource.__name__[0].lower() + resource.__name__[1:])
    return verb + (collection or "").capitalize()


def schema_of(resource: type[Resource], collection: str | None) -> str:
    """Return the name of the schema of an answer, of a collection's own kind where it has one."""
    kind = kinds()[collection].__name__ if collection else ""
    own = {"Results": f"{kind}Results", "Record": kind} if collection else {}
    return own.get(resource.schema, resource.schema)


def in_path(path: str) -> list[dict[str, Any]]:
    """Return the parameters that stand in a path, the collection apart."""
    names = [name for name in re.findall(r"{(\w+)}", path) if name != "collection"]
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": IN_PATH[name][0],
            "schema": TEXT | {"minLength": 1, "examples": [IN_PATH[name][1]]},
        }
        for name in names
    ]
