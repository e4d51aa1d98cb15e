"""Terms of the controlled vocabularies, read from data files; knows no Zope.

A data file says everything about its vocabulary: values that never change, labels by language, URIs
where a standard has one, and in ``narrower`` what lies below a term. A file may ``include`` another
package's, so that no list is written twice.
"""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cache
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import yaml


DATA = files("kultura.vocabularies").joinpath("data")
FALLBACK = ("pl", "en")
SAID_BY_NAME = {"value", "labels", "uri", "parent", "narrower"}
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class VocabularyError(ValueError):
    """A data file or an addition that cannot be read as terms; says which, and what to change."""


@dataclass(frozen=True)
class Term:
    """One term: ``facts`` holds whatever else its data file says of it (``osm``, ``number``)."""

    value: str
    labels: Mapping[str, str]
    parent: str | None = None
    uri: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """Return the label in a language, else in Polish, in English, else the value itself."""
        tags = (language, language.split("-")[0], *FALLBACK)
        return next((self.labels[tag] for tag in tags if tag in self.labels), self.value)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Terms under one name, in the order people see them: each is followed by its narrower ones.

    Compared by identity, so that what is made from one can be kept for as long as it is current.
    """

    name: str
    version: int
    terms: tuple[Term, ...]

    @cached_property
    def by_value(self) -> Mapping[str, Term]:
        """All terms by their value."""
        return MappingProxyType({term.value: term for term in self.terms})

    def label(self, value: str, language: str) -> str:
        """Return the label of a value; a value that is no term is its own label."""
        term = self.by_value.get(value)
        return term.label(language) if term else value

    def narrower(self, value: str | None) -> tuple[Term, ...]:
        """Return the terms directly below a value; below None stand those without parent."""
        return tuple(term for term in self.terms if term.parent == value)

    def broader(self, value: str) -> tuple[Term, ...]:
        """Return the terms above a value, the nearest first; none for a value that is no term."""
        return tuple(self._above(value))

    def extended(self, additions: Iterable[Term]) -> "Vocabulary":
        """Return the vocabulary with more terms; one of a known value replaces that term."""
        merged = dict(self.by_value) | {term.value: term for term in additions}
        return Vocabulary(self.name, self.version, _checked(self.name, merged.values()))

    def _above(self, value: str) -> Iterator[Term]:
        term = self.by_value.get(value)
        while term and term.parent:
            term = self.by_value[term.parent]
            yield term


@cache
def names() -> tuple[str, ...]:
    """Return the names of all vocabularies: one for every data file."""
    found = (entry.name for entry in DATA.iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


@cache
def vocabulary(name: str) -> Vocabulary:
    """Return a vocabulary as shipped; raises VocabularyError where there is none of the name."""
    if name not in names():
        raise VocabularyError(f"There is no vocabulary {name!r}; there are {', '.join(names())}.")
    content = _content(DATA.joinpath(f"{name}.yaml"))
    return Vocabulary(name, content["version"], _checked(name, parse(name, content["terms"])))


def read(name: str, text: str) -> list[Term]:
    """Return the terms a text in the form of the data files (YAML or JSON) describes.

    Beside a list of terms it may be a short form: value → label, or value → labels by language.
    """
    content = yaml.load(text, Loader) or []
    if isinstance(content, Mapping):
        content = content["terms"] if "terms" in content else list(_rows(content))
    if not isinstance(content, list):
        raise VocabularyError(f"{name}: {content!r} is no list of terms.")
    return parse(name, content)


def parse(name: str, rows: Iterable[Mapping[str, Any]]) -> list[Term]:
    """Return the terms that rows of a data file describe, those below a term right after it."""
    return list(_walk(name, rows, None))


def _rows(short: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for value, said in short.items():
        yield {"value": value, "labels": said if isinstance(said, Mapping) else {"pl": said}}


def _content(file: Traversable) -> dict[str, Any]:
    content = yaml.load(file.read_text(encoding="utf-8"), Loader)
    if "include" not in content:
        return content
    package, _, path = content["include"].partition("/")
    return _content(files(package).joinpath(path)) | {"version": content["version"]}


def _walk(name: str, rows: Iterable[Mapping[str, Any]], parent: str | None) -> Iterator[Term]:
    for row in rows:
        if not isinstance(row, Mapping):
            raise VocabularyError(f"{name}: {row!r} is no term; write {{value: …, labels: …}}.")
        term = _term(name, row, parent)
        yield term
        yield from _walk(name, row.get("narrower", ()), term.value)


def _term(name: str, row: Mapping[str, Any], parent: str | None) -> Term:
    value, labels = row.get("value"), row.get("labels")
    if not isinstance(value, str) or not value:
        raise VocabularyError(f"{name}: a value must be text; put {value!r} into quotes.")
    if not isinstance(labels, Mapping) or not labels:
        raise VocabularyError(f"{name}: {value!r} needs labels, by language: {{pl: …, en: …}}.")
    return Term(
        value=value,
        labels=MappingProxyType(dict(labels)),
        parent=row.get("parent", parent),
        uri=row.get("uri"),
        facts=MappingProxyType({k: v for k, v in row.items() if k not in SAID_BY_NAME}),
    )


def _checked(name: str, terms: Iterable[Term]) -> tuple[Term, ...]:
    terms = tuple(terms)
    twice = [value for value, count in Counter(term.value for term in terms).items() if count > 1]
    if twice:
        raise VocabularyError(f"{name}: {', '.join(sorted(twice))} stands there twice.")
    ordered = tuple(_in_order(_by_parent(terms), None))
    lost = {term.value for term in terms} - {term.value for term in ordered}
    if lost:
        raise VocabularyError(f"{name}: {', '.join(sorted(lost))} has a parent that is no term.")
    return ordered


def _by_parent(terms: Iterable[Term]) -> dict[str | None, list[Term]]:
    below: dict[str | None, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent, []).append(term)
    return below


def _in_order(below: Mapping[str | None, list[Term]], parent: str | None) -> Iterator[Term]:
    for term in below.get(parent, ()):
        yield term
        yield from _in_order(below, term.value)
