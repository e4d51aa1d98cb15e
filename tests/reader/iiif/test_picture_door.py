"""A picture is answered before the application as the application answers it: HEAD goes there."""

from books import book
from books import digitise
from books import library
from books import page_of
from drawn_pictures import add
from drawn_pictures import drawn
from houses import present
from kultura.media.pyramids.folder import Pyramids
from kultura.reader.iiif.image.door import PictureDoor
from kultura.reader.iiif.image.resource import REFUSED as REFUSAL

import pytest
import re


ADDRESS = f"/iiif/image/3/{page_of(1)}"
WHOLE = (1000, 1500)  # of every page of the book
DRAWN = [
    "0,0,512,512/512,512/0/default.jpg",
    "512,1024,488,476/488,476/0/color.jpg",
    "full/250,375/0/default.jpg",
    "10,20,300,400/150,/!90/gray.png",
    "full/300,/0/default.webp",
]
REFUSED = [
    "0,0,512,512/99999,/0/default.jpg",
    "0,0,512,512/512,512/0/default.jpg/",
    "0,0,512,512/512,512/0/",
    "0,0,512,512/512,512/0/default.jpg/more",
]
MOVING = {"Date", "Connection", "Transfer-Encoding", "Content-Length"}


@pytest.fixture
def public(served, store) -> None:
    """Make the book public, with an image of its first page."""
    add(Pyramids(served.log.parent / "var" / "derivatives"), "1" * 64, drawn(*WHOLE))
    present(store, library())
    digitise(store)
    present(store, book())


def headers_of(answer) -> dict[str, str]:
    return {name: value for name, value in answer.headers.items() if name.title() not in MOVING}


@pytest.mark.parametrize("address", DRAWN)
def test_headers_are_the_application_s(get, public, address) -> None:
    found, head = (get(f"{ADDRESS}/{address}", method=method) for method in ("GET", "HEAD"))
    assert (found.status_code, head.status_code) == (200, 200)
    assert headers_of(found) == headers_of(head)
    assert found.headers["Content-Length"] == head.headers["Content-Length"]
    assert len(found.content) == int(found.headers["Content-Length"])


@pytest.mark.parametrize("known", ["{0}", "W/{0}", '"another", {0}', "*"])
@pytest.mark.parametrize("address", DRAWN)
def test_who_has_it_is_told_so_as_by_the_application(get, public, address, known) -> None:
    etag = get(f"{ADDRESS}/{address}").headers["ETag"]
    sent = {"If_None_Match": known.format(etag)}
    found, head = (get(f"{ADDRESS}/{address}", method=m, **sent) for m in ("GET", "HEAD"))
    assert (found.status_code, head.status_code, found.content) == (304, 304, b"")
    assert headers_of(found) == headers_of(head)


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_refused_is_told_by_the_application(get, public, address) -> None:
    found, head = (get(f"{ADDRESS}/{address}", method=method) for method in ("GET", "HEAD"))
    assert found.status_code == head.status_code >= 400
    assert headers_of(found) == headers_of(head)
    assert found.json()["detail"]


class Broken:
    """Pictures whose code has a mistake."""

    def answer(self, *_asked) -> None:
        raise RuntimeError("mistake")


def test_an_unforeseen_failure_is_the_application_s_to_answer() -> None:
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": f"{ADDRESS}/{DRAWN[0]}"}
    door = PictureDoor(Broken(), lambda environ, _start: [str(environ[REFUSAL]).encode()])
    assert door(environ, None) == [b"mistake"]


def test_query_and_other_methods_change_nothing(get, public) -> None:
    plain = get(f"{ADDRESS}/{DRAWN[0]}")
    assert get(f"{ADDRESS}/{DRAWN[0]}?v=1").content == plain.content
    assert get(f"{ADDRESS}/{DRAWN[0]}", method="POST").status_code == 405
    assert get(f"{ADDRESS}/{DRAWN[0]}", method="OPTIONS").status_code == 204


def test_each_is_counted_once(get, public) -> None:
    before = counted(get, 200), counted(get, 400)
    for address in DRAWN * 2:
        get(f"{ADDRESS}/{address}")
    get(f"{ADDRESS}/{REFUSED[0]}")
    assert (counted(get, 200), counted(get, 400)) == (before[0] + 2 * len(DRAWN), before[1] + 1)


def counted(get, status: int) -> float:
    """Return how many pictures were answered with a status so far."""
    line = rf'kultura_request_seconds_count\{{resource="Image",status="{status}"\}} ([\d.]+)'
    found = re.search(line, get("/metrics").text)
    return float(found[1]) if found else 0.0
