"""WSGI's own rules are kept before Zope: readable addresses, no body for HEAD."""

from kultura.instance.threshold import is_readable
from kultura.instance.threshold import threshold

import pytest


def application(environ, start_response):
    start_response("200 OK", [])
    return [b"body"]


def ask(method: str, path: str) -> tuple[str, bytes]:
    said = []
    environ = {"REQUEST_METHOD": method, "PATH_INFO": path}
    body = threshold(application)(environ, lambda status, headers: said.append(status))
    return said[0], b"".join(body)


@pytest.mark.parametrize("path", ["/", "/kultura", "/kultura/Łódź".encode().decode("latin-1")])
def test_what_is_utf_8_comes_through(path) -> None:
    assert ask("GET", path) == ("200 OK", b"body")


@pytest.mark.parametrize("path", ["/\xff\xfe", "/\x00", "/a\nb", "/\xc5"])
def test_what_is_not_is_refused(path) -> None:
    assert not is_readable(path)
    status, body = ask("GET", path)
    assert status == "400 Bad Request"
    assert body


@pytest.mark.parametrize("path", ["/kultura", "/\xff"])
def test_head_has_no_body(path) -> None:
    assert ask("HEAD", path)[1] == b""
