"""Numbers by which registers know an institution, with their check digits.

REGON (statistics, 9 or 14 digits) and NIP (tax, 10 digits): a weighted sum of the digits before,
modulo 11, is the last digit; 10 counts as 0 in REGON and does not occur in NIP.
"""

from collections.abc import Sequence

import re


REGON_9 = (8, 9, 2, 3, 4, 5, 6, 7)
REGON_14 = (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)
NIP = (6, 5, 7, 2, 3, 4, 5, 6, 7)
ISIL = re.compile(r"[A-Za-z0-9]{1,4}-[A-Za-z0-9/:-]{1,11}")


def is_regon(text: str) -> bool:
    """Say whether the text is a REGON; spaces and hyphens between digits do not count."""
    digits = _digits(text)
    if len(digits) == 9:
        return _check(digits, REGON_9) % 10 == digits[-1]
    if len(digits) == 14:
        return is_regon(text=_joined(digits[:9])) and _check(digits, REGON_14) % 10 == digits[-1]
    return False


def is_nip(text: str) -> bool:
    """Say whether the text is a NIP; spaces, hyphens and the prefix PL do not count."""
    digits = _digits(text.removeprefix("PL"))
    return len(digits) == 10 and _check(digits, NIP) == digits[-1]


def is_isil(text: str) -> bool:
    """Say whether the text is an ISIL (ISO 15511): a prefix, a hyphen, up to 11 signs."""
    return ISIL.fullmatch(text) is not None


def _check(digits: Sequence[int], weights: Sequence[int]) -> int:
    return sum(digit * weight for digit, weight in zip(digits, weights, strict=False)) % 11


def _joined(digits: Sequence[int]) -> str:
    return "".join(map(str, digits))


def _digits(text: str) -> list[int]:
    bare = text.replace(" ", "").replace("-", "")
    return [int(sign) for sign in bare] if bare.isascii() and bare.isdigit() else []
