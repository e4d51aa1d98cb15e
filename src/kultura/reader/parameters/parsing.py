"""Parsing: a query string as values by name, or a problem that says what is allowed."""

from collections.abc import Sequence
from kultura.reader.parameters.parameter import Parameter
from kultura.reader.parameters.table import PARAMETERS
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from typing import Any
from urllib.parse import parse_qsl


LONGEST = 4_000  # characters of a query
MOST = 100  # values


def parse(query: str, allowed: Sequence[str]) -> dict[str, Any]:
    """Return the values of a query string by name, lists where a name may be repeated.

    Raises ProblemError, naming the parameter and what it takes.
    """
    found: dict[str, list[Any]] = {}
    for name, text in _pairs(query):
        found.setdefault(name, []).append(_values(name, text, allowed))
    return {name: _chosen(name, values) for name, values in found.items()}


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > LONGEST:
        raise ProblemError(400, f"The query is longer than {LONGEST} characters: ask for less.")
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=MOST)
    except ValueError as error:
        raise ProblemError(400, f"There are more than {MOST} parameters: ask for less.") from error


def _values(name: str, text: str, allowed: Sequence[str]) -> Any:
    if name not in allowed:
        near = nearest(name, allowed)
        detail = f"There is no parameter {name[:100]} here.{meant(near)}"
        raise wrong_parameter(name[:100], detail, allowed=list(allowed), **near)
    known = PARAMETERS[name]
    if known.listed:
        return list(dict.fromkeys(_value(known, one) for one in text.split(",")))
    return _value(known, text)


def _value(parameter: Parameter, text: str) -> Any:
    try:
        return parameter.read(text)
    except ValueError as error:
        raise _refused(parameter, text) from error


def _refused(parameter: Parameter, text: str) -> ProblemError:
    known = parameter.schema.get("enum", ())
    near = nearest(text, known)
    detail = f"{parameter.name} takes {parameter.takes}.{meant(near)}"
    allowed = {"allowed": known} if known else {}
    return wrong_parameter(parameter.name, detail, **allowed, **near)


def _chosen(name: str, values: list[Any]) -> Any:
    if PARAMETERS[name].many:
        return sorted(set(values))
    if len(values) > 1:
        raise wrong_parameter(name, f"{name} is given more than once: give it once.")
    return values[0]
