"""A stretch of time on its way from words to EDTF."""

from dataclasses import dataclass
from dataclasses import replace
from kultura.records.dating.bounds import year_of


LATEST_YEAR = 2100


@dataclass(frozen=True)
class Span:
    """From ``first`` to ``last`` (EDTF years, months or days); ``whole`` is EDTF for all of it."""

    first: str
    last: str
    whole: str | None = None
    about: bool = False
    uncertain: bool = False

    def edtf(self) -> str:
        """Return the span as EDTF: one date, or an interval where no single one covers it."""
        if self.whole:
            return self.whole + self.mark
        return f"{self.first}{self.mark}/{self.last}{self.mark}"

    @property
    def mark(self) -> str:
        """EDTF's sign for about (~), uncertain (?), or both (%)."""
        return ("", "~", "?", "%")[self.about + 2 * self.uncertain]

    def hedged(self, *, about: bool = False, uncertain: bool = False) -> "Span":
        """Return the span with one more doubt."""
        return replace(self, about=self.about or about, uncertain=self.uncertain or uncertain)


def year(number: int, bc: bool = False) -> Span | None:
    """Return a year; there is none after LATEST_YEAR, none numbered 0."""
    if not 0 < number <= LATEST_YEAR:
        return None
    written = _written(1 - number if bc else number)
    return Span(written, written, written)


def years(first: int, last: int) -> Span | None:
    """Return the span between two years of our era, both included."""
    if not 0 < first <= last <= LATEST_YEAR:
        return None
    return Span(_written(first), _written(last), None if first < last else _written(first))


def decade(first: int) -> Span | None:
    """Return the ten years that begin with a year ending in 0."""
    if first % 10 or not 0 < first <= LATEST_YEAR:
        return None
    return Span(_written(first), _written(first + 9), f"{first // 10:03d}X")


def century(number: int, bc: bool = False) -> Span | None:
    """Return a century as EDTF counts it: the 19th is 18XX, 1800–1899."""
    if not 0 < number <= LATEST_YEAR // 100:
        return None
    start = _start(number, bc)
    whole = f"-{number - 1:02d}XX" if bc else f"{number - 1:02d}XX"
    return Span(_written(start), _written(start + 99), whole)


def part_of_century(number: int, begins: int, ends: int, bc: bool = False) -> Span | None:
    """Return the years of a century from the one numbered ``begins`` (0–99) to ``ends``."""
    if not century(number, bc):
        return None
    start = _start(number, bc)
    return Span(_written(start + begins), _written(start + ends))


def joined(first: Span, last: Span) -> Span | None:
    """Return the span from the beginning of one to the end of another, if that is later."""
    begins, ends = year_of(first.first), year_of(last.last)
    if begins > ends or (begins == ends and first.first > last.last):
        return None
    whole = first.first if first.first == last.last else None
    about, uncertain = first.about or last.about, first.uncertain or last.uncertain
    return Span(first.first, last.last, whole, about=about, uncertain=uncertain)


def _start(number: int, bc: bool) -> int:
    return 1 - 100 * number if bc else 100 * (number - 1)


def _written(number: int) -> str:
    return f"{number:05d}" if number < 0 else f"{number:04d}"
