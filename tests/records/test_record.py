"""Kinds of record are found from the classes themselves."""

from kultura.records.fields import reference_fields
from kultura.records.record import kind_of
from kultura.records.record import kinds

import pytest


COLLECTIONS = (
    "collections events exhibits institutions lessons news objects pages performances venues"
)


def test_kinds_are_the_collections_of_the_api() -> None:
    assert " ".join(kinds()) == COLLECTIONS


@pytest.mark.parametrize("collection", COLLECTIONS.split())
def test_kind_is_found_by_its_type(collection: str) -> None:
    cls = kinds()[collection]
    assert kind_of(cls.type) is cls


def test_kind_that_does_not_exist() -> None:
    with pytest.raises(KeyError):
        kind_of("circus")


@pytest.mark.parametrize("cls", kinds().values(), ids=lambda cls: cls.type)
def test_every_kind_refers_to_its_institution(cls) -> None:
    assert "institution" in {f.name for f in reference_fields(cls)}
