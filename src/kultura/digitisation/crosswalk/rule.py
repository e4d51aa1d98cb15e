"""A rule of a crosswalk: what of a standard becomes which field, and how."""

from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.digitisation.package import Statement
from kultura.records.rights import statement as rights_statement
from kultura.records.rights import UnknownRightsError
from typing import Any
from typing import Final

import re


Row = dict[str, str]
LIFE: Final = re.compile(r"(\d{3,4})?\s*[-–]\s*(\d{3,4})?\.?")
WEB: Final = ("http://", "https://")


@dataclass(frozen=True)
class Taken:
    """A value for a field, and the statements it was made of."""

    value: Any
    used: tuple[Statement, ...]


Take = Callable[[Statement], Iterator[Taken]]


@dataclass(frozen=True)
class Rule:
    """``take`` yields values from the statement at the top of a description.

    A field of ``many`` takes all of them, another the first.
    """

    source: str  # as the standard calls it
    field: str
    how: str
    take: Take
    many: bool = False


def each(*names: str, where: Callable[[Statement], bool] = bool, using: Any = None) -> Take:
    """Return what takes the value of every statement at a path, changed by ``using``.

    A value that ``using`` knows nothing of stays where it is.
    """

    def take(top: Statement) -> Iterator[Taken]:
        for found in top.all(*names):
            if found.value and where(found):
                value = found.value if using is None else using(found)
                if value:
                    yield Taken(value, (found,))

    return take


def leaves(top: Statement, path: str = "") -> Iterator[tuple[str, Statement]]:
    """Yield every statement with a value of its own, with the path of names that leads to it."""
    for part in top.parts:
        here = f"{path}/{part.name}" if path else part.name
        if part.value:
            yield here, part
        yield from leaves(part, here)


def row(**columns: str) -> Row:
    """Return a row of the columns that say something."""
    return {name: value for name, value in columns.items() if value}


def web_address(found: Statement) -> str:
    """Return the web address a statement gives for what it names, or nothing."""
    said = found.attributes.get("valueURI", "")
    return said if said.startswith(WEB) else ""


def life(text: str) -> Row:
    """Return years of birth and death from ``1885-1942``; nothing from other forms."""
    found = LIFE.fullmatch(text.strip())
    return row(born=found[1] or "", died=found[2] or "") if found else {}


def known_right(found: Statement) -> str:
    """Return the URI of a known statement of rights or licence, or nothing."""
    for text in (found.attributes.get("xlink:href", ""), found.value):
        try:
            return rights_statement(text.strip()).uri
        except UnknownRightsError:
            continue
    return ""


def by_table(table: Mapping[str, str]) -> Callable[[Statement], str]:
    """Return what looks a value up, whatever its case."""
    return lambda found: table.get(found.value.strip().lower(), "")
