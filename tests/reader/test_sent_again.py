"""What is sent again is what was sent, and only as long as it holds."""

from builders import projection
from builders import publish
from datetime import timedelta
from kultura.store import clock

import pytest


def sent(answer) -> tuple:
    """All of an answer but what the server says of itself."""
    own = {name: value for name, value in answer.headers.items() if name not in ("date", "Date")}
    return answer.status_code, own, answer.content


@pytest.mark.parametrize(
    "headers",
    [{}, {"Accept_Encoding": "gzip"}, {"Accept_Language": "en"}, {"If_None_Match": "*"}],
)
def test_the_same_words_give_the_same_answer(get, store, headers) -> None:
    publish(store, projection("a"))
    first, *others = [sent(get("/api/v1/exhibits/a", **headers)) for _ in range(3)]
    assert others == [first, first]
    assert first[0] == (304 if "If_None_Match" in headers else 200)


def test_words_that_differ_are_not_confused(get, store) -> None:
    publish(store, projection("a"), projection("b"))
    path = "/api/v1/exhibits/a"
    for _ in range(2):
        assert get(path).json()["id"] == "a"
        assert get("/api/v1/exhibits/b").json()["id"] == "b"
        assert get(path, "HEAD").content == b""
        assert get(f"{path}?fields=id").json() == {"id": "a"}
        assert get(path, "OPTIONS").status_code == 204


def test_time_that_hides_a_record_hides_what_was_sent(get, store) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    publish(store, projection("a", visible_until=now + timedelta(minutes=5)))
    assert [get("/api/v1/exhibits/a").status_code for _ in range(2)] == [200, 200]
    with store, store.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(minutes=6))
    assert get("/api/v1/exhibits/a").status_code == 410
