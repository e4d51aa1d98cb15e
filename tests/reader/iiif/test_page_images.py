"""Images of pages over HTTP: tiles as they are stored, and all gone when the page is."""

from books import book
from books import digitise
from books import library
from books import page
from books import page_of
from builders import container
from builders import publish
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from drawn_pictures import add
from drawn_pictures import difference
from drawn_pictures import drawn
from drawn_pictures import furthest
from eventually import eventually
from houses import present
from houses import set_clock
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.tiles import Tiles
from kultura.store import pages
from kultura.store.composition import Standing
from kultura.store.connection import connect_voter
from kultura.store.hides import Limits
from kultura.store.voting import vote
from psycopg2.extensions import connection as Connection
from threading import Event
from threading import Thread

import pytest
import pyvips
import requests


FOLDER = "f" * 32
PAGE = page_of(1)
ADDRESS = f"/iiif/image/3/{PAGE}"
FILE = "1" * 64  # of the first page of the book
WHOLE = (1000, 1500)  # of every page of the book
TILES = ("0,0,512,512/512,512", "512,1024,488,476/488,476", "full/250,375")
ANY = (*(f"{tile}/0/default.jpg" for tile in TILES), "10,20,300,400/150,/90/gray.png", "info.json")


@pytest.fixture(scope="module")
def pyramids(served) -> Pyramids:
    """The reader's own folder, with images of the book's first page, and of its last, in gray."""
    kept = Pyramids(served.log.parent / "var" / "derivatives")
    add(kept, FILE, drawn(*WHOLE))
    add(kept, "4" * 64, drawn(*WHOLE).colourspace("b-w"))
    return kept


@pytest.fixture
def public(store, pyramids) -> Callable[[], None]:
    """Make the book public, and give what does it again."""
    present(store, library())
    digitise(store)

    def show() -> None:
        present(store, book())

    show()
    return show


@pytest.fixture
def voter(served) -> Iterator[Connection]:
    """A connection of the cms for votes."""
    connection = connect_voter(served.dsn, "test")
    yield connection
    connection.close()


def picture_of(answer) -> pyvips.Image:
    assert answer.status_code == 200, answer.text
    return pyvips.Image.new_from_buffer(answer.content, "", fail_on="warning")


