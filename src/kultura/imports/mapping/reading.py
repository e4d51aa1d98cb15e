"""A mapping's YAML turned into a `Mapping`, with every fault in it named by line and key."""

from collections.abc import Callable
from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.entry import entry_of
from kultura.imports.mapping.expression import Expression
from kultura.imports.mapping.expression import expression_of
from kultura.imports.mapping.faults import did_you_mean
from kultura.imports.mapping.faults import Fault
from kultura.imports.mapping.faults import MappingFault
from kultura.imports.mapping.mapping import Columns
from kultura.imports.mapping.mapping import Mapping
from kultura.imports.mapping.mapping import VERBATIM
from kultura.imports.mapping.source_options import options_of
from kultura.imports.mapping.text import folded
from kultura.imports.options import SourceOptions
from kultura.imports.sensitive import kind_of_path
from pathlib import Path
from typing import Any


KEYS = (
    "name",
    "source",
    "identifier",
    "fields",
    "private",
    "not_sensitive",
    "absent",
    "verbatim",
)
NOTHING = Expression(())
SENSITIVE = (
    "“{path}” is a column of {kind} by its name and never becomes public. Put it under `private:`, "
    "or name it under `not_sensitive:` if it is something else."
)


@dataclass(frozen=True, slots=True)
class Target:
    """The names of the fields that may be filled: those of a public record, and private ones."""

    public: frozenset[str]
    private: frozenset[str]


def mapping_in(path: Path, target: Target | None = None) -> Mapping:
    """Read a mapping file; raises MappingFault."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingFault([Fault(1, "", f"{path} cannot be read: {error.strerror}.")]) from error
    except UnicodeDecodeError as error:
        raise MappingFault([Fault(1, "", f"{path} is not UTF-8.")]) from error
    return mapping_of(text, target)


def mapping_of(text: str, target: Target | None = None) -> Mapping:
    """Read a mapping; raises MappingFault with everything wrong in it, not the first thing only.

    The names of fields are checked against `target`, if one is given.
    """
    return Reading(entry_of(text), target).mapping()


class Reading:
    """One file being read, and the faults found in it so far."""

    def __init__(self, entry: Entry, target: Target | None) -> None:
        self.faults: list[Fault] = []
        self.target = target
        self.parts: dict[str, Entry] = self.attempt(lambda: entry.only(*KEYS), {})
        self.harmless = frozenset(self.words("not_sensitive"))

    def mapping(self) -> Mapping:
        """Return the mapping; raises MappingFault."""
        mapping = Mapping(
            name=self.name(),
            identifier=self.identifier(),
            fields=self.columns("fields", self.public_field),
            private=self.columns("private", self.private_field),
            options=self.options(),
            harmless=self.harmless,
            absence=frozenset(folded(word) for word in self.words("absent")),
            verbatim=VERBATIM | frozenset(self.words("verbatim")),
        )
        if self.faults:
            raise MappingFault(self.faults)
        return mapping

    def attempt(self, read: Callable[[], Any], otherwise: Any) -> Any:
        """Return what is read; a fault is kept and reading goes on."""
        try:
            return read()
        except MappingFault as fault:
            self.faults.extend(fault.faults)
            return otherwise

    def name(self) -> str:
        """Return the mapping's name."""
        return self.attempt(self.parts["name"].text, "") if "name" in self.parts else "mapping"

    def words(self, key: str) -> list[str]:
        """Return a list of texts."""
        items = self.parts[key].items() if key in self.parts else []
        return [self.attempt(item.text, "") for item in items]

    def identifier(self) -> Expression:
        """Return the expression that tells one object from another."""
        if "identifier" in self.parts:
            return self.attempt(lambda: self.public(self.parts["identifier"]), NOTHING)
        self.faults.append(Fault(1, "identifier", "must be named: a rerun finds objects by it."))
        return NOTHING

    def options(self) -> SourceOptions:
        """Return how the source is to be read."""
        if "source" not in self.parts:
            return SourceOptions()
        return self.attempt(lambda: options_of(self.parts["source"]), SourceOptions())

    def columns(self, key: str, read: Callable[[str, Entry], Expression]) -> Columns:
        """Return the expressions under a key, by field."""
        below = self.attempt(self.parts[key].fields, {}) if key in self.parts else {}
        return tuple(
            (name, self.attempt(lambda name=name, entry=entry: read(name, entry), NOTHING))
            for name, entry in below.items()
        )

    def public_field(self, name: str, entry: Entry) -> Expression:
        """Return the expression of a field that may become public; raises MappingFault."""
        if self.target and name in self.target.private:
            raise entry.fault(f"“{name}” is never public: put it under `private:`.")
        if self.target:
            check_name(name, entry, self.target.public)
        return self.public(entry)

    def private_field(self, name: str, entry: Entry) -> Expression:
        """Return the expression of a private field, which may read any column; or raise."""
        if self.target:
            check_name(name, entry, self.target.private)
        return expression_of(entry)

    def public(self, entry: Entry) -> Expression:
        """Return an expression; raises MappingFault where it reads a sensitive column."""
        expression = expression_of(entry)
        for path in expression.paths():
            if kind := kind_of_path(path, self.harmless):
                raise entry.fault(SENSITIVE.format(path=path, kind=kind))
        return expression


def check_name(name: str, entry: Entry, known: frozenset[str]) -> None:
    """Raise MappingFault where there is no field of this name."""
    if name not in known:
        raise entry.fault(f"There is no field “{name}” here. {did_you_mean(name, known)}")
