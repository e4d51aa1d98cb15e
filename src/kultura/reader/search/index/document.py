"""A record as a document of the index. Every value is checked first: one of a wrong type would end
the writer."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from datetime import datetime
from kultura.reader.search.index.keys import numbers
from kultura.reader.search.index.keys import order_key
from kultura.reader.search.index.schema import number_fields
from kultura.reader.search.index.schema import OF
from kultura.reader.search.index.schema import order_field
from kultura.reader.search.index.schema import PAGES
from kultura.reader.search.index.schema import table_entry
from kultura.reader.search.index.schema import words_field
from kultura.reader.search.index.source import Source
from kultura.reader.search.index.source import Text
from kultura.reader.search.suggestions import suggestions
from kultura.reader.search.values import FACETS
from kultura.reader.search.values import FLAGS
from kultura.reader.search.words.asking import forms
from kultura.reader.search.words.reduction import reduced
from kultura.reader.search.words.tokens import fold
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import running
from tantivy import Document

import orjson


LONGEST = 1_000  # characters of an exact value
LONGEST_KEY = 120
LAST = "~"
MIDDLE_YEAR = 1_000_000
END_OF_TEXT = "¶"
MICROSECONDS = 1_000_000


def document(source: Source, languages: Sequence[str]) -> Document:
    """Return the document of a record."""
    found = Document()
    _add_exact(found, source)
    _add_orders(found, source, languages)
    for text in source.texts:
        if text.language in languages:
            _add_words(found, text, languages)
    _add_pages(found, source, languages)
    _add_numbers(found, source)
    found.add_text("stamp", source.stamp)
    found.add_text("labels", orjson.dumps(_labels(source)).decode())
    return found


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


def page_documents(source: Source, languages: Sequence[str]) -> Iterator[Document]:
    """Yield a document for each page of a record."""
    language = language_of_pages(source, languages)
    for page in source.pages:
        found = Document()
        found.add_text(OF, source.uid)
        found.add_text("page", page.page)
        found.add_text("language", language)
        found.add_integer("position", page.position)
        lemmas = _lemmas(running(page.text), language, languages)
        found.add_text(words_field(PAGES, language), " ".join(lemmas))
        yield found


def language_of_pages(source: Source, languages: Sequence[str]) -> str:
    """Return by which of the region's languages the words of pages are reduced: the work's."""
    said = [str(one) for one in source.own.get("languages", ())]
    return next((one for one in said if one in languages), languages[0])


def _add_exact(found: Document, source: Source) -> None:
    _add_all(found, "uid", [source.uid])
    _add_all(found, "collection", [source.collection])
    _add_all(found, "containers", source.containers)
    _add_all(found, "kind", [source.kind] if source.kind else [])
    _add_all(found, "flags", [name for name, holds in FLAGS.items() if holds(source)])
    for facet in FACETS:
        _add_all(found, facet.field, facet.of(source))
    _add_all(found, "suggestion", suggestions(parts(text) for text in source.texts))


def _add_all(found: Document, field: str, values: Iterable[str]) -> None:
    for value in values:
        text = str(value)
        if 0 < len(text) <= LONGEST:
            found.add_text(field, text)


def _add_words(found: Document, text: Text, languages: Sequence[str]) -> None:
    table: set[str] = set()
    for part, written in parts(text).items():
        table |= _add_part(found, part, written, text.language, languages)
    _add_all(found, "table", table)


def _add_pages(found: Document, source: Source, languages: Sequence[str]) -> None:
    written = [running(page.text) for page in source.pages]
    if written:
        language = language_of_pages(source, languages)
        _add_all(found, "table", _add_part(found, PAGES, written, language, languages))


def _add_part(
    found: Document, part: str, written: Sequence[str], language: str, languages: Sequence[str]
) -> set[str]:
    """Add the words of a part; return the entries of the table that they make."""
    whole = "\n".join(written)
    found.add_text(words_field(part, language), " ".join(_lemmas(whole, language, languages)))
    forms_field = "page_forms" if part == PAGES else "forms"
    found.add_text(forms_field, " ".join(_folded(written)))
    foreign = _foreign(language, languages)
    return {
        table_entry(language, form, lemma)
        for form, known in forms(whole, language, foreign).items()
        for lemma in known
    }


def _lemmas(text: str, language: str, languages: Sequence[str]) -> Iterator[str]:
    foreign = _foreign(language, languages)
    for token in tokens(text):
        yield from reduced(token.word, language, foreign)


def _foreign(language: str, languages: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in languages if one != language)


def _folded(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (fold(token.word) for token in tokens(text))
        yield END_OF_TEXT  # no phrase goes on in the next text


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
