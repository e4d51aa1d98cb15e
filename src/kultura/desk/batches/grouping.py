"""Findings of one kind told once: what they mean, what to do, and every place it is so."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace
from itertools import islice
from kultura.batches.telling import worded
from kultura.digitisation.sentences import said
from kultura.store.findings import Found
from typing import Final


PLACES: Final = 500  # of one group; who wants more asks for JSON


@dataclass(frozen=True)
class Group:
    """Findings that say the same; ``places`` are empty where they are of the whole package."""

    severity: str
    means: str
    advice: str
    count: int
    places: tuple[str, ...]

    @property
    def further(self) -> int:
        """How many places are not shown."""
        return self.count - len(self.places) if self.count > PLACES else 0


def grouped(findings: Iterable[Found], language: str) -> list[Group]:
    """Return findings in groups that say the same, in the order of the first of each."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in findings:
        alike.setdefault((one.severity, *said(readable(one, language), language)), []).append(
            one.place
        )
    return [
        Group(*words, len(places), tuple(islice(filter(None, places), PLACES)))
        for words, places in alike.items()
    ]


def readable(found: Found, language: str) -> Found:
    """Return a finding whose values are texts in a language."""
    texts = {
        name: value if isinstance(value, str) else worded(value, language)
        for name, value in found.details.items()
    }
    return replace(found, details=texts)
