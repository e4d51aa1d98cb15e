"""Rights in a work and in its reproduction, for the public."""

from .words import Words
from kultura.records.rights import Right
from kultura.records.rights import right
from kultura.records.rights import Rights


def rights(words: Words) -> Rights | None:
    """Return both rights, None where neither is said."""
    found = Rights(work=_right(words, "work"), reproduction=_right(words, "reproduction"))
    return None if found == Rights() else found


def _right(words: Words, name: str) -> Right | None:
    uri = getattr(words.obj, f"{name}_rights", None)
    if not uri:
        return None
    return right(
        uri,
        words.language,
        holder=getattr(words.obj, f"{name}_holder", None) or None,
        credit=words.of(f"{name}_credit"),
    )
