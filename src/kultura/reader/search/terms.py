"""Terms: what the vocabularies say of a value, as shipped and with what this instance adds."""

from collections.abc import Sequence
from functools import lru_cache
from kultura.vocabularies.instance import instance_file
from kultura.vocabularies.terms import read
from kultura.vocabularies.terms import Term
from kultura.vocabularies.terms import Vocabulary
from kultura.vocabularies.terms import vocabulary


def known_term(names: Sequence[str], value: str) -> Term | None:
    """Return the term of a value in the first of some vocabularies that has it."""
    found = (terms(name).by_value.get(value) for name in names)
    return next((term for term in found if term), None)


def known_values(names: Sequence[str]) -> list[str]:
    """Return the values of some vocabularies in their order."""
    return [value for name in names for value in terms(name).by_value]


def terms(name: str) -> Vocabulary:
    """Return a vocabulary with the instance's own terms."""
    file = instance_file(name)
    return _extended(name, file.stat().st_mtime if file.is_file() else None)


@lru_cache(maxsize=64)
def _extended(name: str, stamp: float | None) -> Vocabulary:
    shipped = vocabulary(name)
    if stamp is None:
        return shipped
    return shipped.extended(read(name, instance_file(name).read_text(encoding="utf-8")))
