"""A node is ready when its store can be read and its index does not stay behind."""

from builders import publish
from datetime import timedelta
from indexing import composed
from kultura.records.record import kinds
from kultura.store.clock import set_ahead

import pytest
import time


@pytest.fixture(autouse=True)
def warm(get, indexer) -> None:
    """Wait until the reader has its dictionaries; that there is an index is the indexer's part."""
    for _ in range(200):
        answer = get("/readyz")
        if answer.status_code == 200 or "ictionaries" not in answer.json()["detail"]:
            return
        time.sleep(0.05)


def test_ready_with_an_index_that_follows(get, indexer) -> None:
    assert (get("/healthz").status_code, get("/readyz").status_code) == (200, 200)


def test_a_moment_behind_is_ready_and_longer_is_not(get, store, indexer) -> None:
    page = kinds()["pages"](id="p", path="p", title="Nowa", language="pl")
    publish(store, composed(page))
    assert get("/readyz").status_code == 200
    with store, store.cursor() as cursor:
        set_ahead(cursor, timedelta(minutes=1))
    answer = get("/readyz")
    assert answer.status_code == 503
    assert "behind since" in answer.json()["detail"]
    indexer.follow()
    assert get("/readyz").status_code == 200
