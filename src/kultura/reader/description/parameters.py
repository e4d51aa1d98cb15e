"""The parameters of queries for the OpenAPI document, from the table that parses them."""

from collections.abc import Sequence
from kultura.reader.api.resource import Resource
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.parameters.table import PARAMETERS
from typing import Any


def parameters(resources: Sequence[type[Resource]]) -> dict[str, Any]:
    """Return the descriptions of all parameters that resources take, by name."""
    used = {name for resource in resources for name in resource.parameters}
    return {key(name): described(PARAMETERS[name]) for name in sorted(used)}


def referred(name: str) -> dict[str, str]:
    """Return a reference to the description of a parameter."""
    return {"$ref": f"#/components/parameters/{key(name)}"}


def key(name: str) -> str:
    """Return the name a description is kept under, in which a dot is allowed but clumsy."""
    return name.replace(".", "-")


def described(parameter: Parameter) -> dict[str, Any]:
    """Return the description of a parameter."""
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.means,
        "schema": _schema(parameter),
        "example": [parameter.example] if _is_list(parameter) else parameter.example,
    } | ({"style": "form", "explode": not parameter.listed} if _is_list(parameter) else {})


def _schema(parameter: Parameter) -> dict[str, Any]:
    one = dict(parameter.schema)
    return {"type": "array", "items": one, "minItems": 1} if _is_list(parameter) else one


def _is_list(parameter: Parameter) -> bool:
    return parameter.many or parameter.listed
