"""Keys that sort as a reader of a language expects: ``Łódź`` between ``Lublin`` and ``Malbork``.

The embedded database has no collations, so the key is computed here and compared as plain
characters. A key has three parts: the letters in the order of the alphabet, then accents that only
break ties, then capitals.
"""

from collections.abc import Mapping
from functools import cache

import re
import unicodedata


ALPHABETS = {
    "pl": "a ą b c ć d e ę f g h i j k l ł m n ń o ó p q r s ś t u v w x y z ź ż",
    "cs": "a b c č d e f g h ch i j k l m n o p q r ř s š t u v w x y z ž",
    "uk": "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я",
}
LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
BASES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
WORD = re.compile(r"\w+")
FIRST_LETTER = 0x41
ABOVE = "~"


def sort_key(text: str, language: str = "pl") -> str:
    """Return a key whose order by code points is the order of the language's dictionary.

    Punctuation counts as the space between words; digits come before letters, letters of other
    alphabets after them.
    """
    words = WORD.findall(unicodedata.normalize("NFC", text))
    folded = " ".join(words).casefold()
    letters = _letters(language)
    primary = "".join(_weight(part, letters) for part in _parts(folded, letters))
    return "\t".join((primary, folded, " ".join(words).swapcase()))


def _parts(text: str, letters: Mapping[str, str]) -> list[str]:
    digraphs = [letter for letter in letters if len(letter) > 1]
    return re.findall("|".join([*digraphs, "."]), text)


def _weight(part: str, letters: Mapping[str, str]) -> str:
    if part in letters:
        return letters[part]
    bare = unicodedata.normalize("NFD", part)[0].translate(BASES)
    if all(letter in letters for letter in bare):
        return "".join(letters[letter] for letter in bare)
    return part if part.isdigit() or part == " " else ABOVE + part


@cache
def _letters(language: str) -> Mapping[str, str]:
    own = ALPHABETS.get(language.split("-")[0], LATIN).split()
    known = own if "a" in own else LATIN.split() + own
    return {letter: chr(FIRST_LETTER + place) for place, letter in enumerate(known)}
