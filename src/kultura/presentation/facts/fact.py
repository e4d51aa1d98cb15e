"""A labelled fact, and the wording it is told in."""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Value:
    """One thing a fact says: its words, where they lead, and what is added in smaller print."""

    text: str
    url: str | None = None
    detail: str | None = None


@dataclass(frozen=True)
class Fact:
    """A label (a message to translate) and at least one value."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Target:
    """What a reference leads to, as far as the reader may see it."""

    title: str
    url: str


@dataclass(frozen=True)
class Wording:
    """How facts are worded: the language, the region's zone, labels of terms and references.

    ``label(vocabulary, value)`` gives the words for a term, ``translate(message)`` those for a
    message; ``resolve(uid)`` gives None for what the reader may not see.
    """

    language: str
    zone: ZoneInfo
    label: Callable[[str, str], str]
    resolve: Callable[[str], Target | None]
    translate: Callable[[str], str]

    def labels(self, vocabulary: str, values: Iterable[str]) -> tuple[Value, ...]:
        """Give the words for several terms."""
        return tuple(Value(self.label(vocabulary, value)) for value in values)

    def targets(self, uids: Iterable[str]) -> tuple[Value, ...]:
        """Give what references lead to; those the reader may not see are left out."""
        found = (self.resolve(uid) for uid in uids)
        return tuple(Value(target.title, target.url) for target in found if target)


def fact(label: str, *values: Value | str | None) -> Fact | None:
    """Make a fact of what is known; None where nothing is."""
    known = tuple(Value(value) if isinstance(value, str) else value for value in values if value)
    return Fact(label, known) if known else None
