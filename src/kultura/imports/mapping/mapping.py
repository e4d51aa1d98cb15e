"""A mapping read and checked, and what it makes of a row."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field
from kultura.imports.mapping.expression import Expression
from kultura.imports.mapping.faults import RowRefused
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import no_terms
from kultura.imports.mapping.work import Terms
from kultura.imports.mapping.work import Work
from kultura.imports.options import SourceOptions
from kultura.imports.row import Row
from kultura.imports.sensitive import kind_of_path
from kultura.imports.sensitive import Withheld
from kultura.imports.sensitive import without_sensitive
from typing import Any


Columns = tuple[tuple[str, Expression], ...]
VERBATIM = frozenset(("title", "dating_text"))
"""Fields that hold what was written, words for absence too."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a row says: field values for an object, not yet checked against its schema.

    `private` are fields that are never public; `absent` is what stood in place of a value, by
    field; `notes` are sentences for the report; `withheld` the columns nobody may read.
    """

    identifier: str
    fields: dict[str, Any]
    private: dict[str, Any] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    withheld: frozenset[Withheld] = frozenset()


@dataclass(frozen=True, slots=True)
class Mapping:
    """Which field comes from where."""

    name: str
    identifier: Expression
    fields: Columns
    private: Columns = ()
    options: SourceOptions = SourceOptions()
    harmless: frozenset[str] = frozenset()
    absence: frozenset[str] = frozenset()
    verbatim: frozenset[str] = VERBATIM

    def draft(self, row: Row, terms: Terms = no_terms) -> Draft:
        """Return what a row says; raises RowRefused with the reason where it says nothing usable.

        Expressions of public fields see the row without its sensitive columns.
        """
        if row.fault:
            raise RowRefused(row.fault)
        clean, withheld = without_sensitive(row.data, self.harmless)
        work = Work(clean, terms, self.absence)
        identifier = self.identified(work)
        fields = self.values(self.fields, work)
        return Draft(
            identifier=identifier,
            fields=fields,
            private=self.values(self.private, work.within(row.data)),
            absent=work.absent,
            notes=tuple(work.notes),
            withheld=withheld - self.read_privately(),
        )

    def withheld_from(self, row: Row) -> frozenset[Withheld]:
        """Return the columns of a row that the mapping may not read."""
        return without_sensitive(row.data, self.harmless)[1] - self.read_privately()

    def identified(self, work: Work) -> str:
        """Return the row's identifier; raises RowRefused where it has none."""
        identifier = as_text(self.identifier.value(work.on("identifier")))
        if not identifier:
            raise RowRefused("The row has no identifier.")
        return identifier

    def identifier_of(self, row: Row) -> str:
        """Return a row's identifier alone; raises RowRefused."""
        return self.identified(Work(row.data, further_absence=self.absence))

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields the mapping fills."""
        return tuple(name for name, expression in (*self.fields, *self.private))

    def values(self, columns: Columns, work: Work) -> dict[str, Any]:
        """Return the values there are, by name."""
        values = {}
        for name, expression in columns:
            value = expression.value(work.on(name, verbatim=name in self.verbatim))
            if not is_empty(value):
                values[name] = value
        return values

    def paths(self) -> frozenset[str]:
        """Return every path the mapping reads."""
        columns = (self.identifier, *(each for name, each in (*self.fields, *self.private)))
        return frozenset(path for expression in columns for path in expression.paths())

    def read_privately(self) -> frozenset[Withheld]:
        """Return the sensitive columns that the mapping names as private."""
        paths = (path for name, each in self.private for path in each.paths())
        return frozenset(Withheld(path, kind_of_path(path)) for path in paths)
