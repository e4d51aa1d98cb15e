"""A node is ready when its store can be read and its index does not stay behind."""

from builders import publish
from datetime import timedelta
from indexing import composed
from kultura.records.record import kinds
from kultura.store.clock import set_ahead


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
