"""Packages over the upload protocol (tus.io 1.0.0): what each method answers, and to whom."""

from base64 import b64encode
from collections.abc import Iterator
from databases import connection
from databases import cursor
from databases import dsn
from databases import postgresql
from databases import template
from hashlib import sha256
from kultura.publication.connection import forget
from kultura.publication.connection import VARIABLE
from kultura.restapi import limits
from kultura.settings.loading import current
from museums import open_museums
from pathlib import Path

import pytest
import transaction


__all__ = ["connection", "cursor", "dsn", "postgresql", "template"]

DATA = bytes(range(256)) * 40
TUS = {"Tus-Resumable": "1.0.0"}
PIECE = TUS | {"Content-Type": "application/offset+octet-stream"}
PACKAGES = "++api++/muzeum/@packages"


def encoded(value: bytes) -> str:
    return b64encode(value).decode()


@pytest.fixture
def region(site, dsn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Two museums of an instance that publishes into an empty store; its directory."""
    monkeypatch.setenv(VARIABLE, dsn)
    monkeypatch.setenv("KULTURA_HOME", str(tmp_path))
    current.cache_clear()
    open_museums(site)
    transaction.commit()
    yield tmp_path
    forget()
    current.cache_clear()


@pytest.fixture
def editor(region, client):
    """The first museum's editor."""
    return client("muzeum-editor")


def begin(person, length: int | str = len(DATA), path: str = PACKAGES, **said: str):
    pairs = {"filename": "żółw.zip", "fingerprint": "f1"} | said
    written = ",".join(f"{name} {encoded(value.encode())}" for name, value in pairs.items())
    headers = TUS | {"Upload-Length": str(length), "Upload-Metadata": written}
    return person.post(path, headers=headers)


def send(person, address: str, data: bytes, offset: int, **more: str):
    headers = PIECE | {"Upload-Offset": str(offset)} | more
    return person.patch(address, data=data, headers=headers)


def look(person, address: str):
    """Ask by a connection of its own: errors of a test's server have a body even then."""
    return person.ask("HEAD", address, headers=TUS | {"Connection": "close"})


def at(person, address: str) -> str | None:
    return look(person, address).headers.get("Upload-Offset")


@pytest.fixture
def address(editor) -> str:
    answer = begin(editor)
    assert (answer.status_code, answer.content) == (201, b"")
    return answer.headers["Location"]


def test_a_package_arrives_in_pieces_and_is_handed_on(editor, address, cursor) -> None:
    checksum = f"sha256 {encoded(sha256(DATA[:5000]).digest())}"
    answer = send(editor, address, DATA[:5000], 0, **{"Upload-Checksum": checksum})
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (204, "5000")
    assert "Upload-Expires" in answer.headers
    assert at(editor, address) == "5000"
    told = editor.get(address).json()
    assert (told["name"], told["state"], told["received"]) == ("żółw.zip", "receiving", 5000)
    assert send(editor, address, DATA[5000:], 5000).status_code == 204
    told = editor.get(PACKAGES).json()["items"][0]
    assert told["state"] == "whole"
    assert told["page"].endswith(f"/muzeum/@@batch?id={told['batch']}")
    cursor.execute("SELECT state, source FROM digitisation.batch")
    ((state, source),) = cursor.fetchall()
    assert (state, Path(source).name) == ("received", "żółw")
    assert Path(source).parents[1].joinpath("archive").read_bytes() == DATA


def test_what_the_server_knows_of_the_protocol(editor) -> None:
    answer = editor.ask("OPTIONS", PACKAGES)
    assert (answer.status_code, answer.headers["Tus-Version"]) == (204, "1.0.0")
    assert answer.headers["Tus-Extension"] == "creation,checksum,termination,expiration"
    assert answer.headers["Tus-Max-Size"] == str(5 * 1024**3)
    refused = editor.post(PACKAGES, headers={"Upload-Length": "1"})
    assert (refused.status_code, refused.headers["Tus-Version"]) == (412, "1.0.0")


WRONG = [
    (b"x", 1, {}, 409),
    (DATA + b"x", 0, {}, 413),
    (b"x", 0, {"Upload-Checksum": f"sha1 {encoded(b'0' * 20)}"}, 460),
    (b"x", 0, {"Upload-Checksum": "crc32 AAAA"}, 400),
    (b"x", 0, {"Upload-Checksum": "sha1 ?"}, 400),
    (b"x", "one", {}, 400),
    (b"x", 0, {"Content-Type": "text/plain"}, 400),
    (b"x", 0, {"Tus-Resumable": "0.2.2"}, 412),
    (b"x", 0, {"Origin": "https://elsewhere.example"}, 403),
]


def test_wrong_piece_is_refused_and_changes_nothing(editor, address) -> None:
    for data, offset, more, status in WRONG:
        answer = send(editor, address, data, offset, **more)
        assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
        assert at(editor, address) == "0"


def test_wrong_offset_is_answered_with_the_right_one_and_pieces_have_a_limit(
    editor, address, monkeypatch
) -> None:
    monkeypatch.setattr(limits, "PIECE_BYTES", 300)
    assert send(editor, address, DATA[:301], 0).status_code == 413
    assert send(editor, address, DATA[:300], 0).status_code == 204
    answer = send(editor, address, DATA[:300], 0)
    assert (answer.status_code, answer.json()["offset"]) == (409, 300)


def test_announcement_is_checked_before_a_byte_is_sent(editor, region) -> None:
    for length, status in ((6 * 1024**3, 413), ("", 400), ("-1", 400), (0, 400)):
        answer = begin(editor, length)
        assert (answer.status_code, bool(answer.json()["message"])) == (status, True)
    assert not (region / "var/uploads").exists()


def test_upload_is_its_beginner_s_alone(address, client, visitor) -> None:
    manager, other = client("muzeum-manager"), client("zamek-editor")
    elsewhere = address.replace("/muzeum/", "/zamek/")
    assert begin(other).status_code == 403
    assert begin(visitor).status_code in (401, 403)
    assert look(manager, address).status_code == 404
    assert manager.get(PACKAGES).json() == {"items": []}
    assert look(other, elsewhere).status_code == 404
    for person in (other, visitor):
        assert send(person, address, DATA, 0).status_code in (401, 403)
        assert person.delete(address, headers=TUS).status_code in (401, 403)
    assert send(client("muzeum-editor"), address, DATA, 0).status_code == 204


def test_given_up_it_is_gone(editor, address, region) -> None:
    assert editor.delete(address, headers=TUS).status_code == 204
    assert look(editor, address).status_code == 404
    assert send(editor, address, DATA, 0).status_code == 404
    assert list((region / "var/uploads").iterdir()) == []


def test_expired_it_is_gone(editor, address, cursor, connection) -> None:
    cursor.execute("UPDATE digitisation.upload SET expires = publication.clock()")
    connection.commit()
    assert send(editor, address, DATA, 0).status_code == 410


def test_there_is_nothing_at_other_addresses(editor) -> None:
    for id in ("x", "0" * 32, "0" * 32 + "/further"):
        assert look(editor, f"{PACKAGES}/{id}").status_code == 404