def test_every_tile_that_is_described_is_the_stored_one(get, public, pyramids) -> None:
    info = get(f"{ADDRESS}/info.json").json()
    assert (info["width"], info["height"]) == WHOLE
    (tiles,) = info["tiles"]
    for level, factor in enumerate(tiles["scaleFactors"]):
        stored = pyvips.Image.new_from_file(str(pyramids.path(FILE)), page=level)
        side = tiles["width"] * factor
        for left in range(0, WHOLE[0], side):
            for top in range(0, WHOLE[1], side):
                wide, high = min(side, WHOLE[0] - left), min(side, WHOLE[1] - top)
                size = -(-wide // factor), -(-high // factor)
                region = f"{left},{top},{wide},{high}/{size[0]},{size[1]}/0/default.jpg"
                found = picture_of(get(f"{ADDRESS}/{region}"))
                assert (found.width, found.height) == size
                expected = stored.crop(left // factor, top // factor, *size)
                if size == (TILE, TILE):
                    assert furthest(found, expected) == 0
                assert difference(found, expected) < 0.5


def test_a_pyramid_without_edges_gives_the_same_bytes(get, public, pyramids) -> None:
    path = pyramids.path(FILE)
    content = path.read_bytes()
    kept = [get(f"{ADDRESS}/{tile}/0/default.jpg").content for tile in TILES]
    end = min(at for at, _length in Tiles(pyramids).contents(FILE).edges.places.values())
    try:
        path.write_bytes(content[:end])
        assert Tiles(pyramids).edge(FILE, WHOLE, 0, 1, 2) is None
        cut = [get(f"{ADDRESS}/{tile}/0/default.jpg").content for tile in TILES]
    finally:
        path.write_bytes(content)
    assert cut == kept


@pytest.mark.parametrize(
    ("address", "size"),
    [
        ("full/max/0/default.png", (1000, 1500)),
        ("100,200,300,400/max/0/default.png", (300, 400)),
        ("100,200,300,400/150,200/0/default.png", (150, 200)),
        ("101,203,333,401/111,133/0/default.jpg", (111, 133)),
        ("pct:25,25,50,50/250,/0/default.webp", (250, 375)),
        ("500,500,100,100/^250,/0/default.png", (250, 250)),
        ("full/500,750/0/color.png", (500, 750)),
        ("square/100,/0/default.png", (100, 100)),
    ],
)
def test_other_parts_and_sizes_are_drawn(get, public, address, size) -> None:
    found = picture_of(get(f"{ADDRESS}/{address}"))
    assert (found.width, found.height) == size
    region = {
        "full": (0, 0, 1000, 1500),
        "square": (0, 250, 1000, 1000),
        "pct:25,25,50,50": (250, 375, 500, 750),
    }.get(address.split("/")[0])
    box = region or tuple(map(int, address.split("/")[0].split(",")))
    expected = drawn(*WHOLE).crop(*box).thumbnail_image(size[0], height=size[1], size="force")
    assert difference(found, expected) < 2


def test_steps_of_a_drawing_are_not_logged(get, public, served) -> None:
    before = len(served.log.read_text())
    assert get(f"{ADDRESS}/11,13,777,555/321,/0/default.jpg").status_code == 200
    assert "VIPS" not in served.log.read_text()[before:]


def test_turned_mirrored_and_gray(get, public) -> None:
    upright = drawn(*WHOLE).thumbnail_image(100, height=150, size="force")
    turned = picture_of(get(f"{ADDRESS}/full/100,/90/default.png"))
    assert difference(turned, upright.rot90()) < 2
    mirrored = picture_of(get(f"{ADDRESS}/full/100,/!0/default.png"))
    assert difference(mirrored, upright.fliphor()) < 2
    assert picture_of(get(f"{ADDRESS}/full/100,/0/gray.jpg")).bands == 1


def test_a_gray_page_stays_gray(get, public) -> None:
    gray = drawn(*WHOLE).colourspace("b-w")
    for tile, box in ((TILES[0], (0, 0, 512, 512)), (TILES[1], (512, 1024, 488, 476))):
        found = picture_of(get(f"/iiif/image/3/{page_of(4)}/{tile}/0/default.jpg"))
        assert found.bands == 1
        assert difference(found, gray.crop(*box)) < 1


@pytest.mark.parametrize("address", ANY[:-1])
def test_validators_and_links(get, public, address) -> None:
    answer = get(f"{ADDRESS}/{address}")
    assert f"{ADDRESS}/" in answer.headers["Link"]
    assert 'rel="canonical"' in answer.headers["Link"]
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert answer.headers["Cache-Tag"] == "book"
    again = get(f"{ADDRESS}/{address}", If_None_Match=answer.headers["ETag"])
    assert (again.status_code, again.content) == (304, b"")
    head = get(f"{ADDRESS}/{address}", method="HEAD")
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(answer.content)))
    assert get(f"{ADDRESS}/{address}").content == answer.content


def test_canonical_address_of_a_tile_is_the_same_tile(get, public) -> None:
    answer = get(f"{ADDRESS}/0,0,512,512/512,/0/color.jpg")
    address = answer.headers["Link"].partition(">")[0].removeprefix("<")
    canonical = get(address[address.index("/iiif/") :])
    assert canonical.headers["ETag"] == answer.headers["ETag"]
    assert canonical.content == answer.content


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("1000,0,1,1/max/0/default.jpg", "region"),
        ("0,0,999999999,0/max/0/default.jpg", "region"),
        ("-1,0,512,512/512,/0/default.jpg", "region"),
        ("0,0,512,512/99999,99999/0/default.jpg", "size"),
        ("0,0,512,512/^99999,99999/0/default.jpg", "size"),
        ("full/^pct:99999/0/default.jpg", "size"),
        ("full/0,/0/default.jpg", "size"),
        ("full/max/45/default.jpg", "rotation"),
        ("full/max/0/native.jpg", "quality"),
        ("full/max/0/default.tif", "format"),
    ],
)
def test_what_cannot_be_is_refused_at_once(get, public, address, part) -> None:
    answer = get(f"{ADDRESS}/{address}")
    assert (answer.status_code, answer.json()["parameter"]) == (400, part)
    assert answer.elapsed.total_seconds() < 1


def test_pages_without_an_image_have_none(get, public) -> None:
    for none in (page_of(3), page_of(99), "0" * 32):
        assert get(f"/iiif/image/3/{none}/info.json").status_code == 404


