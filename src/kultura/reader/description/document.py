"""The OpenAPI 3.1 document, made from the resources and the table that parses their parameters.

A resource of every collection is described once for each, with that collection's own kind of
record, so that a typed client knows what comes.
"""

from collections.abc import Iterator
from collections.abc import Sequence
from importlib.metadata import version
from kultura.reader.api.resource import Resource
from kultura.reader.description import files
from kultura.reader.description.answers import HEADERS
from kultura.reader.description.operation import operation
from kultura.reader.description.parameters import parameters
from kultura.reader.schemas.forming import list_of
from kultura.reader.schemas.forming import ref
from kultura.reader.schemas.table import SCHEMAS
from kultura.records.record import kinds
from typing import Any


COLLECTION = "{collection}"
ABOUT = """\
Everything public of a region's culture: institutions, what is on, lessons, digitised collections.
Read only, open to everybody, no account and no key.

A scalar that is not known is absent; a list is always there, even empty. Times are RFC 3339 with
the offset of the region's zone. Answers carry a strong ETag: keep them, and ask with
If-None-Match. Wrong requests are answered by application/problem+json, which says what is allowed.
"""


def document(resources: Sequence[type[Resource]], api_url: str) -> dict[str, Any]:
    """Return the description of some resources."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Kultura: what is public",
            "version": version("kultura"),
            "description": ABOUT,
            "license": {"name": "Descriptions: CC0 1.0", "identifier": "CC0-1.0"},
        },
        "servers": [{"url": api_url}],
        "tags": tags(resources),
        "paths": dict(paths(resources)) | {files.PATH: {"get": files.operation()}},
        "components": {
            "schemas": SCHEMAS | results(),
            "parameters": parameters(resources),
            "headers": HEADERS,
        },
    }


def paths(resources: Sequence[type[Resource]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each path with what may be asked there."""
    for resource in resources:
        for collection in collections_of(resource):
            path = resource.path.replace(COLLECTION, collection or "")
            yield path, {"get": operation(resource, collection)}


def collections_of(resource: type[Resource]) -> list[str | None]:
    """Return the collections a resource is described for; [None] where it has to do with none."""
    if COLLECTION not in resource.path:
        return [None]
    return list(resource.collections or kinds())


def tags(resources: Sequence[type[Resource]]) -> list[dict[str, str]]:
    """Return the groups of paths: a collection each, then the rest."""
    of_collections = [
        {"name": name, "description": first_line(kind.__doc__)} for name, kind in kinds().items()
    ]
    return [*of_collections, {"name": "region", "description": "What spans all collections"}]


def results() -> dict[str, Any]:
    """Return the schema of a page of each kind of record."""
    whole = SCHEMAS["Results"]
    return {
        f"{kind.__name__}Results": whole
        | {
            "properties": whole["properties"]
            | {"results": list_of({"anyOf": [ref(kind.__name__), ref("SomeFields")]})}
        }
        for kind in kinds().values()
    }


def first_line(docstring: str | None) -> str:
    """Return the first sentence of a docstring."""
    return " ".join((docstring or "").split("\n\n")[0].split()).replace("``", "`")
