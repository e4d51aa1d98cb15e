"""Numbers of sort keys never contradict the keys, and pages by them are those of the keys."""

from itertools import pairwise
from kultura.reader.search.index.keys import deciding
from kultura.reader.search.index.keys import numbers
from kultura.reader.search.index.keys import order_key
from kultura.reader.search.index.keys import PLACES
from kultura.reader.search.index.schema import number_fields
from kultura.reader.search.index.schema import order_field
from kultura.reader.search.index.schema import schema
from kultura.reader.search.snapshot import Snapshot
from kultura.reader.search.sorting import Sorting
from kultura.store.collation import ALPHABETS
from kultura.store.collation import sort_key
from pathlib import Path
from random import Random
from tantivy import Document
from tantivy import Index
from tantivy import Query

import pytest


ORDER = "title_pl"
LIMITS = (1, 2, 7, 20, 100)


def titles(chance: Random) -> list[str]:
    """Return titles of which many begin alike, and many are the same."""
    parts = ["Widok z okna", "[title not known]", "Żuraw", "2 szkice", "10 szkiców", "жінка", "²"]
    return [" ".join(chance.choices(parts, k=chance.randrange(4))) for _ in range(1500)]


@pytest.fixture(scope="module")
def keys() -> list[str]:
    """Sort keys in their order."""
    chance = Random(7)
    ids = [f"{chance.getrandbits(128):032x}" for _ in range(1400)] + [
        f"same-{n}" for n in range(100)
    ]
    pairs = zip(titles(chance), ids, strict=True)
    return sorted(order_key(sort_key(title, "pl"), uid) for title, uid in pairs)


@pytest.fixture(scope="module", params=[True, False], ids=["numbers", "an index without numbers"])
def sorting(request, keys, tmp_path_factory) -> Sorting:
    """An index of the keys, in several segments."""
    path = tmp_path_factory.mktemp("index")
    index = Index(schema(("pl",)), path=str(path))
    writer = index.writer(32_000_000, 1)
    for place, key in enumerate(Random(3).sample(keys, len(keys))):
        writer.add_document(document(key))
        if place % 400 == 0:
            writer.commit()
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    fields = {"uid", order_field(ORDER)} | (set(number_fields(ORDER)) if request.param else set())
    return Sorting(snapshot(path, index, frozenset(fields)), ORDER)


def document(key: str) -> Document:
    """Return a document with a key and its numbers."""
    made = Document()
    made.add_text("uid", key.partition("\x01")[2])
    made.add_text(order_field(ORDER), key)
    for field, number in zip(number_fields(ORDER), numbers(key), strict=True):
        made.add_integer(field, number)
    return made


def snapshot(path: Path, index: Index, fields: frozenset[str]) -> Snapshot:
    """Return the index as a request sees it."""
    return Snapshot(path, index, index.searcher(), index.schema, 0, fields, frozenset(), index)


def test_numbers_never_contradict_keys(keys) -> None:
    assert all(deciding(one) <= deciding(next_one) for one, next_one in pairwise(keys))


def test_there_are_numbers_for_every_letter() -> None:
    assert max(map(len, ALPHABETS.values())) <= PLACES


@pytest.mark.parametrize("limit", LIMITS)
def test_pages_are_those_of_the_keys(sorting, keys, limit) -> None:
    chance = Random(limit)
    uid = sorting.snapshot.searcher.doc
    for offset in [0, len(keys) - 1, len(keys), *(chance.randrange(len(keys)) for _ in range(8))]:
        total, found = sorting.page(Query.all_query(), limit, offset)
        wanted = [key.partition("\x01")[2] for key in keys[offset : offset + limit]]
        assert total == len(keys)
        assert [uid(address)["uid"][0] for address in found] == wanted, offset


@pytest.mark.parametrize("beyond", [0, 1, 2, 1_000])
def test_after_the_last_page_there_is_none(sorting, keys, beyond) -> None:
    assert sorting.page(Query.all_query(), 20, len(keys) + beyond) == (len(keys), [])
    assert sorting.page(Query.empty_query(), 20, beyond) == (0, [])


def test_a_key_says_how_many_come_before_its_next(sorting, keys) -> None:
    chance = Random(5)
    for place in [0, len(keys) - 1, *(chance.randrange(len(keys)) for _ in range(15))]:
        uid = keys[place].partition("\x01")[2]
        assert sorting.key(uid) == keys[place]
        assert sorting.place_after(Query.all_query(), keys[place]) == place + 1
        assert sorting.place_after(Query.all_query(), f"{keys[place]}0") == place + 1
    assert sorting.place_after(Query.all_query(), "") == 0
