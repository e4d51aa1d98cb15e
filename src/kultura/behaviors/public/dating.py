"""When something was made, for the public: the words and the bounds of the date."""

from .words import Words
from dataclasses import replace
from kultura.records.dating.dating import Dating
from kultura.records.dating.propose import dated


def dating(words: Words) -> Dating | None:
    """Return the dating, None where neither words nor date are known.

    Where the editor gave no EDTF, it is proposed from the words of the region's language.
    """
    obj = words.obj
    edtf = getattr(obj, "dating_edtf", None)
    derived = bool(edtf and getattr(obj, "dating_derived", False))
    found = dated(getattr(obj, "dating_text", None), edtf, derived=derived)
    return replace(found, text=words.of("dating_text") or found.text) if found else None
