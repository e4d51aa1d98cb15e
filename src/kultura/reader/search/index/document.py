"""A record as a document of the index. Every value is checked first: one of a wrong type would end
the writer."""

from collections.abc import Iterable
from collections.abc import Sequence
from datetime import datetime
from kultura.reader.search.index.keys import numbers
from kultura.reader.search.index.keys import order_key
from kultura.reader.search.index.reading import read_text
from kultura.reader.search.index.reading import ReadText
from kultura.reader.search.index.reading import together
from kultura.reader.search.index.schema import number_fields
from kultura.reader.search.index.schema import OF
from kultura.reader.search.index.schema import order_field
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.schema import TERMS
from kultura.reader.search.index.schema import words_field
from kultura.reader.search.index.source import PageText
from kultura.reader.search.index.source import Source
from kultura.reader.search.index.source import Text
from kultura.reader.search.suggestions import suggestions
from kultura.reader.search.values import FACETS
from kultura.reader.search.values import FLAGS
from kultura.store.page_text import running
from tantivy import Document

import orjson


LONGEST = 1_000  # characters of an exact value
LONGEST_KEY = 120
LAST = "~"
MIDDLE_YEAR = 1_000_000
MICROSECONDS = 1_000_000


def documents(source: Source, languages: Sequence[str]) -> tuple[Document, list[Document]]:
    """Return the document of a record, and one for each of its pages with text."""
    language = language_of_pages(source, languages)
    read = [read_text(running(page.text), language, languages) for page in source.pages]
    found = Document()
    _add_exact(found, source)
    _add_orders(found, source, languages)
    for text in source.texts:
        if text.language in languages:
            _add_words(found, text, languages)
    if read:
        pages = together(read, language)
        _add_read(found, PAGES, "page_forms", pages)
        _add_all(found, "table", pages.table)
    _add_numbers(found, source)
    found.add_text("stamp", source.stamp)
    found.add_text("labels", orjson.dumps(_labels(source)).decode())
    pairs = zip(source.pages, read, strict=True)
    return found, [_page(source, page, text) for page, text in pairs]


def parts(text: Text) -> dict[str, list[str]]:
    """Return the texts of a record by the part they are of; what words are sought in."""
    body = text.body
    agents = [*body.get("creators", ()), *body.get("credits", ())]
    return {
        "title": [text.title],
        "people": [one["name"] for one in agents if one.get("name")],
        "subjects": [one["label"] for one in body.get("subjects", ()) if one.get("label")],
        "text": [str(body[name]) for name in ("summary", "textPlain") if body.get(name)]
        + [
            str(body[name])
            for name in ("inventoryNumber", "provenance", "creditLine")
            if name in body
        ]
        + [one for one in body.get("inscriptions", ()) if isinstance(one, str)],
    }


def language_of_pages(source: Source, languages: Sequence[str]) -> str:
    """Return by which of the region's languages the words of pages are reduced: the work's."""
    said = [str(one) for one in source.own.get("languages", ())]
    return next((one for one in said if one in languages), languages[0])


def _add_exact(found: Document, source: Source) -> None:
    _add_all(found, "uid", [source.uid])
    _add_all(found, "collection", [source.collection])
    _add_all(found, "containers", source.containers)
    _add_all(found, "kind", [source.kind] if source.kind else [])
    _add_all(found, TERMS, source.terms)
    _add_all(found, "flags", [name for name, holds in FLAGS.items() if holds(source)])
    for facet in FACETS:
        _add_all(found, facet.field, facet.of(source))
    _add_all(found, "suggestion", suggestions(parts(text) for text in source.texts))


def _add_all(found: Document, field: str, values: Iterable[str]) -> None:
    for value in values:
        text = str(value)
        if 0 < len(text) <= LONGEST:
            found.add_text(field, text)


def _page(source: Source, page: PageText, read: ReadText) -> Document:
    found = Document()
    found.add_text(OF, source.uid)
    found.add_text("page", page.page)
    found.add_text("language", read.language)
    found.add_integer("position", page.position)
    found.add_text(words_field(PAGES, read.language), read.lemmas)
    return found


def _add_words(found: Document, text: Text, languages: Sequence[str]) -> None:
    table: set[str] = set()
    for part, written in parts(text).items():
        texts = (read_text(one, text.language, languages) for one in written)
        read = together(texts, text.language)
        _add_read(found, part, "forms", read)
        table |= read.table
    _add_all(found, "table", table)


def _add_read(found: Document, part: str, forms: str, read: ReadText) -> None:
    found.add_text(words_field(part, read.language), read.lemmas)
    found.add_text(forms, read.forms)


def _add_orders(found: Document, source: Source, languages: Sequence[str]) -> None:
    keys = {"changed": _latest_first(source), "dating": _year(source)}
    by_language = {text.language: text.title_key for text in source.texts}
    own = source.texts[0].title_key
    for language in languages:
        keys[f"title_{language}"] = by_language.get(language, own)[:LONGEST_KEY]
    shown: dict[str, int] = {}
    for order, key in keys.items():
        text = order_key(key, source.uid)
        found.add_text(order_field(order), text)
        shown |= zip(number_fields(order), numbers(text), strict=True)
    for field, number in shown.items():
        found.add_integer(field, number)


def _latest_first(source: Source) -> str:
    return LAST if source.changed_at is None else f"{10**17 - instant(source.changed_at):018}"


def _year(source: Source) -> str:
    year = source.dating_to if source.dating_from is None else source.dating_from
    return LAST if year is None else f"{year + MIDDLE_YEAR:09}"


def _add_numbers(found: Document, source: Source) -> None:
    for name in ("visible_from", "visible_until"):
        moment = getattr(source, name)
        if isinstance(moment, datetime):
            found.add_integer(name, instant(moment))
    low, high = source.dating_from, source.dating_to
    if isinstance(low, int) or isinstance(high, int):
        found.add_integer("dating_from", high if low is None else low)
        found.add_integer("dating_to", low if high is None else high)


def instant(moment: datetime) -> int:
    """Return a time as microseconds since 1970."""
    return round(moment.timestamp() * MICROSECONDS)


def _labels(source: Source) -> dict[str, dict[str, str]]:
    return {
        text.language: {
            one["value"]: one["label"]
            for one in text.body.get("subjects", ())
            if one.get("value") and one.get("label")
        }
        for text in source.texts
    }
