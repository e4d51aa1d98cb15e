"""Matches on pages: what a list says of pages that have the words, read as they are public now."""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.search.engine import Found
from kultura.reader.search.in_pages import languages_beside
from kultura.reader.search.in_pages import PageHit
from kultura.reader.search.matching import is_wanted
from kultura.reader.search.matching import snippet_around
from kultura.reader.search.wording import Wanted
from kultura.reader.search.words.tokens import tokens
from kultura.store.page_text import running
from kultura.store.pages import public_texts_of
from kultura.store.pages import PublicText
from psycopg2.extensions import cursor as Cursor

import unicodedata


def in_pages(
    cursor: Cursor, found: Found, languages: Sequence[str], base: str
) -> Mapping[str, Sequence[Mapping[str, str]]]:
    """Return the matches on pages of what was found, in the order of the pages; by record."""
    wanted_pages = [hit.page for some in found.in_pages.values() for hit in some]
    texts = public_texts_of(cursor, wanted_pages) if wanted_pages else {}
    return {
        uid: [
            match
            for hit in sorted(some, key=lambda hit: hit.position)
            if hit.page in texts
            and (match := match_on(hit, texts[hit.page], found.wanted, languages, base))
        ]
        for uid, some in found.in_pages.items()
    }


def match_on(
    hit: PageHit, page: PublicText, wanted: Wanted, languages: Sequence[str], base: str
) -> Mapping[str, str] | None:
    """Return where a page has the first of the words; None where it has none any more."""
    text = unicodedata.normalize("NFC", running(page.text))
    foreign = languages_beside(hit.language, languages)
    lemmas = wanted.lemmas.get(hit.language, frozenset())
    for token in tokens(text):
        if is_wanted(token, hit.language, foreign, lemmas, wanted):
            return {
                "page": page.label or f"[{page.position}]",
                "snippet": snippet_around(text, token),
                "canvas": Addresses(base, page.uid).canvas(page.page),
            }
    return None
