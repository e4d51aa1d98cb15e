"""The cms's web server answers what it has begun before it ends."""

from signal import SIGINT
from signal import SIGTERM

import http.client
import pytest
import socket
import subprocess
import sys
import time


SERVER = """
import sys, time
from kultura.instance.wsgi import run

def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    yield b"begun\\n"
    time.sleep(1.0)
    yield b"x" * 5_000_000
    yield b"\\nend"

run(application, listen="127.0.0.1:" + sys.argv[1], threads="2")
"""


@pytest.fixture
def server():
    """A server in a process of its own, and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-c", SERVER, str(port)])
    deadline = time.monotonic() + 30
    while not listening(port):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    yield process, port
    process.kill()
    process.wait()


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("signal", [SIGTERM, SIGINT])
def test_a_request_in_flight_is_answered_whole(server, signal) -> None:
    process, port = server
    idle = http.client.HTTPConnection("127.0.0.1", port)
    idle.connect()
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    client.request("GET", "/")
    time.sleep(0.2)
    process.send_signal(signal)
    body = client.getresponse().read()
    assert body.startswith(b"begun")
    assert body.endswith(b"end")
    assert process.wait(10) == 0
    assert listening(port) is False


def test_an_idle_server_ends_at_once(server) -> None:
    process, _port = server
    begun = time.monotonic()
    process.send_signal(SIGTERM)
    assert process.wait(10) == 0
    assert time.monotonic() - begun < 2


def test_a_head_has_no_body_that_the_next_answer_would_begin_with(server) -> None:
    _process, port = server
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert answer.endswith(b"\r\n\r\n")


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/kultura/@@desk", {}, 204),
        ("/kultura/++api++/@search", {}, 200),
        ("/kultura", {"Accept": "application/json"}, 200),
        ("/kultura", {"Origin": "http://a", "Access-Control-Request-Method": "PATCH"}, 200),
        ("/kultura", {"Origin": "http://a"}, 204),
    ],
)
def test_options_of_pages_are_told_without_zope(server, path, headers, status) -> None:
    _process, port = server
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    client.request("OPTIONS", path, headers=headers)
    answer = client.getresponse()
    assert answer.status == status
    if status == 204:
        assert answer.getheader("Allow") == "GET, HEAD, POST, OPTIONS"
        assert answer.read() == b""
