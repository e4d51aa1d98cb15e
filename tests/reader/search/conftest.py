"""An indexer of the test's own beside the reader: it follows when it is told to."""

from collections.abc import Iterator
from indexing import Indexer
from serving import Served

import pytest


@pytest.fixture
def indexer(served, store) -> Iterator[Indexer]:
    """The index of the served reader, over an empty store."""
    yield from following(served)


@pytest.fixture(scope="module")
def lasting_indexer(served, lasting_store) -> Iterator[Indexer]:
    """The same for a whole module, whose tests only ask."""
    yield from following(served)


def following(served: Served) -> Iterator[Indexer]:
    """Follow what is there, and lend the follower."""
    found = Indexer(served)
    found.begin()
    found.follow()
    yield found
    found.close()
