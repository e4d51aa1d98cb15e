"""MODS (https://www.loc.gov/standards/mods/) to the fields of a digital object."""

from collections.abc import Iterator
from kultura.digitisation.crosswalk import terms
from kultura.digitisation.crosswalk.rule import by_table
from kultura.digitisation.crosswalk.rule import each
from kultura.digitisation.crosswalk.rule import known_right
from kultura.digitisation.crosswalk.rule import life
from kultura.digitisation.crosswalk.rule import Row
from kultura.digitisation.crosswalk.rule import row
from kultura.digitisation.crosswalk.rule import Rule
from kultura.digitisation.crosswalk.rule import Taken
from kultura.digitisation.crosswalk.rule import web_address
from kultura.digitisation.package import Statement
from typing import Final


STANDARD: Final = "MODS"
NOT_NAMES: Final = ("date", "termsOfAddress")
DATES: Final = ("mods:dateIssued", "mods:dateCreated", "mods:copyrightDate")


def titles(top: Statement) -> Iterator[Taken]:
    """Yield titles that are no translated, alternative or abbreviated ones, whole."""
    for info in top.all("mods:titleInfo"):
        if "type" in info.attributes:
            continue
        parts = {part.name.removeprefix("mods:"): part for part in info.parts if part.value}
        if "title" in parts:
            said = {name: part.value for name, part in parts.items()}
            title = f"{said.get('nonSort', '')} {said['title']}".strip()
            title += f": {said['subTitle']}" if "subTitle" in said else ""
            for further in ("partNumber", "partName"):
                title += f". {said[further]}" if further in said else ""
            yield Taken(title, tuple(parts.values()))


def agents(top: Statement) -> Iterator[Taken]:
    """Yield people and bodies with role, life dates and authority."""
    for name in top.all("mods:name"):
        named = [
            part
            for part in name.all("mods:namePart")
            if part.attributes.get("type") not in NOT_NAMES and part.value
        ]
        if not named:
            continue
        roles = [one for one in name.all("mods:role", "mods:roleTerm") if terms.role(one.value)]
        dates = [
            part
            for part in name.all("mods:namePart")
            if part.attributes.get("type") == "date" and life(part.value)
        ]
        person: Row = row(
            name=_whole_name(named),
            role=terms.role(roles[0].value) if roles else "",
            authority=web_address(name),
        )
        yield Taken(person | (life(dates[0].value) if dates else {}), (*named, *roles, *dates))


def places(top: Statement) -> Iterator[Taken]:
    """Yield where it was published, and what places it shows."""
    for term in top.all("mods:originInfo", "mods:place", "mods:placeTerm"):
        if term.value and term.attributes.get("type", "text") == "text":
            value = row(label=term.value, role="published", uri=web_address(term))
            yield Taken(value, (term,))
    for place in top.all("mods:subject", "mods:geographic"):
        if place.value:
            value = row(label=place.value, role="depicted", uri=web_address(place))
            yield Taken(value, (place,))


def dates(top: Statement) -> Iterator[Taken]:
    """Yield the date as written; of two points of a span both."""
    for name in DATES:
        found = [one for one in top.all("mods:originInfo", name) if one.value]
        points = {one.attributes["point"]: one for one in found if "point" in one.attributes}
        plain = [one for one in found if "point" not in one.attributes]
        if plain:
            yield Taken(plain[0].value, (plain[0],))
        elif {"start", "end"} <= points.keys():
            start, end = points["start"], points["end"]
            yield Taken(f"{start.value}–{end.value}", (start, end))
        elif points:
            one = next(iter(points.values()))
            yield Taken(one.value, (one,))


def topic(found: Statement) -> Row:
    """Return a topic with its authority."""
    return row(label=found.value, uri=web_address(found))


def identifier(found: Statement) -> Row:
    """Return an identifier with its type; one that is marked invalid stays in the package."""
    if found.attributes.get("invalid") == "yes":
        return {}
    return row(type=terms.identifier_type(found.attributes.get("type", "")), value=found.value)


def call_number(found: Statement) -> Row:
    """Return a shelf mark as an identifier."""
    return row(type="call-number", value=found.value)


def _whole_name(parts: list[Statement]) -> str:
    by_type = {part.attributes.get("type", ""): part.value for part in parts}
    if {"family", "given"} <= by_type.keys():
        return f"{by_type['family']}, {by_type['given']}"
    return " ".join(part.value for part in parts)


def _series(found: Statement) -> bool:
    return found.attributes.get("type") == "series"


def series(top: Statement) -> Iterator[Taken]:
    """Yield the title of the series."""
    for related in top.all("mods:relatedItem"):
        for title in related.all("mods:titleInfo", "mods:title"):
            if _series(related) and title.value:
                yield Taken(title.value, (title,))


RULES: Final = (
    Rule("titleInfo", "title", "without @type; nonSort title: subTitle. part", titles),
    Rule("abstract", "description", "the first", each("mods:abstract")),
    Rule(
        "typeOfResource",
        "edm_type",
        "by table",
        each("mods:typeOfResource", using=by_table(terms.EDM_TYPES)),
    ),
    Rule(
        "name",
        "agents",
        "namePart; role by MARC relator or label; dates like 1885-1942; @valueURI",
        agents,
        many=True,
    ),
    Rule(
        "originInfo/dateIssued, dateCreated, copyrightDate",
        "dating_text",
        "as written, the first of these; start–end",
        dates,
    ),
    Rule(
        "originInfo/publisher", "publisher", "the first", each("mods:originInfo", "mods:publisher")
    ),
    Rule("originInfo/edition", "edition", "the first", each("mods:originInfo", "mods:edition")),
    Rule(
        "originInfo/place/placeTerm, subject/geographic",
        "places",
        "text only; role published, depicted",
        places,
        many=True,
    ),
    Rule(
        "language/languageTerm",
        "languages",
        "ISO 639-2 to BCP 47, those the vocabulary knows",
        each("mods:language", "mods:languageTerm", using=lambda one: terms.language(one.value)),
        many=True,
    ),
    Rule(
        "physicalDescription/extent",
        "dimensions",
        "as text",
        each("mods:physicalDescription", "mods:extent", using=lambda one: row(text=one.value)),
        many=True,
    ),
    Rule(
        "subject/topic",
        "topics",
        "label, @valueURI",
        each("mods:subject", "mods:topic", using=topic),
        many=True,
    ),
    Rule("relatedItem[@type=series]/titleInfo/title", "series", "the first", series),
    Rule(
        "identifier",
        "identifiers",
        "type by table, else other; not @invalid=yes",
        each("mods:identifier", using=identifier),
        many=True,
    ),
    Rule(
        "location/shelfLocator",
        "identifiers",
        "as call-number",
        each("mods:location", "mods:shelfLocator", using=call_number),
        many=True,
    ),
    Rule(
        "accessCondition",
        "work_rights",
        "a known URI, in xlink:href or as text",
        each("mods:accessCondition", using=known_right),
    ),
)
