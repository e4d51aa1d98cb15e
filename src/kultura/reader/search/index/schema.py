"""The fields of the index, and of that of pages inside it. Other fields are another index, made
beside the old one."""

from collections.abc import Sequence
from hashlib import blake2b
from kultura.reader.search.index.keys import DEPTH
from kultura.reader.search.values import FACETS
from tantivy import Schema
from tantivy import SchemaBuilder


VERSION = 6  # of what documents hold; raise it when they are made in another way
WORDS = {"title": 4.0, "people": 3.0, "subjects": 2.0, "text": 1.0, "pages": 0.5}  # their weight
PAGES = "pages"
OF = "of"  # the record of a page
NUMBERS = ("visible_from", "visible_until", "dating_from", "dating_to")
EXACT = ("uid", "containers", "collection", "kind", "flags", "table", "suggestion")
TERMS = "terms"  # of vocabularies, to be counted
NOTE = "note"  # the one document that says up to where the feed of which store is applied
APPLIED = "applied"
STORE = "store"


def words_field(part: str, language: str) -> str:
    """Return the field of the lemmas of a part of a record in a language."""
    return f"{part}_{language}"


def table_entry(language: str, form: str, lemma: str = "") -> str:
    """Return the term that says a lemma of a folded form; without a lemma the beginning of all."""
    return f"{language}\x1f{form}\x1f{lemma}"


def order_field(order: str) -> str:
    """Return the field of a sort key; keys are texts that no two records share."""
    return f"by_{order}"


def number_fields(order: str) -> tuple[str, ...]:
    """Return the fields of the numbers of a sort key; that of the id is of all orders."""
    return (*(f"by_{order}_{depth}" for depth in range(DEPTH)), "by_id")


def orders(languages: Sequence[str]) -> list[str]:
    """Return the names of all orders."""
    return ["changed", "dating", *(f"title_{language}" for language in languages)]


def schema(languages: Sequence[str]) -> Schema:
    """Return the schema for a region's languages."""
    builder = SchemaBuilder()
    for name in EXACT:
        builder.add_text_field(
            name, stored=name == "uid", tokenizer_name="raw", index_option="basic"
        )
    for facet in FACETS:
        builder.add_text_field(facet.field, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(TERMS, fast=True, tokenizer_name="raw", index_option="basic")
    for order in orders(languages):
        builder.add_text_field(
            order_field(order), fast=True, tokenizer_name="raw", index_option="basic"
        )
    for name in dict.fromkeys(name for order in orders(languages) for name in number_fields(order)):
        builder.add_integer_field(name, fast=True)
    for name in NUMBERS:
        builder.add_integer_field(name, indexed=True, fast=True)
    for language in languages:
        for part in WORDS:
            builder.add_text_field(
                words_field(part, language), tokenizer_name="whitespace", index_option="freq"
            )
    for name in ("forms", "page_forms"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("labels", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field(NOTE, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field(APPLIED, stored=True)
    builder.add_text_field(STORE, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def page_schema(languages: Sequence[str]) -> Schema:
    """Return the schema of single pages, in which words are sought of records that were found."""
    builder = SchemaBuilder()
    builder.add_text_field(OF, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("page", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("language", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("position", stored=True, fast=True)
    for language in languages:
        builder.add_text_field(
            words_field(PAGES, language), tokenizer_name="whitespace", index_option="freq"
        )
    return builder.build()


def fingerprint(languages: Sequence[str]) -> str:
    """Return what names an index of these fields, for these languages."""
    facets = [(facet.name, facet.vocabularies, facet.separator) for facet in FACETS]
    said = repr((VERSION, list(languages), facets, WORDS, NUMBERS, EXACT))
    return blake2b(said.encode(), digest_size=8).hexdigest()
