"""Terms: what the vocabularies say of a value; as the site has them, in rows, or as shipped.

The indexer learns all rows before it indexes; the reader looks up what it shows.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from kultura.store import vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.vocabularies.terms import Term
from kultura.vocabularies.terms import vocabulary
from psycopg2.extensions import cursor as Cursor


learned: dict[str, dict[str, Term]] = {}


def learn(cursor: Cursor) -> None:
    """Take over the vocabularies as they are now."""
    found: dict[str, dict[str, Term]] = {}
    for row in vocabularies.all_terms(cursor):
        found.setdefault(row.vocabulary, {})[row.value] = _term(row)
    learned.clear()
    learned.update(found)


def known_term(names: Sequence[str], value: str) -> Term | None:
    """Return the term of a value, as learned or as shipped; the first vocabulary that has it."""
    for name in names:
        terms = learned.get(name) or vocabulary(name).by_value
        if value in terms:
            return terms[value]
    return None


def terms_among(cursor: Cursor, names: Sequence[str], values: Iterable[str]) -> Mapping[str, Term]:
    """Return the terms of some values as they are now; shipped ones where no row says anything."""
    wanted = list(values)
    if not names or not wanted:
        return {}
    shipped = {value: term for value in wanted if (term := known_term(names, value))}
    rows = vocabularies.terms_among(cursor, names, wanted)
    return shipped | {row.value: _term(row) for row in rows}


def known_values(cursor: Cursor, names: Sequence[str]) -> list[str]:
    """Return all values of some vocabularies."""
    rows = [row.value for name in names for row in vocabularies.terms_of(cursor, name)]
    shipped = [value for name in names for value in vocabulary(name).by_value]
    return list(dict.fromkeys([*rows, *shipped]))


def _term(row: StoredTerm) -> Term:
    return Term(row.value, row.labels, row.parent, row.uri)
