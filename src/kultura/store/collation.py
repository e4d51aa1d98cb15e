"""Sort keys: the order of titles in a language, without a database that knows it.

The embedded PostgreSQL has no ICU, and byte order gives Zebra, Łódź, Śląsk. A key maps each letter
to its place in the language's alphabet; letters of other alphabets go with their base letter; runs
of digits sort as numbers. Keys are compared byte by byte.
"""

import re
import unicodedata


LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS = {
    "pl": "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż",
    "cs": "abcčdefghijklmnopqrřsštuvwxyzž",
    "sk": "aäbcčdďeéfghijklľmnňoóôpqrsštťuúvwxyýzž",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "lt": "aąbcčdeęėfghiįyjklmnoprsštuųūvzž",
    "fi": LATIN + "åäö",
    "sv": LATIN + "åäö",
}
STROKES = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "þ": "th"}
)
FIRST = 0x100
DIGITS = re.compile(r"\d+")


def sort_key(text: str, language: str) -> str:
    """Return a key whose byte order is the language's order of texts, case and marks aside."""
    places = _places(language)
    numbered = DIGITS.sub(lambda run: f"{len(run[0].lstrip('0')):02}{run[0].lstrip('0')}", text)
    letters = unicodedata.normalize("NFC", numbered.casefold())
    return "".join(_place(letter, places) for letter in letters).strip()


def _place(letter: str, places: dict[str, str]) -> str:
    if letter in places:
        return places[letter]
    base = unicodedata.normalize("NFKD", letter.translate(STROKES))
    return "".join(places.get(part, _other(part)) for part in base)


def _other(character: str) -> str:
    if unicodedata.combining(character):
        return ""
    if character.isdigit():
        return character
    return character if character.isalpha() else " "


def _places(language: str) -> dict[str, str]:
    alphabet = ALPHABETS.get(language.split("-")[0], LATIN)
    return {letter: chr(FIRST + place) for place, letter in enumerate(alphabet)}
