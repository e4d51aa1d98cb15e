"""EDTF proposed for a dating as written; what no rule reads stays without.

The text as written is the dating. A proposal is marked as derived until an editor confirms it.
"""

from functools import lru_cache
from kultura.records.dating.absence import is_absence
from kultura.records.dating.bounds import bounds
from kultura.records.dating.bounds import checked
from kultura.records.dating.bounds import EdtfError
from kultura.records.dating.dating import Dating
from kultura.records.dating.phrases import read

import re


LONGEST = 120
WRITTEN_AS_EDTF = re.compile(r"(?=.*(?:[~%X]|\.\.|[\[{].*,)|-\d{4}$)[0-9XY~?%./,{}\[\]-]+")


@lru_cache(maxsize=8192)
def propose_edtf(text: str) -> str | None:
    """Return EDTF for a dating as written in Polish, English or Czech, or None."""
    if len(text) > LONGEST or is_absence(text):
        return None
    if WRITTEN_AS_EDTF.fullmatch(text.strip()):
        return _valid(text.strip())
    found = read(text)
    return _valid(found) if found else None


def dated(text: str | None, edtf: str | None = None, *, derived: bool = False) -> Dating | None:
    """Return the dating of a record: the editor's EDTF, else the proposal.

    ``derived`` says that the EDTF given is a stored proposal. None where nothing is said; raises
    EdtfError where ``edtf`` is none.
    """
    text, edtf = (text or "").strip() or None, (edtf or "").strip() or None
    if not text and not edtf:
        return None
    derived = derived or not edtf
    edtf = checked(edtf) if edtf else propose_edtf(text)
    if not edtf:
        return Dating(text=text)
    found = bounds(edtf)
    return Dating(text=text, edtf=edtf, from_=found.from_, to=found.to, derived=derived)


def _valid(edtf: str) -> str | None:
    try:
        return checked(edtf)
    except EdtfError:
        return None
