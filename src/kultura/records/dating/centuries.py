"""Rules for centuries, parts of them, and decades named by their century.

Early and late are thirds of a century, as Cataloging Cultural Objects counts them (0–30, 70–99); a
beginning or an end is its first or last fifteen years, a middle twenty; a turn ten years on both
sides. What is read from such words is marked as about.
"""

from kultura.records.dating import span
from kultura.records.dating.rule import Rule
from kultura.records.dating.span import Span
from kultura.records.dating.words import DECADE_OF
from kultura.records.dating.words import number_of
from kultura.records.dating.words import ORDINALS
from kultura.records.dating.words import PARTS
from kultura.records.dating.words import ROMAN

import re


CENTURY = (
    r"(?:(?P<roman>{roman}) ?(?:{century})?"
    r"|(?P<number>\d\d?)(?:\.|th|st|nd|rd)? ?(?:{century}))"
)
SPANS = {
    "beginning": (0, 15),
    "early": (0, 30),
    "middle": (40, 60),
    "late": (70, 99),
    "end": (85, 99),
}
NAMED = r"(?:the )?(?:(?P<early>{early})|(?P<late>{late})) "
PLACED = r"(?:(?P<beginning>{beginning})|(?P<middle>{middle})|(?P<end>{end}))"
PART = r"(?P<ordinal>{ordinal}) ?(?P<part>{part})"


def _number(match: re.Match) -> int:
    return ROMAN[match["roman"]] if match["roman"] else int(match["number"])


def _century(match: re.Match, bc: bool) -> Span | None:
    return span.century(_number(match), bc)


def _part(match: re.Match, bc: bool) -> Span | None:
    parts, which = number_of(match["part"], PARTS), number_of(match["ordinal"], ORDINALS)
    which = parts if which == -1 else which
    if which > parts:
        return None
    begins, ends = 100 * (which - 1) // parts, 100 * which // parts - 1
    return span.part_of_century(_number(match), begins, ends, bc)


def _named_part(match: re.Match, bc: bool) -> Span | None:
    begins, ends = next(SPANS[name] for name in SPANS if match.groupdict().get(name))
    found = span.part_of_century(_number(match), begins, ends, bc)
    return found.hedged(about=True) if found else None


def _turn(match: re.Match, bc: bool) -> Span | None:
    first, second = ROMAN[match["first"]], ROMAN[match["second"]]
    if bc or second != first + 1:
        return None
    return Span(f"{100 * first - 10:04d}", f"{100 * first + 10:04d}", about=True)


def _decade(match: re.Match, bc: bool) -> Span | None:
    named = match.groupdict()
    tens = DECADE_OF[named["word"]] if named.get("word") else int(named["decade"])
    return None if bc else span.decade(_start(match) + tens)


def _decades(match: re.Match, bc: bool) -> Span | None:
    first = span.decade(_start(match) + int(match["decade"]))
    last = span.decade(_start(match) + int(match["last"]))
    return span.joined(first, last) if first and last and not bc else None


def _half_of_decade(match: re.Match, bc: bool) -> Span | None:
    half = number_of(match["ordinal"], ORDINALS)
    first = _start(match) + int(match["decade"]) + 5 * (half - 1)
    return span.years(first, first + 4) if half in (1, 2) and not bc else None


def _start(match: re.Match) -> int:
    return 100 * (_number(match) - 1)


RULES = (
    Rule(r"(?:wiek |stulecie |the )?" + CENTURY, _century),
    Rule(r"(?:the )?" + PART + r"(?: of(?: the)?)? " + CENTURY, _part),
    Rule(CENTURY + ",? " + PART, _part),
    Rule(NAMED + CENTURY, _named_part),
    Rule(PLACED + "[ -]?" + CENTURY, _named_part),
    Rule(CENTURY + ",? " + PLACED, _named_part),
    Rule(r"(?P<first>{roman}) ?/ ?(?P<second>{roman}) ?(?:{century})?", _turn),
    Rule(
        r"(?:przełom(?:u)?|turn of the|přelom) (?P<first>{roman})\.? ?(?:{century})? ?"
        r"(?:i|and|a|/|-|–) ?(?P<second>{roman})\.? ?(?:{century})?",
        _turn,
    ),
    Rule(r"(?:lata|lat|l\.) (?P<decade>\d0)(?:\.|-?te|-?tych)? " + CENTURY, _decade),
    Rule(CENTURY + r",? (?:lata|l\.) (?P<decade>\d0)(?:\.|-?te)?", _decade),
    Rule(r"(?P<decade>\d0)\.? (?:léta|let) " + CENTURY, _decade),
    Rule(r"(?:lata|lat) (?P<word>{decade_word})(?:e|ych) " + CENTURY, _decade),
    Rule(r"(?P<word>{decade_word})(?:á|ých) (?:léta|let) " + CENTURY, _decade),
    Rule(
        r"(?:lata|lat|l\.) (?P<decade>\d0)\.?(?:{dash}| i |/)(?P<last>\d0)\.? " + CENTURY,
        _decades,
    ),
    Rule(
        r"(?P<ordinal>{ordinal}) ?(?:poł\.?|połow[ay]|polovina|half of the) "
        r"(?:lat )?(?P<decade>\d0)(?:\.|-?tych)?(?: let)? " + CENTURY,
        _half_of_decade,
    ),
)
