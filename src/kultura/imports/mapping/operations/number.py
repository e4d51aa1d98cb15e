"""`number: true`: a number, written with a comma or a point.

`1 234,5`, `1.234,5` and `1234.5` are the same. One comma alone is the decimal one, unless
`decimal: "."` says that commas group thousands. `integer: true` refuses fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from decimal import InvalidOperation
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.otherwise import Otherwise
from kultura.imports.mapping.otherwise import REFUSE
from kultura.imports.mapping.step import ElementStep
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


SPACES = re.compile(r"[\s\u00a0\u2009\u202f']+")


@dataclass(frozen=True, slots=True)
class Number(ElementStep):
    """How numbers are written in the source."""

    decimal: str = ""
    integer: bool = False
    otherwise: Otherwise = REFUSE

    @classmethod
    def read(cls, entry: Entry) -> Number:
        """Read `true`, or options."""
        if not isinstance(entry.value, dict):
            entry.flag()
            return cls()
        known = entry.only("decimal", "integer", "otherwise")
        decimal = known["decimal"].choice((",", ".")) if "decimal" in known else ""
        integer = "integer" in known and known["integer"].flag()
        return cls(decimal, integer, Otherwise.read(known, REFUSE))

    def one(self, value: Any, work: Work) -> int | float | None:
        """Return an int where there is no fraction, else a float."""
        text = as_text(value)
        number = number_in(text, self.decimal)
        if number is None or (self.integer and number % 1):
            kind = "whole number" if self.integer else "number"
            self.otherwise.settle(None, work, f"“{text}” is no {kind}")
            return None
        return float(number) if number % 1 else int(number)


def number_in(text: str, decimal: str = "") -> Decimal | None:
    """Return the number a text writes; None where it writes anything else."""
    bare = SPACES.sub("", text)
    point = decimal or max(",.", key=bare.rfind)
    grouping = "." if point == "," else ","
    plain = bare.replace(grouping, "").replace(point, ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None
