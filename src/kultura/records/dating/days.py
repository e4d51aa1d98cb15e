"""Rules for years, days, months, seasons and decades named by their year."""

from calendar import monthrange
from kultura.records.dating import span
from kultura.records.dating.rule import Rule
from kultura.records.dating.span import Span
from kultura.records.dating.words import MONTH_OF
from kultura.records.dating.words import PERIODS
from kultura.records.dating.words import ROMAN_MONTHS
from kultura.records.dating.words import SEASON_OF

import re


def _year(match: re.Match, bc: bool) -> Span | None:
    return span.year(int(match["year"]), bc)


def _year_bc(match: re.Match, bc: bool) -> Span | None:
    return span.year(int(match["year"]), bc) if bc else None


def _short_range(match: re.Match, bc: bool) -> Span | None:
    first, last = match["first"], match["last"]
    could_be_month = match["dash"] == "-" and last.startswith("0")
    if bc or could_be_month:
        return None
    return span.years(int(first), int(first[: len(first) - len(last)] + last))


def _decade(match: re.Match, bc: bool) -> Span | None:
    return None if bc else span.decade(int(match["year"]))


def _season(match: re.Match, bc: bool) -> Span | None:
    if bc or not span.year(int(match["year"])):
        return None
    whole = f"{int(match['year']):04d}-{SEASON_OF[match['season']]}"
    return Span(whole, whole, whole)


def _day(match: re.Match, bc: bool) -> Span | None:
    named = match.groupdict()
    word = named["month"]
    month = MONTH_OF.get(word) or ROMAN_MONTHS.get(word) or int(word)
    return None if bc else _date(int(named["year"]), month, int(named.get("day") or 0))


def _date(year: int, month: int, day: int) -> Span | None:
    if not (span.year(year) and 1 <= month <= 12 and 0 <= day <= monthrange(year, month)[1]):
        return None
    written = f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
    return Span(written, written, written)


def _period(match: re.Match, bc: bool) -> Span | None:
    ends = (ends for words, ends in PERIODS.items() if re.fullmatch(words, match[0]))
    return span.years(*next(ends))


RULES = (
    Rule(r"(?P<year>{year})", _year),
    Rule(r"(?P<year>\d\d?)", _year_bc),
    Rule(r"(?P<year>\d{1,4}) (?:{ad})", _year),
    Rule(r"(?:{ad}) (?P<year>\d{1,4})", _year),
    Rule(r"(?P<first>\d{3,4}) ?(?P<dash>[-–/]) ?(?P<last>\d{1,2})", _short_range),
    Rule(r"(?P<year>\d{3}0)(?:'?s|-?te|er)", _decade),
    Rule(r"(?:the|lata|léta) (?P<year>\d{3}0)(?:'?s|\.|-?te)", _decade),
    Rule(r"(?P<season>{season})(?: of)? (?P<year>\d{4})", _season),
    Rule(r"(?P<day>\d\d?)\.? (?P<month>{month}|{roman_month})\.?,? (?P<year>\d{4})", _day),
    Rule(r"(?P<month>{month})\.? (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{4})", _day),
    Rule(r"(?P<day>\d\d?)[./] ?(?P<month>\d\d?|{roman_month})[./] ?(?P<year>\d{4})", _day),
    Rule(r"(?P<month>{month}|{roman_month})\.?,? (?P<year>\d{4})", _day),
    Rule(r"(?P<month>\d\d?)[./](?P<year>\d{4})", _day),
    Rule(r"(?P<year>\d{4})[-./](?P<month>\d\d)[-./](?P<day>\d\d)", _day),
    Rule("|".join(PERIODS), _period),
)
