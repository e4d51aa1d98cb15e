"""Words that say that nothing is known, as inventories write them in any column.

Those for dates (`kultura.records.dating.absence`) hold everywhere but for a row of x: that is how a
date's unknown digits are written, and elsewhere a Roman number.
"""

from kultura.records.dating.absence import is_absence

import re


WORDS = frozenset(
    (
        "bez danych",
        "date unknown",
        "nie dotyczy",
        "nie podano",
        "nieustalony",
        "nieznany",
        "nil",
        "not applicable",
        "not recorded",
    )
)
NUMERAL = re.compile(r"[xX]+")


def says_nothing(text: str, further: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text is a word for absence; case, brackets and a full stop do not matter."""
    bare = " ".join(text.split()).strip(" []().;<>").casefold()
    if bare in WORDS or bare in further:
        return True
    return is_absence(text) and not NUMERAL.fullmatch(bare)
