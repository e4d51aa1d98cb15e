"""Stale answers: how many that a client gets after a change was acknowledged do not know of it."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import replace
from kultura.store.connection import connect_writer
from kultura.store.lease import clock
from kultura.store.lease import outlast
from kultura.store.projection import Projection
from stands.growing import titled
from stands.growing import write
from stands.questions import answered

import http.client
import json
import orjson


CHANGES = 20
ASKED = 50  # times after each
ADMIN = b64encode(b"admin:admin").decode()


@dataclass(frozen=True)
class Changing:
    """A record that is changed behind a server: how, and where the server answers it."""

    change: Callable[[int], None]
    url: str
    path: str


def stale(changing: Changing) -> tuple[int, int]:
    """Return how many answers were asked for after changes, and how many of them were stale."""
    late = 0
    for number in range(1_000_000, 1_000_000 + CHANGES):
        changing.change(number)
        bodies = (answered(changing.url, changing.path)[1] for _ in range(ASKED))
        late += sum(str(number).encode() not in body for body in bodies)
    return CHANGES * ASKED, late


def in_store(writer: str, row: Projection) -> Callable[[int], None]:
    """Return what changes the title of a record in a store."""
    connection = connect_writer(writer, "benchmark")

    def change(number: int) -> None:
        said = [orjson.dumps(titled(one, number)) for one in row.renderings]
        bodies = zip(row.renderings, said, strict=True)
        new = tuple(replace(one, body=body, etag=f"{number}") for one, body in bodies)
        write(connection, [replace(row, renderings=new)])
        outlast(clock())  # as the cms does before it acknowledges a commit

    return change


def in_stock(url: str, path: str) -> Callable[[int], None]:
    """Return what changes the title of a document through plone.restapi."""
    host, _, port = url.removeprefix("http://").partition(":")
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "Authorization": f"Basic {ADMIN}",
    }

    def change(number: int) -> None:
        connection = http.client.HTTPConnection(host, int(port), timeout=60)
        connection.request("PATCH", path, json.dumps({"title": f"Changed {number}"}), headers)
        status = connection.getresponse().status
        connection.close()
        if status >= 300:
            raise RuntimeError(f"{path} cannot be changed: {status}")

    return change
