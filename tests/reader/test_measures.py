"""What the reader tells of itself to those who watch it."""

from builders import projection
from builders import publish

import re


def measured(get, name: str) -> float:
    """The sum of a measure's values."""
    text = get("/metrics").text
    found = re.findall(rf"^{re.escape(name)}(?:{{[^}}]*}})? (\S+)$", text, re.MULTILINE)
    return sum(map(float, found))


def test_requests_and_cache_hits_are_counted(get, store) -> None:
    publish(store, projection("a"))
    before = measured(get, "kultura_request_seconds_count"), measured(get, "kultura_cache_total")
    for _ in range(3):
        get("/api/v1/exhibits/a")
    assert measured(get, "kultura_request_seconds_count") >= before[0] + 3
    assert measured(get, "kultura_cache_total") == before[1] + 3
    assert 'kultura_cache_total{result="hit"}' in get("/metrics").text


def test_store_and_what_waits_are_told_by_numbers_alone(get, store) -> None:
    with store, store.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publication.pending (uid, generation, xid, ready)"
            " VALUES ('secret', 1, pg_current_xact_id(), true)"
        )
    answer = get("/metrics")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert measured(get, "kultura_pending") == 1
    assert measured(get, "kultura_store_up") == 1
    assert measured(get, "kultura_store_version") > 0
    assert "kultura_index_up" in answer.text
    assert "secret" not in answer.text
