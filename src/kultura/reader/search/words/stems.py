"""Languages whose words are cut to stems by rules (Snowball); no dictionary, nearly no memory.

Snowball leaves Finnish consonant gradation alone (`kaupunki`, `kaupungissa`): stems are brought to
their weak grade, without the vowel that changes (`järvi`, `järvessä`).
"""

from functools import cache
from Stemmer import Stemmer
from threading import Lock

import re


SNOWBALL = {"en": "english", "fi": "finnish"}
FINAL_VOWELS = re.compile(r"(?<=\w{3})[aeiouyäö]+$")
WEAK = (
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("mp", "mm"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("p", "v"),
    ("t", "d"),
)
lock = Lock()


def stem(word: str, language: str) -> str:
    """Return the stem of a word."""
    with lock:
        found = _stemmer(SNOWBALL[language]).stemWord(word)
    return _weak(found) if language == "fi" else found


def _weak(stem: str) -> str:
    bare = FINAL_VOWELS.sub("", stem)
    return next((bare.removesuffix(s) + w for s, w in WEAK if bare.endswith(s)), bare)


@cache
def _stemmer(name: str) -> Stemmer:
    return Stemmer(name, 0)  # no cache of its own: reductions are kept
