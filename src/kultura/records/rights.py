"""Rights: what may be done with a work and with its reproduction, each by a statement's URI.

The statements are the 12 of rightsstatements.org and those of Creative Commons; how each may be
reused follows Europeana's grouping (open, restricted, permission) and is never typed in.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from kultura.records.fields import term
from typing import Literal

import re
import yaml


Reuse = Literal["open", "restricted", "permission"]
DESCRIPTIONS_LICENSE = "http://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, kw_only=True)
class Right:
    """One right as the public record says it: the statement, who holds it, the line to print."""

    uri: str = term("rights_statements", required=True)
    label: str
    reuse: Reuse
    holder: str | None = None
    credit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Rights:
    """The rights in the ``work`` and, apart from them, in its ``reproduction``."""

    work: Right | None = None
    reproduction: Right | None = None


@dataclass(frozen=True)
class Statement:
    """A statement of rights or a licence that records may name."""

    uri: str = term("rights_statements", required=True)
    labels: Mapping[str, str]
    reuse: Reuse


class UnknownRightsError(ValueError):
    """A URI that is no known statement of rights; ``nearest`` is the one it looks most like."""

    def __init__(self, uri: str, nearest: str | None) -> None:
        self.uri = uri
        self.nearest = nearest
        hint = f" Did you mean {nearest}?" if nearest else ""
        super().__init__(f"{uri!r} is no statement of rights.{hint}")


@cache
def statements() -> Mapping[str, Statement]:
    """Return all statements by their URI, in the order people choose them from."""
    source = files("kultura.records").joinpath("rights_statements.yaml")
    rows = yaml.safe_load(source.read_text(encoding="utf-8"))["terms"]
    return {row["value"]: Statement(row["value"], row["labels"], row["reuse"]) for row in rows}


def statement(uri: str) -> Statement:
    """Return the statement a URI names, however it is written; raises UnknownRightsError.

    Read alike: ``https``, ``www.``, no slash at the end, rightsstatements.org's ``page`` for
    ``vocab``, and Creative Commons' deeds and legal codes (``…/4.0/deed.pl``).
    """
    known = statements()
    canonical = _canonical(uri)
    if canonical not in known:
        raise UnknownRightsError(uri, _nearest(canonical))
    return known[canonical]


def right(
    uri: str, language: str, *, holder: str | None = None, credit: str | None = None
) -> Right:
    """Return a right for the public record, labelled in a language, else in Polish."""
    found = statement(uri)
    label = found.labels.get(language, found.labels["pl"])
    return Right(uri=found.uri, label=label, reuse=found.reuse, holder=holder, credit=credit)


def _canonical(uri: str) -> str:
    bare = re.sub(r"^https?://(www\.)?", "http://", uri.strip())
    bare = re.sub(r"[?#].*$", "", bare)
    bare = re.sub(r"/(deed|legalcode)(\.[a-zA-Z_-]+)?$", "/", bare)
    bare = bare.replace("rightsstatements.org/page/", "rightsstatements.org/vocab/")
    return bare if bare.endswith("/") else bare + "/"


def _nearest(uri: str) -> str | None:
    by_folded = {known.casefold(): known for known in statements()}
    close = get_close_matches(uri.casefold(), by_folded, n=1, cutoff=0.7)
    return by_folded[close[0]] if close else None
