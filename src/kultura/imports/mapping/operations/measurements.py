"""`measurements: {order: [height, width, depth], unit: cm}`: sizes written in a line of text.

Reads `support: 143 x 97 mm`, `35,5 × 20 cm`, `wys. 35,5 cm, śr. 12 cm`, `12 x 5 x 5 mm, 2 kg` and
`duration: 5min, 12sec`, a line or a part between semicolons each. Every row of a line has it as it
was written; a line without a number and its unit is a row of that text alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.operations.number import number_in
from kultura.imports.mapping.step import Step
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.work import Work
from typing import Any

import re


ORDER = ("height", "width", "depth")
UNITS = {"mm": "mm", "cm": "cm", "m": "m", "kg": "kg", "g": "g", "min": "min", "sec": "s", "s": "s"}
WORDS = {
    "height": r"wys(?:okość)?|h(?:eight)?",
    "width": r"szer(?:okość)?|w(?:idth)?",
    "depth": r"gł(?:ęb|ębokość)?|d(?:epth)?",
    "length": r"dł(?:ugość)?|l(?:ength)?",
    "diameter": r"śr(?:ed|edn|ednica)?|diam(?:eter)?",
    "thickness": r"gr(?:ub|ubość)?|thickness",
    "weight": r"waga|ciężar|masa|weight",
}
AMOUNT = r"(\d[\d ]*(?:[.,]\d+)?)"
UNIT = r"(mm|cm|kg|min|sec|m|g|s)"
SPLIT = re.compile(r"\s*(?:[\r\n]+|;)\s*")
PART = re.compile(r"^([^:\d]+?)\s*:\s*")
WORDED = re.compile(
    "|".join(rf"(?<!\w)(?P<{name}>{words})(?!\w)\.?:?\s*" for name, words in WORDS.items()),
    re.IGNORECASE,
)
AMOUNT_UNIT = re.compile(rf"{AMOUNT}\s*{UNIT}?(?!\w)", re.IGNORECASE)
PRODUCT = re.compile(rf"{AMOUNT}((?:\s*[x×]\s*{AMOUNT}){{1,2}})\s*{UNIT}?(?!\w)", re.IGNORECASE)
DURATION = re.compile(r"(\d+)\s*min(?:,?\s*(\d+)\s*sec)?", re.IGNORECASE)
MASS = re.compile(rf"{AMOUNT}\s*(kg|g)(?!\w)", re.IGNORECASE)
SINGLE = re.compile(rf"{AMOUNT}\s*(mm|cm|m)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Measurements(Step):
    """In which order sizes are written, and in which unit where none is."""

    order: tuple[str, ...] = ORDER
    unit: str = ""

    @classmethod
    def read(cls, entry: Entry) -> Measurements:
        """Read `true`, or options."""
        if not isinstance(entry.value, dict):
            entry.flag()
            return cls()
        known = entry.only("order", "unit")
        order = tuple(each.text() for each in known["order"].items()) if "order" in known else ORDER
        return cls(order, known["unit"].choice(UNITS) if "unit" in known else "")

    def apply(self, value: Any, work: Work) -> list[dict[str, Any]]:
        """Return rows with text, type, value, unit and part."""
        lines = (line for each in as_list(value) for line in SPLIT.split(as_text(each)))
        return [row for line in lines if line for row in self.rows(line)]

    def rows(self, line: str) -> list[dict[str, Any]]:
        """Return the rows of one line."""
        part, rest = part_and_rest(line)
        rows: list[dict[str, Any]] = [
            {"type": kind, "value": size, "unit": unit}
            for kind, size, unit in self.sizes(rest)
            if size is not None and unit
        ] or [{}]
        shared = {"text": line, "part": part} if part else {"text": line}
        return [{**shared, **row} for row in rows]

    def sizes(self, text: str) -> Iterator[tuple[str, Any, str]]:
        """Yield type, value and unit of every size in a text."""
        if WORDED.search(text):
            yield from self.worded(text)
            return
        product = PRODUCT.search(text)
        if product:
            yield from self.product(product)
        elif single := SINGLE.search(text):
            yield self.order[0], amount(single[1]), UNITS[single[2].lower()]
        yield from masses_and_durations(text)

    def product(self, found: re.Match[str]) -> Iterator[tuple[str, Any, str]]:
        """Yield the sizes of `A x B x C unit`."""
        amounts = [found[1], *re.findall(AMOUNT, found[2])]
        unit = UNITS[found[4].lower()] if found[4] else self.unit
        for kind, written in zip(self.order, amounts, strict=False):
            yield kind, amount(written), unit

    def worded(self, text: str) -> Iterator[tuple[str, Any, str]]:
        """Yield the sizes of `wys. 35,5, szer. 20 cm`: a unit holds for those before it too."""
        found = [each for each in WORDED.finditer(text) if AMOUNT_UNIT.match(text, each.end())]
        amounts = [AMOUNT_UNIT.match(text, each.end()) for each in found]
        unit = self.unit
        sizes = []
        for word, written in zip(reversed(found), reversed(amounts), strict=True):
            unit = UNITS[written[2].lower()] if written[2] else unit
            sizes.append((str(word.lastgroup), amount(written[1]), unit))
        yield from reversed(sizes)


def part_and_rest(line: str) -> tuple[str, str]:
    """Return what was measured, as in `frame: …`, and the text after it; no part for `wys.: …`."""
    found = PART.match(line)
    if not found or WORDED.fullmatch(found[1]):
        return "", line
    part = found[1].strip()
    return ("" if part.casefold() in ("duration", "czas trwania") else part), line[found.end() :]


def masses_and_durations(text: str) -> Iterator[tuple[str, Any, str]]:
    """Yield weights, and a duration in seconds or minutes, in a text."""
    for found in MASS.finditer(text):
        yield "weight", amount(found[1]), UNITS[found[2].lower()]
    if lasts := DURATION.search(text):
        minutes, seconds = int(lasts[1]), lasts[2]
        yield (
            ("duration", minutes * 60 + int(seconds), "s")
            if seconds
            else ("duration", minutes, "min")
        )


def amount(text: str) -> int | float | None:
    """Return the number written."""
    number = number_in(text)
    if number is None:
        return None
    return float(number) if number % 1 else int(number)
