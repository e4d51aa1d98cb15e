"""What a finding means and what to do, in the language of who reads it.

English stands with the kinds, in `kinds.py`; Polish in `polish.yaml`. A kind of an add-on has the
words it came with.
"""

from functools import cache
from importlib.resources import files
from kultura.store.findings import Found
from typing import Final

import yaml


POLISH: Final = "pl"


def said(found: Found, language: str) -> tuple[str, str]:
    """Return what a finding means, and what to do about it."""
    if language.split("-")[0] != POLISH or found.code not in polish():
        return found.means, found.advice
    means, advice = polish()[found.code]
    return means.format(**found.details), advice.format(**found.details)


@cache
def polish() -> dict[str, tuple[str, str]]:
    """Return both sentences of each kind of finding, by its code."""
    text = files("kultura.digitisation").joinpath("polish.yaml").read_text(encoding="utf-8")
    return {code: (means, advice) for code, (means, advice) in yaml.safe_load(text).items()}
