"""A parameter: what it is called and means, what it takes, and how one value of it is read."""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import re


ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
WORD = re.compile(r"[a-z][a-z0-9_-]{0,63}")
EXAMPLES = {"string": "a", "integer": 1, "number": 1, "boolean": True}


@dataclass(frozen=True)
class Parameter:
    """What a parameter is called, means and takes; `schema` is JSON Schema of one value.

    `many` may be given several times; `listed` takes several values with commas between them.
    """

    name: str
    means: str
    schema: Mapping[str, Any]
    read: Callable[[str], Any]
    takes: str
    many: bool = False
    listed: bool = False

    @property
    def example(self) -> Any:
        """A value it takes, for who wants to try it."""
        schema = self.schema
        known = [*schema.get("examples", ()), *schema.get("enum", ())]
        if "default" in schema:
            known.insert(0, schema["default"])
        named = re.search(r"for instance (\S+)", self.takes)
        return known[0] if known else named[1] if named else EXAMPLES[schema["type"]]


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
