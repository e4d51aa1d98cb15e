"""Parameters: one table of all that can be asked, from which requests are parsed and described."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from kultura.store.listing import ORDERS
from typing import Any
from urllib.parse import parse_qsl

import re


LONGEST = 4_000  # characters of a query
MOST = 100  # values
DEEPEST = 10_000  # the last record that pages reach
ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
WORD = re.compile(r"[a-z][a-z0-9_-]{0,63}")
BIGGEST = 2**63 - 1


@dataclass(frozen=True)
class Parameter:
    """What a parameter is called, means and takes; `schema` is JSON Schema of one value."""

    name: str
    means: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    takes: str
    many: bool = False


def number(least: int, most: int) -> Callable[[str], int]:
    """Return a reader of whole numbers; it raises ValueError for others."""

    def read(text: str) -> int:
        if not re.fullmatch(r"[0-9]{1,19}", text) or not least <= int(text) <= most:
            raise ValueError(text)
        return int(text)

    return read


def matching(pattern: re.Pattern) -> Callable[[str], str]:
    """Return a reader of texts that match; it raises ValueError for others."""

    def read(text: str) -> str:
        if not pattern.fullmatch(text):
            raise ValueError(text)
        return text

    return read


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """Return a reader of some words; it raises ValueError for others."""

    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return read


TABLE = (
    Parameter(
        "lang",
        "The language wanted; without it Accept-Language, then the region's. Content-Language says "
        "which was given.",
        {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"},
        matching(LANGUAGE),
        "a language tag, for instance pl",
    ),
    Parameter(
        "page",
        f"The number of the page; page × pageSize reaches {DEEPEST:,} at most.",
        {"type": "integer", "minimum": 1, "maximum": DEEPEST, "default": 1},
        number(1, DEEPEST),
        f"a number from 1 to {DEEPEST}",
    ),
    Parameter(
        "pageSize",
        "How many results a page has.",
        {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
        number(1, 100),
        "a number from 1 to 100",
    ),
    Parameter(
        "institution",
        "Only records of this institution, by id; repeat it for several.",
        {"type": "string", "pattern": f"^{ID.pattern}$"},
        matching(ID),
        "the id of an institution",
        many=True,
    ),
    Parameter(
        "kind",
        "Only institutions of this kind, or records of such institutions; repeat it for several.",
        {"type": "string", "pattern": f"^{WORD.pattern}$"},
        matching(WORD),
        "a kind of institution, for instance museum",
        many=True,
    ),
    Parameter(
        "sort",
        "The order: by title in the language given, or the latest change first.",
        {"type": "string", "enum": list(ORDERS), "default": "title"},
        one_of(tuple(ORDERS)),
        " or ".join(ORDERS),
    ),
    Parameter(
        "since",
        "The cursor of the last answer; 0 begins at the beginning. A cursor never expires.",
        {"type": "string", "pattern": "^[0-9]{1,19}$", "default": "0"},
        number(0, BIGGEST),
        "a cursor this API gave, or 0",
    ),
)
PARAMETERS = {parameter.name: parameter for parameter in TABLE}


def parse(query: str, allowed: Sequence[str]) -> dict[str, Any]:
    """Return the values of a query string by name, lists where a name may be repeated.

    Raises ProblemError, naming the parameter and what it takes.
    """
    found: dict[str, list[Any]] = {}
    for name, text in _pairs(query):
        found.setdefault(name, []).append(_value(name, text, allowed))
    return {name: _chosen(name, values) for name, values in found.items()}


def _pairs(query: str) -> list[tuple[str, str]]:
    if len(query) > LONGEST:
        raise ProblemError(400, f"The query is longer than {LONGEST} characters: ask for less.")
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=MOST)
    except ValueError as error:
        raise ProblemError(400, f"There are more than {MOST} parameters: ask for less.") from error


def _value(name: str, text: str, allowed: Sequence[str]) -> Any:
    if name not in allowed:
        near = nearest(name, allowed)
        detail = f"There is no parameter {name[:100]} here.{meant(near)}"
        raise wrong_parameter(name[:100], detail, allowed=list(allowed), **near)
    try:
        return PARAMETERS[name].read(text)
    except ValueError as error:
        raise _refused(PARAMETERS[name], text) from error


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
