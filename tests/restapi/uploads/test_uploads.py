"""Files sent in parts: each part fits exactly, and nobody goes on with somebody else's."""

from base64 import b64encode
from kultura.restapi import limits
from plone import api

import pytest
import transaction


PASSWORD = "Correct-horse-9"
PART = {"Tus-Resumable": "1.0.0", "Content-Type": "application/offset+octet-stream"}
TEXT = b"Regulamin zwiedzania: " + b"\xc5\xbc" * 500


@pytest.fixture(autouse=True)
def directory(tmp_path, monkeypatch):
    monkeypatch.setenv("TUS_TMP_FILE_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def ewa(site, client):
    """Somebody who may add files to the site."""
    api.user.create(username="ewa", password=PASSWORD, email="ewa@example.org")
    api.user.grant_roles("ewa", roles=["Manager"])
    transaction.commit()
    return client("ewa")


def encoded(value: bytes) -> str:
    return b64encode(value).decode()


def begin(person, length: int = len(TEXT), name: bytes = b"regulamin.txt", **more: str):
    announced = {
        "Tus-Resumable": "1.0.0",
        "Upload-Length": str(length),
        "Upload-Metadata": f"@type {encoded(b'File')},filename {encoded(name)}",
    }
    return person.post("++api++/@tus-upload", headers=announced | more)


def send(person, address: str, data: bytes, offset: int):
    return person.patch(address, data=data, headers=PART | {"Upload-Offset": str(offset)})


def at(person, address: str) -> int:
    answer = person.ask("HEAD", address, headers={"Tus-Resumable": "1.0.0"})
    return int(answer.headers["Upload-Offset"])


@pytest.fixture
def address(ewa) -> str:
    return begin(ewa).headers["Location"]


def test_a_file_arrives_in_parts(ewa, address, directory):
    assert send(ewa, address, TEXT[:100], 0).headers["Upload-Offset"] == "100"
    done = send(ewa, address, TEXT[100:], 100)
    assert done.status_code == 204, done.text
    stored = ewa.get(f"{done.headers['Location']}/@@download/file", headers={"Accept": "*/*"})
    assert stored.content == TEXT
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("offset", [0, 50, 101, 10**15])
def test_a_part_that_does_not_fit_is_refused(ewa, address, offset):
    send(ewa, address, TEXT[:100], 0)
    answer = send(ewa, address, TEXT[100:200], offset)
    assert (answer.status_code, answer.json()["offset"]) == (409, 100)
    assert at(ewa, address) == 100


def test_more_than_was_announced_is_refused(ewa, address):
    send(ewa, address, TEXT[:100], 0)
    assert send(ewa, address, TEXT, 100).status_code == 413
    assert at(ewa, address) == 100


@pytest.mark.parametrize("length", [0, -1, "many", "", limits.UPLOAD_BYTES + 1])
def test_a_wrong_announcement_is_refused(ewa, length, directory):
    assert begin(ewa, length).status_code in (400, 413)
    assert list(directory.iterdir()) == []


def test_a_file_name_that_is_no_text_is_refused(ewa, directory):
    answer = begin(ewa, **{"Upload-Metadata": "filename !!!"})
    assert answer.status_code == 400
    assert begin(ewa, name=b"a\0b").status_code == 400


def test_nobody_goes_on_with_somebody_elses_upload(ewa, manager, address):
    assert send(manager, address, TEXT, 0).status_code == 404
    assert at(ewa, address) == 0


@pytest.mark.parametrize("name", ["..", "x", "0" * 32, "%2e%2e%2fx"])
def test_an_unknown_upload_is_not_found(ewa, name):
    assert send(ewa, f"++api++/@tus-upload/{name}", TEXT, 0).status_code in (400, 404)


def test_what_cannot_be_made_content_can_be_sent_again(ewa, directory):
    wrong = f"@type {encoded(b'Nobody knows this type')}"
    answer = begin(ewa, **{"Upload-Metadata": wrong})
    failed = send(ewa, answer.headers["Location"], TEXT, 0)
    assert failed.status_code in (400, 401, 403)
    assert at(ewa, answer.headers["Location"]) == 0
