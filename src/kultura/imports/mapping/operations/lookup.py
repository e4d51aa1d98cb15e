"""`lookup: kultura.materials`: words of the source as values of a vocabulary.

Labels are compared in every language, without case. `table` names words the vocabulary does not
know; `otherwise` says what becomes of a word in neither: refuse (the default), keep, absent, note.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.otherwise import Otherwise
from kultura.imports.mapping.otherwise import REFUSE
from kultura.imports.mapping.step import ElementStep
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.text import folded
from kultura.imports.mapping.work import Work
from kultura.vocabularies.terms import names
from typing import Any


@dataclass(frozen=True, slots=True)
class Lookup(ElementStep):
    """A vocabulary, a table of the mapping's own, or both; the table is asked first."""

    vocabulary: str = ""
    table: dict[str, str] = field(default_factory=dict)
    otherwise: Otherwise = REFUSE

    @classmethod
    def read(cls, entry: Entry) -> Lookup:
        """Read a vocabulary's name, or vocabulary, table and otherwise."""
        if not isinstance(entry.value, dict):
            return cls(vocabulary_name(entry))
        known = entry.only("vocabulary", "table", "otherwise")
        if not known.keys() & {"vocabulary", "table"}:
            raise entry.fault("needs a `vocabulary`, a `table`, or both.")
        vocabulary = vocabulary_name(known["vocabulary"]) if "vocabulary" in known else ""
        table = known["table"].fields() if "table" in known else {}
        values = {folded(word): below.text() for word, below in table.items()}
        return cls(vocabulary, values, Otherwise.read(known, REFUSE))

    def apply(self, value: Any, work: Work) -> Any:
        """Return the value of a word; of a list of words, each value once."""
        found = ElementStep.apply(self, value, work)
        return list(dict.fromkeys(found)) if isinstance(found, list) else found

    def one(self, value: Any, work: Work) -> Any:
        """Return the value of a word."""
        word = folded(value)
        if word in self.table:
            return self.table[word]
        terms = work.terms(self.vocabulary) if self.vocabulary else {}
        if word in terms:
            return terms[word]
        return self.otherwise.settle(as_text(value), work, self.sentence(as_text(value)))

    def sentence(self, word: str) -> str:
        """Say that a word is not known, and where it was looked up."""
        return f"“{word}” is not in {self.vocabulary or 'the table of the mapping'}"


def vocabulary_name(entry: Entry) -> str:
    """Read the name of a vocabulary; raises MappingFault where there is none of that name."""
    return entry.choice(f"kultura.{name}" for name in names())
