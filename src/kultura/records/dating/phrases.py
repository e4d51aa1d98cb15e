"""Rules that put times together: about, before, from–to, one or another, made and made again."""

from kultura.records.dating import span
from kultura.records.dating.centuries import RULES as CENTURY_RULES
from kultura.records.dating.days import RULES as DAY_RULES
from kultura.records.dating.span import Span
from kultura.records.dating.words import pattern

import re


TAILS = 4
WORD_YEAR = re.compile(
    r"\b(?:w )?ro(?:k(?:u|iem|em|y)?|ce)\b\.?|(?<=\d) ?r\.?(?=[ ,;–?-]|$)|^r\. ?(?=\d)"
)


def read(text: str) -> str | None:
    """Return EDTF for a dating in words, or None where no rule reads it."""
    return _sentence(_normal(text))


def _sentence(text: str) -> str | None:
    return _made_again(text) or _open(text) or _several(text) or _single(text)


def _single(text: str) -> str | None:
    found = _span(text)
    return found.edtf() if found else None


def _made_again(text: str) -> str | None:
    """Read "1976, printed 2003" as both, "1908–10, reprinted 1925" as the first."""
    main, *rest = re.split(r"[,;] ?", text, maxsplit=1)
    if not rest or not _span(main):
        return None
    (rest,) = rest
    again = _match(r"(?:{again}) (?P<time>.+)", rest)
    if again and _span(again["time"]):
        return _set("{}", [_span(main), _span(again["time"])])
    return _single(main) if _match(r"(?:{later})(?: .*)?", rest) else None


def _open(text: str) -> str | None:
    for words, write in OPEN:
        match = _match(words, text)
        found = _span(match["time"]) if match else None
        if found:
            return write(found)
    return None


def _several(text: str) -> str | None:
    for words, brackets in ((r" (?:{or_}) |, ?(?:{or_}) ", "[]"), (r" (?:{and_}) |, ?", "{}")):
        parts = pattern(words).split(text)
        found = [_span(part.strip()) for part in parts]
        if len(found) > 1 and all(found):
            return _set(brackets, found)
    return None


def _set(brackets: str, spans: list[Span]) -> str | None:
    if any(found.mark or not _is_plain(found) for found in spans):
        whole = span.joined(spans[0], spans[-1])
        return whole.edtf() if whole else None
    return brackets[0] + ",".join(map(_member, spans)) + brackets[1]


def _is_plain(found: Span) -> bool:
    return found.first.isdigit() and found.last.isdigit()


def _member(found: Span) -> str:
    return found.first if found.first == found.last else f"{found.first}..{found.last}"


def _span(text: str, bc: bool = False) -> Span | None:
    """Read a time or a stretch of time, with the doubts said about it."""
    text = text.strip()
    for words, doubt in DOUBTS:
        match = _match(words, text)
        found = _span(match["time"], bc) if match else None
        if found:
            return found.hedged(**doubt)
    era = _match(r"(?P<time>.+?) ?(?:{bc})", text)
    if era and not bc:
        return _span(era["time"], bc=True)
    return _time(text, bc) or _stretch(text, bc)


def _time(text: str, bc: bool) -> Span | None:
    era = _match(r"(?P<time>.*\D) (?:{ad})", text)
    text = era["time"] if era else text
    found = (rule.read(text, bc) for rule in (*DAY_RULES, *CENTURY_RULES))
    return next(filter(None, found), None)


def _stretch(text: str, bc: bool) -> Span | None:
    for words in STRETCHES:
        match = _match(words, text)
        if match:
            last = _span(match["last"], bc)
            first = _beginning(match["first"], match["last"], bc)
            return span.joined(first, last) if first and last else None
    return None


def _beginning(text: str, last: str, bc: bool) -> Span | None:
    """Read the first half of a stretch, completed by words of the other (17.–18. století)."""
    words = last.split()
    completed = (" ".join([text, *words[-count:]]) for count in range(1, min(TAILS, len(words))))
    found = _span(text, bc)
    return found or next((found for found in (_span(one, bc) for one in completed) if found), None)


def _normal(text: str) -> str:
    text = text.casefold().replace("—", "–").replace("−", "-").replace("\u00a0", " ")
    text = re.sub(r"\(\?\)|\[\?\]", "?", text)
    text = re.sub(r"[\[\]()<>„”\"]", "", text)
    text = re.sub(r" -+ ?| ?-+ ", "–", text)
    text = WORD_YEAR.sub(" ", text)
    return re.sub(r"\s+", " ", text).strip(" .;,")


def _match(words: str, text: str) -> re.Match | None:
    return pattern(words).fullmatch(text)


DOUBTS = (
    (r"(?:{uncertain}),? ?(?P<time>.+)", {"uncertain": True}),
    (r"(?P<time>.+?) ?\?", {"uncertain": True}),
    (r"(?:{about}) ?(?P<time>.+)", {"about": True}),
    (r"(?:sygn\. i )?(?:{made}):? (?P<time>.+)", {}),
    (r"(?:w|we|in|v|ve|na) (?P<time>.+)", {}),
)
OPEN = (
    (r"(?:{before}) (?P<time>.+)", lambda found: f"../{found.first}{found.mark}"),
    (r"(?:{until}) (?P<time>.+)", lambda found: f"../{found.last}{found.mark}"),
    (r"(?P<time>.+),? (?:{or_earlier})", lambda found: f"../{found.last}{found.mark}"),
    (r"(?:{after}) (?P<time>.+)", lambda found: f"{found.last}{found.mark}/.."),
    (r"(?:{since}) (?P<time>(?!.* (?:do|to) ).+)", lambda found: f"{found.first}{found.mark}/.."),
    (r"(?P<time>.+),? (?:{or_later})", lambda found: f"{found.first}{found.mark}/.."),
)
STRETCHES = (
    r"(?:między|pomiędzy|between|mezi) (?P<first>.+) (?:a|and|i) (?P<last>.+)",
    r"(?:od|from|lata|w latach|v letech|léta) (?P<first>.+?)(?: do | to |{dash})(?P<last>.+)",
    r"(?P<first>.+?)(?:{dash}| do | to | až )(?P<last>.+)",
    r"(?P<first>\d{4}) ?/ ?(?P<last>\d{4})",
)
