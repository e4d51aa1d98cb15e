"""The manifest of an object: what it is, its canvases in order, and its structure as ranges."""

from collections.abc import Iterator
from itertools import count
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.iiif.presentation.addresses import collection_of
from kultura.reader.iiif.presentation.canvas import canvases
from kultura.reader.iiif.presentation.canvas import linked
from kultura.reader.iiif.presentation.describing import described
from kultura.reader.iiif.presentation.describing import RECORD
from kultura.reader.iiif.presentation.source import Body
from kultura.reader.iiif.presentation.source import OTHER_DIVISION
from kultura.reader.iiif.presentation.source import Source
from typing import Any
from typing import Final


CONTEXT: Final = "http://iiif.io/api/presentation/3/context.json"
LANGUAGES: Final = ("pl", "en")
WHOLE_TEXT: Final = {"pl": ["Cały tekst"], "en": ["The whole text"]}


def manifest(source: Source, addresses: Addresses) -> dict[str, Any]:
    """Return the manifest of an object."""
    items = list(canvases(source, addresses))
    made = {
        "@context": CONTEXT,
        "id": addresses.manifest,
        "type": "Manifest",
        **described(source),
        "seeAlso": [linked(source.own["self"], "Dataset", RECORD, "application/json")],
        "partOf": list(part_of(source, addresses)),
        "behavior": ["paged" if len(items) > 1 and source.pages else "individuals"],
        "thumbnail": cover_of(source, items, addresses),
        "items": items,
        "structures": list(ranges(source, addresses)),
    }
    if source.form and source.form.has_text:
        made["rendering"] = [linked(addresses.text, "Text", WHOLE_TEXT, "text/plain")]
        made["service"] = [{"id": addresses.search, "type": "SearchService2"}]
    return {name: value for name, value in made.items() if value}


def cover_of(
    source: Source, items: list[dict[str, Any]], addresses: Addresses
) -> list[dict[str, Any]] | None:
    """Return the thumbnail of the page that stands for all, else of the first that has one."""
    chosen = addresses.canvas(source.form.cover) if source.form else ""
    first = sorted(items, key=lambda one: one["id"] != chosen)
    return next((one["thumbnail"] for one in first if "thumbnail" in one), None)


def part_of(source: Source, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Yield the collections an object is in: of its title, and digital collections."""
    for name in ("partOf", "collections"):
        for card in source.own.get(name, ()):
            address = collection_of(addresses.base, card["id"])
            yield {"id": address, "type": "Collection", "label": {"none": [card["title"]]}}


def ranges(source: Source, addresses: Addresses) -> Iterator[dict[str, Any]]:
    """Yield the structure as ranges where it says more than that there is one whole."""
    numbers, known = count(1), {page.page for page in source.pages}
    top = source.form.structure if source.form else {}
    while len(top.get("parts", ())) == 1:  # title → volume → …: the whole, by other names
        (top,) = top["parts"]
    for part in top.get("parts", ()):
        if made := range_of(part, source, known, addresses, numbers):
            yield made


def range_of(
    division: Body, source: Source, known: set[str], addresses: Addresses, numbers: Iterator[int]
) -> dict[str, Any] | None:
    """Return a division with what is in it; None where none of it can be looked at."""
    number = next(numbers)
    pages = [page for page in division["pages"] if page in known]
    inside = [range_of(part, source, known, addresses, numbers) for part in division["parts"]]
    items = [{"id": addresses.canvas(page), "type": "Canvas"} for page in pages]
    items += [one for one in inside if one]
    if not items:
        return None
    id = addresses.range(number)
    return {"id": id, "type": "Range", "label": named(division, source), "items": items}


def named(division: Body, source: Source) -> dict[str, list[str]]:
    """Return what a division is called, or what kind of one it is."""
    if division["label"]:
        return {"none": [division["label"]]}
    term = source.divisions.get(division["type"].lower(), source.divisions[OTHER_DIVISION])
    return {language: [term.label(language)] for language in LANGUAGES}