@pytest.mark.parametrize("address", ANY[:-1])
def test_an_image_that_cannot_be_read_is_told(get, public, pyramids, address) -> None:
    other = f"/iiif/image/3/{page_of(2)}/{address}"
    assert get(other).status_code == 503
    pyramids.path("2" * 64).parent.mkdir(parents=True, exist_ok=True)
    pyramids.path("2" * 64).write_bytes(pyramids.path(FILE).read_bytes()[:2000])
    try:
        answer = get(other)
    finally:
        pyramids.path("2" * 64).unlink()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


@pytest.fixture
def in_a_folder(public, store) -> None:
    """Move the book into a folder that is shown."""
    publish(store, container(FOLDER))
    present(store, book(), standing=Standing((FOLDER,)))


@pytest.mark.parametrize("why", ["withdrawn", "metadata-only", "on-premises", "hidden folder"])
def test_all_of_a_page_s_image_is_gone_with_the_page(get, in_a_folder, voter, why) -> None:
    shown = {address: get(f"{ADDRESS}/{address}") for address in ANY}
    assert {answer.status_code for answer in shown.values()} == {200}
    if why == "withdrawn":
        vote(voter, ["book"], [])
    elif why == "hidden folder":
        vote(voter, [FOLDER], [])
    else:
        vote(voter, [], [Limits("book", (FOLDER,), access=why)])
    for address, answer in shown.items():
        again = get(f"{ADDRESS}/{address}", If_None_Match=answer.headers["ETag"])
        assert again.status_code == 404, address
    assert get(ADDRESS).status_code == 404


def test_an_image_ends_with_its_record_s_time(get, store, public) -> None:
    ends = set_clock(store, "2026-05-01 12:00") + timedelta(minutes=1)
    present(store, book(), standing=Standing((), visible_until=ends))
    for address in ANY:
        assert get(f"{ADDRESS}/{address}").status_code == 200
    set_clock(store, "2026-05-01 12:01")
    for address in ANY:
        assert get(f"{ADDRESS}/{address}").status_code == 404


def test_another_image_of_a_page_is_another_answer(get, public, store, pyramids) -> None:
    first = get(f"{ADDRESS}/{ANY[0]}")
    add(pyramids, "9" * 64, drawn(*WHOLE).fliphor())
    with store, store.cursor() as cursor:
        replaced = replace(page(1, "słowo"), file="9" * 64)
        pages.write_pages(cursor, "book", "kultura:library/book", 2, {"parts": []}, [replaced])
    second = get(f"{ADDRESS}/{ANY[0]}", If_None_Match=first.headers["ETag"])
    assert second.status_code == 200
    assert second.content != first.content


def test_access_that_is_switched_under_load_is_obeyed_by_the_next_request(
    served, public, voter
) -> None:
    phase = Phase(200)
    stop = Event()
    clients = [Client(served.url, phase, stop) for _ in range(6)]
    for client in clients:
        client.start()
    try:
        for _ in range(10):
            phase.change(lambda: vote(voter, [], [Limits("book", (), access="metadata-only")]), 404)
            eventually(lambda: all(client.judged(phase) for client in clients))
            phase.change(public, 200)
            eventually(lambda: all(client.judged(phase) for client in clients))
    finally:
        stop.set()
        for client in clients:
            client.join()
    assert [client.wrong for client in clients] == [[]] * len(clients)


class Phase:
    """What has to be answered now: None while it is being changed."""

    def __init__(self, expected: int) -> None:
        self.now: tuple[int, int | None] = (0, expected)

    def change(self, act: Callable[[], object], expected: int) -> None:
        """Do something, after which something else has to be answered."""
        number, _expected = self.now
        self.now = number + 1, None
        act()
        self.now = number + 2, expected


class Client(Thread):
    """Asks for a tile without a pause, and judges what was asked and answered in one phase."""

    def __init__(self, url: str, phase: Phase, stop: Event) -> None:
        super().__init__()
        self.url, self.phase, self.stop = url, phase, stop
        self.last: tuple[int, int | None] = (-1, None)
        self.wrong: list[tuple[int, int | None, int]] = []

    def run(self) -> None:
        """Ask until the end."""
        with requests.Session() as session:
            while not self.stop.is_set():
                begun = self.phase.now
                status = session.get(f"{self.url}{ADDRESS}/{ANY[0]}", timeout=20).status_code
                if begun == self.phase.now and begun[1] is not None:
                    self.last = begun
                    if status != begun[1]:
                        self.wrong.append((*begun, status))

    def judged(self, phase: Phase) -> bool:
        """Tell whether an answer of the phase that lasts was judged."""
        return self.last == phase.now
