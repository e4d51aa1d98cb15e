"""Attachments over HTTP: whole, in part, conditionally, and only while a public record has them."""

from builders import projection
from builders import publish
from hashlib import sha256
from io import BytesIO
from kultura.media.files import MediaFiles
from kultura.store import media
from kultura.store.media import Medium
from kultura.store.projection import Reference
from kultura.store.voting import vote

import psycopg2
import pytest


CONTENT = bytes(range(256)) * 3
HASH = sha256(CONTENT).hexdigest()


@pytest.fixture
def files(served) -> MediaFiles:
    return MediaFiles(served.log.parent / "var" / "media")


@pytest.fixture
def offer(store, files):
    """Have a public record offer a file: `offer(media type, name)`."""

    def offering(media_type: str = "application/pdf", name: str = "Żółty plan.pdf", **record):
        files.add(BytesIO(CONTENT))
        medium = Medium(
            uid="plan",
            hash=HASH,
            source="1",
            media_type=media_type,
            size=len(CONTENT),
            filename=name,
        )
        with store, store.cursor() as cursor:
            cursor.execute("TRUNCATE publication.medium")
            media.add(cursor, [medium], files.holds)
        attached = (Reference(role="attachment", position=0, target="plan"),)
        publish(store, projection("a", **({"references": attached} | record)))

    return offering


def test_whole(get, offer) -> None:
    offer()
    answer = get("/files/plan")
    assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].startswith("inline;")
    assert (
        "filename*=UTF-8''%C5%BB%C3%B3%C5%82ty%20plan.pdf" in answer.headers["Content-Disposition"]
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    head = get("/files/plan", method="HEAD")
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(CONTENT)))


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-9", 0, 10),
        ("bytes=700-", 700, 768),
        ("bytes=-5", 763, 768),
        ("bytes=760-9999", 760, 768),
    ],
)
def test_part(get, offer, asked, start, end) -> None:
    offer()
    answer = get("/files/plan", Range=asked)
    assert (answer.status_code, answer.content) == (206, CONTENT[start:end])
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/768"


@pytest.mark.parametrize("asked", ["bytes=5-2", "bytes=-", "pages=1-2", "bytes=0-1,4-5", "x" * 99])
def test_other_ranges_are_the_whole_file(get, offer, asked) -> None:
    offer()
    assert get("/files/plan", Range=asked).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=768-", "bytes=-0"])
def test_range_that_is_not_there(get, offer, asked) -> None:
    offer()
    answer = get("/files/plan", Range=asked)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, "bytes */768")


def test_range_of_another_version_is_the_whole_file(get, offer) -> None:
    offer()
    assert get("/files/plan", Range="bytes=0-1", If_Range='"old"').status_code == 200
    assert get("/files/plan", Range="bytes=0-1", If_Range=f'"{HASH}"').status_code == 206


@pytest.mark.parametrize(
    ("media_type", "sent"),
    [
        ("text/html", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("application/javascript", "application/octet-stream"),
        ("text/plain", "text/plain"),
    ],
)
def test_nothing_that_runs_is_shown(get, offer, media_type, sent) -> None:
    offer(media_type, "x")
    answer = get("/files/plan")
    assert answer.headers["Content-Type"] == sent
    assert answer.headers["Content-Disposition"].startswith("attachment;")


def test_gone_with_its_record_even_to_who_has_it(get, offer, store) -> None:
    offer()
    etag = get("/files/plan").headers["ETag"]
    assert get("/files/plan", If_None_Match=etag).status_code == 304
    voter = psycopg2.connect(store.dsn)
    voter.autocommit = True
    vote(voter, ["a"], [])
    voter.close()
    assert get("/files/plan", If_None_Match=etag).status_code == 404
    assert get("/files/plan").headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "record",
    [
        {"access": "metadata-only"},
        {"containers": ("hidden",)},
        {"references": (Reference(role="image", position=0, target="plan"),)},
    ],
)
def test_not_what_no_record_offers(get, offer, record) -> None:
    offer(**record)
    assert get("/files/plan").status_code == 404


def test_lost_bytes_are_no_failure_of_the_client(get, offer, files) -> None:
    offer()
    files.remove(HASH)
    answer = get("/files/plan")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


@pytest.mark.parametrize("id", ["..%2Fpgpass", "nothing", "a" * 100])
def test_what_is_no_file(get, offer, id) -> None:
    offer()
    assert get(f"/files/{id}").status_code == 404
