"""Every page and service that is registered as ours, and odd requests to each."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from zope.component import getGlobalSiteManager
from zope.interface import Interface
from zope.publisher.interfaces import IRequest

import inspect
import re
import sys


#: Where the sources read a parameter by its name.
READ = re.compile(r"""(?:form\.get|form\[|form\.pop|_sent|_typed|query\.get)\(?\s*["'](\w+)["']""")
SERVICE = re.compile(r"(?P<method>HEAD|OPTIONS|GET|POST|PUT|PATCH|DELETE)_\w+?_json_(?P<name>@?.*)")
OURS = "kultura."
LONG = "ż" * 3000


@dataclass(frozen=True)
class Registered:
    """A page or a service: its name, what it is for, and the class that answers."""

    name: str
    of: Any
    factory: type

    @cached_property
    def service(self) -> re.Match | None:
        """The method and the name of a service; None of a page."""
        return SERVICE.fullmatch(self.name)

    def place(self, things: list[Any]) -> Any:
        """Give the first thing that it is registered for, None where there is none."""
        return next((one for one in things if _provides(one, self.of)), None)

    @cached_property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters that its own sources read."""
        return tuple(sorted({n for path in self._sources for n in READ.findall(path.read_text())}))

    @property
    def _sources(self) -> set[Path]:
        modules = {base.__module__ for base in self.factory.__mro__}
        files = (inspect.getsourcefile(sys.modules[m]) for m in modules if m.startswith(OURS))
        return {path for file in files for path in Path(file).parent.glob("*.py")}


def registered() -> Iterator[Registered]:
    """Give what we answer browsers and programs with."""
    for entry in getGlobalSiteManager().registeredAdapters():
        if len(entry.required) != 2 or not entry.name or entry.provided is not Interface:
            continue
        if not entry.required[1].isOrExtends(IRequest):
            continue
        if isinstance(entry.factory, type) and _is_ours(entry.factory):
            yield Registered(entry.name, entry.required[0], entry.factory)


def _is_ours(factory: type) -> bool:
    return any(base.__module__.startswith(OURS) for base in factory.__mro__)


def _provides(thing: Any, of: Any) -> bool:
    from zope.interface import providedBy

    return providedBy(thing).isOrExtends(of)


#: What one parameter is sent as: pairs of a name and a value.
ODD: dict[str, Any] = {
    "nothing": lambda name: [(name, "")],
    "NUL": lambda name: [(name, "a\0b")],
    "twice": lambda name: [(name, "a"), (name, "b")],
    "overlong": lambda name: [(name, LONG)],
    "no UTF-8": lambda name: [(name, b"\xff\xfe\x80")],
    "a list": lambda name: [(f"{name}:list", "a")],
    "a record": lambda name: [(f"{name}.x:record", "a"), (f"{name}.y:record", "")],
    "records": lambda name: [(f"{name}.x:records", "a")],
    "no number": lambda name: [(f"{name}:int", "x")],
    "a huge number": lambda name: [(name, "9" * 40)],
    "below zero": lambda name: [(name, "-1")],
    "a method": lambda name: [(name, "__class__"), (f"{name}:method", "")],
    "markup": lambda name: [(name, "<script>alert(1)</script>${x}%s{0}")],
    "half a pair": lambda name: [(name, b"\xed\xa0\x80")],
}

#: Bodies that a service did not ask for; ``NAME`` stands for a property that it knows.
BODIES: dict[str, bytes] = {
    "nothing": b"",
    "no JSON": b"{",
    "a list": b"[]",
    "null": b"null",
    "a number": b"1",
    "a text": b'"x"',
    "no UTF-8": b'{"a": "\xff"}',
    "deep": b"[" * 3000 + b"]" * 3000,
    "NUL": b'{"NAME": "a\\u0000b"}',
    "half a pair": b'{"NAME": "\\ud800"}',
    "a property null": b'{"NAME": null}',
    "a property a number": b'{"NAME": 1e400}',
    "a property a list": b'{"NAME": [null, 1, {}]}',
    "a property an object": b'{"NAME": {"a": [1]}}',
    "a property overlong": b'{"NAME": "' + b"x" * 50_000 + b'"}',
    "a property twice": b'{"NAME": 1, "NAME": true}',
    "unknown": b'{"no-such-property": 1}',
}
