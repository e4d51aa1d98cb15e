"""Matches on pages: what a list says of pages that have the words, read as they are public now."""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.reader.iiif.presentation.addresses import Addresses
from kultura.reader.search.engine import Found
from kultura.reader.search.in_pages import languages_beside
from kultura.reader.search.matching import snippet_around
from kultura.reader.search.wording import Wanted
from kultura.reader.search.words.meant import Meant
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
    spoken = {hit.language for some in found.in_pages.values() for hit in some}
    meant = {one: meant_in(one, found.wanted, languages) for one in spoken}
    return {
        uid: [
            match
            for hit in sorted(some, key=lambda hit: hit.position)
            if hit.page in texts and (match := match_on(texts[hit.page], meant[hit.language], base))
        ]
        for uid, some in found.in_pages.items()
    }


def meant_in(language: str, wanted: Wanted, languages: Sequence[str]) -> Meant:
    """Return what is sought in texts of a language."""
    lemmas = wanted.lemmas.get(language, frozenset())
    return Meant(lemmas, wanted.forms, language, languages_beside(language, languages))


def match_on(page: PublicText, meant: Meant, base: str) -> Mapping[str, str] | None:
    """Return where a page has the first of the words; None where it has none any more."""
    text = unicodedata.normalize("NFC", running(page.text))
    token = meant.first_in(text)
    if token is None:
        return None
    return {
        "page": page.label or f"[{page.position}]",
        "snippet": snippet_around(text, token),
        "canvas": Addresses(base, page.uid).canvas(page.page),
    }
