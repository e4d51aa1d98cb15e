"""Values: what each filter and facet takes from a record; one table for indexing and asking.

A value of a hierarchy is indexed with all above it, so that a filter by `painting` finds what is a
watercolour.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from kultura.reader.search.index.source import Source
from kultura.reader.search.terms import known_term
from typing import Any

import re


NO_RELATION = ("image", "attachment", "illustration", "link")
MOST_DECADES = 100  # of one dating; a wider one belongs to none
YES = "yes"
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


@dataclass(frozen=True)
class Facet:
    """One name of the API: the values a record has, and what these are.

    With `vocabularies` they are terms of one of these, with `closed` nothing else; `of_records` are
    ids of records; `at_place` values are a venue's too, for whatever refers to it as its place.
    """

    name: str
    means: str
    values: Callable[[Source], Iterable[str]]
    vocabularies: tuple[str, ...] = ()
    closed: bool = False
    of_records: bool = False
    at_place: bool = False
    separator: str = ""
    counted: bool = True

    @property
    def field(self) -> str:
        """The field of the index."""
        return f"is_{self.name}"

    def of(self, source: Source) -> list[str]:
        """Return a record's values with all above them, each once."""
        found = (part for value in self.values(source) for part in self.upwards(str(value)))
        return list(dict.fromkeys(found))

    def upwards(self, value: str) -> Iterator[str]:
        """Yield a value, then what it is part of."""
        yield value
        while (parent := self.parent(value)) is not None:
            value = parent
            yield value

    def parent(self, value: str) -> str | None:
        """Return the value above a value."""
        if self.separator and self.separator in value:
            return value.rpartition(self.separator)[0]
        term = known_term(self.vocabularies, value)
        return term.parent if term else None


def own(*path: str) -> Callable[[Source], list[Any]]:
    """Return a taker of a member of the record, a list or one value; through lists too."""

    def take(source: Source) -> list[Any]:
        found: list[Any] = [source.own]
        for name in path:
            inner = (one.get(name) for one in found if isinstance(one, dict))
            found = [part for one in inner for part in _listed(one)]
        return [one for one in found if isinstance(one, str | int) and one != ""]

    return take


def referred(role: str) -> Callable[[Source], Iterable[str]]:
    """Return a taker of the ids a record refers to by a role."""
    return lambda source: source.references.get(role, ())


def people(source: Source) -> list[str]:
    """Return the names of a record's creators, and of those in its credits."""
    return [*own("creators", "name")(source), *own("credits", "name")(source)]


def features(source: Source) -> list[str]:
    """Return what a record has for access: a venue's features; an offer's services, any date's."""
    venue = source.own.get("accessibility", {}).get("venue", ())
    return [
        *(one["code"] for one in venue if one.get("value") == YES),
        *own("accessibility", "services")(source),
        *source.services,
    ]


def reuse(source: Source) -> list[str]:
    """Return how the reproduction may be used; of the work, where nothing is said of that."""
    rights = source.own.get("rights", {})
    said = rights.get("reproduction") or rights.get("work") or {}
    return [said["reuse"]] if "reuse" in said else []


def areas(source: Source) -> list[str]:
    """Return the areas a record lies in: voivodeship, district, commune (TERYT)."""
    code = source.area or ""
    return [code[:length] for length in (2, 4, 6, 7) if len(code) >= length]


def decades(source: Source) -> list[str]:
    """Return the decades a dating touches, by their first year."""
    return [str(year) for year in _steps(source, 10, 0)]


def centuries(source: Source) -> list[str]:
    """Return the centuries a dating touches, by their number (1801–1900: 19)."""
    return [str(year // 100 + 1) for year in _steps(source, 100, 1)]


def issued(source: Source) -> list[str]:
    """Return when it was issued: year, month, day, as far as that is a date."""
    return [text for text in own("issued")(source) if DATE.match(str(text))]


def related(source: Source) -> list[str]:
    """Return everybody a record refers to."""
    roles = (targets for role, targets in source.references.items() if role not in NO_RELATION)
    return [target for targets in roles for target in targets]


def _steps(source: Source, step: int, first: int) -> range:
    low, high = source.dating_from, source.dating_to
    if low is None and high is None:
        return range(0)
    low, high = (high if low is None else low), (low if high is None else high)
    steps = range((low - first) // step * step + first, high + 1, step)
    return steps if len(steps) <= MOST_DECADES else range(0)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


FACETS = (
    Facet("type", "Records of this type.", lambda source: [source.type], closed=True),
    Facet(
        "institution",
        "Records of this institution, by id.",
        lambda source: [source.institution] if source.institution else [],
        of_records=True,
    ),
    Facet(
        "subject",
        "What it is about; a subject with / is below another and found by it too.",
        own("subjects", "value"),
        separator="/",
    ),
    Facet("creator", "Who made it or takes part in it, by name.", people),
    Facet("objectType", "What kind of object.", own("objectType"), ("object_types",)),
    Facet("material", "Of what it is made.", own("materials"), ("materials",)),
    Facet("technique", "How it is made.", own("technique"), ("techniques",)),
    Facet(
        "collection",
        "Objects of this digital collection, by id.",
        referred("collections"),
        of_records=True,
    ),
    Facet(
        "partOf",
        "Parts of this title, volume or festival, by id.",
        referred("partOf"),
        of_records=True,
    ),
    Facet("place", "What is at this venue, by id.", referred("place"), of_records=True),
    Facet(
        "area",
        "What lies in this area, by TERYT code or the beginning of one.",
        areas,
        ("areas",),
        at_place=True,
    ),
    Facet("audience", "For whom.", own("audience"), ("audiences",), closed=True),
    Facet(
        "accessibility",
        "What is there for access: a feature of the venue, or a service.",
        features,
        ("accessibility_features", "accessibility_services"),
        at_place=True,
    ),
    Facet("reuse", "How the reproduction may be used.", reuse, ("reuse",), closed=True),
    Facet(
        "languages", "In which language the work or the offer is.", own("languages"), ("languages",)
    ),
    Facet("genre", "Genre of what is on stage.", own("genre"), ("genres",), closed=True),
    Facet("level", "For which level of school.", own("levels"), ("school_levels",), closed=True),
    Facet(
        "schoolSubject",
        "For which school subject.",
        own("schoolSubjects"),
        ("school_subjects",),
        closed=True,
    ),
    Facet("mode", "On site, online or at school.", own("mode"), ("modes",), closed=True),
    Facet("related", "What refers to this record, by id.", related, of_records=True, counted=False),
    Facet(
        "access",
        "How far its digital form is open.",
        lambda source: [source.access],
        ("access_levels",),
    ),
    Facet("decade", "Made in this decade, by its first year.", decades),
    Facet("century", "Made in this century, by its number.", centuries),
    Facet("issued", "Issued in this year, month or day.", issued, separator="-"),
)
BY_NAME = {facet.name: facet for facet in FACETS}
KIND = "kind"  # an institution's, and all of its records'
EXHIBIT = "exhibit"  # the objects an exhibition shows: it names them
COUNTED = (*(facet.name for facet in FACETS if facet.counted), KIND, EXHIBIT)
DATING = ("dating.from", "dating.to")

FLAGS: dict[str, Callable[[Source], bool]] = {
    "hasImages": lambda source: any(text.pictured for text in source.texts),
    "hasText": lambda source: bool(source.pages),
}

FILTERS = (*BY_NAME, KIND, EXHIBIT, *FLAGS, *DATING)
