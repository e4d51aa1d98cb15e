"""For whom something is, for the public."""

from .words import Words
from kultura.records.happening import Ages


def ages(words: Words) -> Ages | None:
    """Return the ages it is for, None where all may come."""
    found = Ages(min=getattr(words.obj, "ages_min", None), max=getattr(words.obj, "ages_max", None))
    return None if found == Ages() else found
