"""Brings the site's vocabularies, with what an integrator added, to the public side as rows."""

from collections.abc import Iterator
from functools import cache
from kultura.publication.projector import OpenSite
from kultura.store.vocabularies import keep_vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.vocabularies.site import site_vocabulary
from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import vocabulary
from kultura.vocabularies.terms import VocabularyError
from logging import getLogger
from psycopg2.extensions import connection as Connection


logger = getLogger(__name__)


def publish_vocabularies(open_site: OpenSite, connection: Connection) -> bool:
    """Write the vocabularies where they differ from their rows; tell whether they did."""
    with open_site():
        terms = site_terms()
    return keep_vocabularies(connection, terms)


def site_terms() -> list[StoredTerm]:
    """Return the terms of all vocabularies of the site that is open."""
    return [term for name in names() for term in _terms(name)]


def _terms(name: str) -> Iterator[StoredTerm]:
    try:
        found = site_vocabulary(name).terms
    except VocabularyError as error:
        _say(f"The vocabulary {name} stays as shipped: {error}")
        found = vocabulary(name).terms
    for position, term in enumerate(found):
        known = (name, term.value, position, term.parent, term.uri, dict(term.labels))
        yield StoredTerm(*known, broad_match=term.facts.get("broad_match"))


@cache
def _say(words: str) -> None:
    """Log what is wrong once, not at every look."""
    logger.error(words)
