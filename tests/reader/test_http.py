"""What holds for every answer, and for requests nobody should send."""

from builders import projection
from builders import publish
from kultura.store.connection import connect_reader
from serving import running

import http.client
import psycopg2
import pytest


@pytest.mark.parametrize(
    ("path", "status", "meant"),
    [
        ("/api/v1/exhibit", 404, "exhibits"),
        ("/api/v1/exhibits?pagesize=2", 400, "pageSize"),
        ("/api/v1/exhibits?sort=titel", 400, "title"),
        ("/api/v1/exhibits/a?langs=pl", 400, "lang"),
    ],
)
def test_mistakes_are_named_with_what_was_perhaps_meant(get, path, status, meant) -> None:
    answer = get(path)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["didYouMean"] == meant
    assert meant in answer.json()["detail"]


HOSTILE = [
    "/api/v1/exhibits/%00",
    "/api/v1/exhibits/" + "a" * 5000,
    "/api/v1/%ff%fe/x",
    "/api/v1/exhibits/%ed%a0%80",
    "/api/v1/exhibits/a'%20OR%201=1--",
    "/api/v1/exhibits/../../etc/passwd",
    "/api/v1/exhibits/a/b/c",
    "/api/v1/exhibits?institution=%00",
    "/api/v1/exhibits?institution=%ed%a0%80",
    "/api/v1/exhibits?institution=" + "&institution=".join(["a"] * 500),
    "/api/v1/exhibits?kind=%25",
    "/api/v1/exhibits?kind=nothing",
    "/api/v1/exhibits?page=0",
    "/api/v1/exhibits?page=-1",
    "/api/v1/exhibits?page=1e3",
    "/api/v1/exhibits?page=%D9%A1",
    "/api/v1/exhibits?page=101&pageSize=100",
    "/api/v1/exhibits?pageSize=101",
    "/api/v1/exhibits?page=1&page=2",
    "/api/v1/exhibits?page=",
    "/api/v1/exhibits?=",
    "/api/v1/exhibits?&&&;",
    "/api/v1/exhibits?lang=" + "x" * 3000,
    "/api/v1/exhibits?lang=%0d%0aX-A:1",
    "/api/v1/exhibits?" + "x" * 6000,
    "/api/v1/changes?since=-1",
    "/api/v1/changes?since=99999999999999999999999",
    "/api/v1/changes?since=9999999999999999999",
    "/api/v1/nothing/at/all",
    "/nothing",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_hostile_requests_are_refused_quickly(get, path) -> None:
    answer = get(path)
    assert 200 <= answer.status_code < 500
    assert answer.elapsed.total_seconds() < 1
    if answer.status_code != 200:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["status"] == answer.status_code


@pytest.mark.parametrize(
    "headers",
    [
        {"If-None-Match": '"' * 4000},
        {"If-None-Match": "W/"},
        {"Accept-Language": "q=,;;;,*;q=nan,en;q=inf"},
        {"Accept-Encoding": "gzip;q=;;,*;q=-1"},
        {"Accept-Language": "\xff\xfe"},
        {"Accept": "text/html;q=x"},
        {"Host": "evil.example"},
    ],
)
def test_hostile_headers_do_no_harm(served, store, headers) -> None:
    publish(store, projection("a"))
    connection = http.client.HTTPConnection(served.url.removeprefix("http://"), timeout=20)
    connection.request("GET", "/api/v1/exhibits/a", headers=headers)
    answer = connection.getresponse()
    assert answer.status == 200
    assert b"evil" not in answer.read()
    connection.close()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(get, method) -> None:
    answer = get("/api/v1/exhibits", method)
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/exhibits/none", "/api/v1/x?y=z", "/healthz"])
def test_every_answer_may_be_read_from_anywhere_and_runs_nothing(get, path) -> None:
    headers = get(path).headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    preflight = get(path, "OPTIONS")
    assert preflight.status_code == 204
    assert "GET" in preflight.headers["Access-Control-Allow-Methods"]


def test_reader_starts_without_a_store_and_says_why_once(tmp_path, store, postgresql) -> None:
    dsn = postgresql.replace("user=root", "user=kultura")
    with running(dsn, tmp_path) as lonely:
        assert lonely.get("/healthz").status_code == 200
        for path in ("/readyz", "/api/v1/", "/api/v1/exhibits/a"):
            answer = lonely.get(path)
            assert (answer.status_code, answer.json()["status"]) == (503, 503)
            assert answer.headers["Retry-After"]
        assert lonely.get("/api/v1/openapi.json").status_code == 200
    assert lonely.log.read_text().count("cannot be read") == 1


def test_lost_connections_are_made_anew(get, store, postgresql) -> None:
    publish(store, projection("a"))
    assert get("/api/v1/exhibits/a").status_code == 200
    with psycopg2.connect(postgresql) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE application_name = 'kultura reader'"
        )
    connection.close()
    assert {get("/api/v1/exhibits/a").status_code for _ in range(8)} == {200}


def test_readers_role_reads_no_table(served, store) -> None:
    publish(store, projection("a"))
    asked = connect_reader(served.dsn.replace("user=kultura", "user=kultura_reader"), "test")
    for table in ("record", "rendering", "pending", "announcement"):
        with asked.cursor() as cursor, pytest.raises(psycopg2.errors.InsufficientPrivilege):
            cursor.execute(f"SELECT * FROM publication.{table}")
    asked.close()
