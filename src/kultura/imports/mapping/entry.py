"""A piece of the YAML file that knows its line and key, so that every fault can name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from kultura.imports.mapping.faults import did_you_mean
from kultura.imports.mapping.faults import Fault
from kultura.imports.mapping.faults import MappingFault
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Entry:
    """A node of the file: a scalar, a list of entries, or a dict of entries by key."""

    value: Any
    line: int
    key: str = ""

    def fault(self, message: str) -> MappingFault:
        """Return the exception that says what is wrong here."""
        return MappingFault([Fault(self.line, self.key, message)])

    def fields(self) -> dict[str, Entry]:
        """Return the entries below; raises MappingFault where this has no keys."""
        if not isinstance(self.value, dict):
            raise self.fault("must have keys below it.")
        return self.value

    def items(self) -> list[Entry]:
        """Return the entries of a list; one that is no list is a list of itself."""
        return self.value if isinstance(self.value, list) else [self]

    def text(self) -> str:
        """Return the scalar as text."""
        if isinstance(self.value, dict | list) or self.value is None:
            raise self.fault("must be a text.")
        return str(self.value)

    def flag(self) -> bool:
        """Return a yes or no."""
        if not isinstance(self.value, bool):
            raise self.fault("must be true or false.")
        return self.value

    def plain(self) -> Any:
        """Return the data below without lines."""
        if isinstance(self.value, dict):
            return {key: entry.plain() for key, entry in self.value.items()}
        if isinstance(self.value, list):
            return [entry.plain() for entry in self.value]
        return self.value

    def only(self, *known: str) -> dict[str, Entry]:
        """Return the entries below; raises MappingFault naming a key that is not known."""
        for key, entry in self.fields().items():
            if key not in known:
                raise entry.fault(f"There is no key “{key}” here. {did_you_mean(key, known)}")
        return self.fields()

    def choice(self, known: Iterable[str]) -> str:
        """Return the text; raises MappingFault if it is none of the known ones."""
        text, choices = self.text(), tuple(known)
        if text not in choices:
            raise self.fault(f"“{text}” is not known here. {did_you_mean(text, choices)}")
        return text


def entry_of(text: str) -> Entry:
    """Parse YAML; raises MappingFault with the line where it is not YAML, or names a key twice."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise MappingFault([Fault(line, "", f"This is not YAML: {error.problem}.")]) from error
    if node is None:
        raise MappingFault([Fault(1, "", "The file is empty.")])
    return located(node, "")


def located(node: yaml.Node, key: str) -> Entry:
    """Return the entry of a YAML node; `key` is the dotted path to it."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        return Entry(keyed(node, key), line, key)
    if isinstance(node, yaml.SequenceNode):
        below = [located(child, f"{key}[{n}]") for n, child in enumerate(node.value)]
        return Entry(below, line, key)
    return Entry(scalar(node), line, key)


def keyed(node: yaml.MappingNode, key: str) -> dict[str, Entry]:
    """Return the entries of a node with keys."""
    below: dict[str, Entry] = {}
    for name_node, child in node.value:
        name = str(name_node.value)
        path = f"{key}.{name}" if key else name
        if name in below:
            line = name_node.start_mark.line + 1
            raise MappingFault([Fault(line, path, "This key stands here twice.")])
        below[name] = Entry(located(child, path).value, name_node.start_mark.line + 1, path)
    return below


def scalar(node: yaml.Node) -> Any:
    """Return a scalar as YAML types it."""
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()
