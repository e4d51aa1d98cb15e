"""The cms's web server: waitress, stopped so that no request in flight is cut.

Stock waitress leaves its loop at SIGTERM, and answers that are not yet written are lost. Here the
listening sockets close first, the loop goes on until every request is answered, then it ends.
"""

from collections.abc import Callable
from collections.abc import Iterable
from contextlib import suppress
from typing import Any
from waitress import create_server
from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

import logging
import signal
import time


Application = Callable[[dict, Callable], Iterable[bytes]]

logger = logging.getLogger("kultura.cms")
DRAIN_WITHIN = 30.0  # seconds for requests in flight
PAGE_METHODS = "GET, HEAD, POST, OPTIONS"
BACKLOG_TURNS = 16  # one connection that the kernel had accepted already is taken each


def run(application: Any, global_conf: dict | None = None, **options: str) -> None:
    """Serve until SIGTERM or SIGINT, then answer what is in flight (PasteDeploy runs it)."""
    server = create_server(headless(telling_methods(application)), **options)
    sockets = server.map if hasattr(server, "map") else server._map
    stop = StopSignal(listeners(sockets))
    server.print_listen("Serving on http://{}:{}")
    while not stop.received:
        turn(sockets, server.adj.asyncore_use_poll)
    drain(sockets, server.adj.asyncore_use_poll)
    server.task_dispatcher.shutdown()
    wasyncore.close_all(sockets)


def headless(application: Application) -> Application:
    """Answer HEAD with headers alone (RFC 9110 9.3.2), which neither Zope nor waitress sees to.

    A body would be read as the beginning of the next answer of its connection.
    """

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        body = application(environ, start_response)
        if environ["REQUEST_METHOD"] != "HEAD":
            return body
        next(iter(body), None)  # an application may name its headers only now
        getattr(body, "close", lambda: None)()
        return []

    return answer


def telling_methods(application: Application) -> Application:
    """Answer OPTIONS for pages (RFC 9110 9.3.7), which Zope takes for a WebDAV client and fails.

    The editing API and a browser's preflight (Fetch 3.2.2) are plone.rest's business.
    """

    def answer(environ: dict, start_response: Callable) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "OPTIONS" or is_for_api(environ):
            return application(environ, start_response)
        start_response("204 No Content", [("Allow", PAGE_METHODS)])
        return []

    return answer


def is_for_api(environ: dict) -> bool:
    """Tell whether plone.rest would take a request for one of its own."""
    is_preflight = "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ and "HTTP_ORIGIN" in environ
    wants_json = "application/json" in environ.get("HTTP_ACCEPT", "")
    return is_preflight or wants_json or "/++api++" in environ.get("PATH_INFO", "")


class StopSignal:
    """Remembers that the process was asked to end, and wakes its loop."""

    def __init__(self, servers: Iterable[BaseWSGIServer]) -> None:
        self.received = False
        self.servers = tuple(servers)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.receive)

    def receive(self, number: int, frame: object) -> None:
        """Take the signal."""
        self.received = True
        for server in self.servers:
            server.pull_trigger()


def listeners(sockets: dict) -> list[BaseWSGIServer]:
    """Pick the listening sockets out of a loop's sockets."""
    return [item for item in sockets.values() if isinstance(item, BaseWSGIServer)]


def turn(sockets: dict, use_poll: bool, timeout: float = 1.0) -> None:
    """Let the loop go round once."""
    wasyncore.loop(timeout=timeout, use_poll=use_poll, map=sockets, count=1)


def drain(sockets: dict, use_poll: bool) -> None:
    """Take no more connections, and go round until every request is answered."""
    for _ in range(BACKLOG_TURNS):
        turn(sockets, use_poll, 0)
    for server in listeners(sockets):
        close_listener(server)
    deadline = time.monotonic() + DRAIN_WITHIN
    while busy := in_flight(sockets):
        if time.monotonic() > deadline:
            logger.warning("%d requests were cut after %d s", busy, DRAIN_WITHIN)
            return
        turn(sockets, use_poll, 0.05)


def close_listener(server: BaseWSGIServer) -> None:
    """Close the listening socket, but not the trigger by which threads wake the loop."""
    server.accepting = False
    server.del_channel()
    with suppress(OSError):
        server.socket.close()


def in_flight(sockets: dict) -> int:
    """Count the connections with a request not yet read, not yet answered, or half answered."""
    channels = [item for item in sockets.values() if isinstance(item, HTTPChannel)]
    return sum(
        bool(channel.requests or channel.request is not None or channel.total_outbufs_len)
        for channel in channels
    )
