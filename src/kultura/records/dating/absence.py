"""Words that say that a date is not known: kept as written, read as no date."""

import re


ABSENT = re.compile(
    r"""
    b\.?\s?[dr]\.?                                   # b.d., b.r.
    | bez\s(daty|datacji|data|datace|datování)
    | (brak|nie\sma)\s(daty|datowania|danych)
    | (data\s)?(nie\s?znan[aey]|nieustalon[aey]|nieokreślon[aey])
    | nie\s?(datowan[aey]|ustalono|określono|wiadomo)
    | n\.?\s?d\.? | s\.?\s?[da]\.? | sine\s(dato|anno)
    | no\sdate | not\sdated | undated | unknown | not\sknown
    | (date|dating)\s(is\s)?(not\sknown|unknown|uncertain)
    | (datum\s)?(neznámé|neurčeno|nezjištěno|neuvedeno) | nedatováno
    | (дата\s)?невідом[аео] | без\sдати
    | \? | [-–—]+ | x+ | brak | none | null | n/?a
    """,
    re.VERBOSE,
)


def is_absence(text: str) -> bool:
    """Say whether a dating as written means that none is known ("nie znane", "b.d.", "no date")."""
    bare = re.sub(r"\s+", " ", text).strip(" []().;").casefold()
    return not bare or bool(ABSENT.fullmatch(bare))
