"""Dublin Core, and columns of a CSV named like it, to the fields of a digital object."""

from kultura.digitisation.crosswalk import terms
from kultura.digitisation.crosswalk.rule import by_table
from kultura.digitisation.crosswalk.rule import each
from kultura.digitisation.crosswalk.rule import known_right
from kultura.digitisation.crosswalk.rule import Row
from kultura.digitisation.crosswalk.rule import row
from kultura.digitisation.crosswalk.rule import Rule
from kultura.digitisation.package import Statement
from typing import Final


STANDARD: Final = "DC"
COLUMNS: Final = {  # names of a CSV's columns, in lower case
    "title": ("title", "tytuł", "tytul", "název"),
    "creator": ("creator", "author", "autor", "twórca", "tvůrce"),
    "contributor": ("contributor", "współtwórca", "přispěvatel"),
    "date": ("date", "data", "rok", "datowanie", "datum"),
    "publisher": ("publisher", "wydawca", "vydavatel"),
    "language": ("language", "język", "jazyk"),
    "subject": ("subject", "topic", "temat", "hasło", "předmět"),
    "description": ("description", "opis", "popis"),
    "identifier": ("identifier", "identyfikator", "sygnatura", "identifikátor"),
    "type": ("dcmi type", "edm type"),
    "rights": ("rights", "prawa", "práva"),
}


def as_dublin_core(content: Statement) -> Statement:
    """Return a CSV's cells under the names of Dublin Core where their columns are known."""
    names = {name: f"dc:{term}" for term, columns in COLUMNS.items() for name in columns}
    parts = []
    for cell in content.parts:
        column = cell.name.removeprefix("csv:").strip().lower().removeprefix("dc:")
        name = names.get(column, cell.name)
        parts.append(Statement(name, cell.value, cell.attributes, cell.parts, cell.line))
    return Statement(content.name, parts=tuple(parts))


def person(found: Statement) -> Row:
    """Return somebody without a role: Dublin Core tells none that would be sure."""
    return row(name=found.value)


def identifier(found: Statement) -> Row:
    """Return an identifier; a type may stand before it, as in ``isbn:83-01…``."""
    kind, colon, value = found.value.partition(":")
    known = colon and (terms.identifier_type(kind) != "other" or kind.lower() == "ccnb")
    if known and kind.lower() != "urn":
        return row(type=terms.identifier_type(kind), value=value.strip())
    return row(type="urn" if found.value.lower().startswith("urn:") else "other", value=found.value)


RULES: Final = (
    Rule("title", "title", "the first", each("dc:title")),
    Rule("description", "description", "the first", each("dc:description")),
    Rule("type", "edm_type", "DCMI types", each("dc:type", using=by_table(terms.EDM_TYPES))),
    Rule("creator", "agents", "without a role", each("dc:creator", using=person), many=True),
    Rule(
        "contributor", "agents", "without a role", each("dc:contributor", using=person), many=True
    ),
    Rule("date", "dating_text", "as written, the first", each("dc:date")),
    Rule("publisher", "publisher", "the first", each("dc:publisher")),
    Rule(
        "language",
        "languages",
        "ISO 639-2 or BCP 47, those the vocabulary knows",
        each("dc:language", using=lambda one: terms.language(one.value)),
        many=True,
    ),
    Rule(
        "subject",
        "topics",
        "label",
        each("dc:subject", using=lambda one: row(label=one.value)),
        many=True,
    ),
    Rule(
        "identifier",
        "identifiers",
        "type before a colon, else other",
        each("dc:identifier", using=identifier),
        many=True,
    ),
    Rule("rights", "work_rights", "a known URI", each("dc:rights", using=known_right)),
)
