"""Stored tiles are read as they are, and nothing is read from what is no pyramid of ours."""

from drawn_pictures import add
from drawn_pictures import drawn
from drawn_pictures import furthest
from kultura.media.pyramids.directories import JFIF
from kultura.media.pyramids.directories import NotPyramidError
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import SAVED
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.tiles import Tiles
from pathlib import Path

import pytest
import pyvips


FILE = "a" * 64
WHOLE = (1301, 701)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> Pyramids:
    """A folder with one pyramid, which tests only read."""
    pyramids = Pyramids(tmp_path_factory.mktemp("derivatives"))
    add(pyramids, FILE, drawn(*WHOLE))
    return pyramids


@pytest.fixture
def own(kept: Pyramids, tmp_path: Path) -> Pyramids:
    """A folder with a copy of it."""
    pyramids = Pyramids(tmp_path)
    pyramids.path(FILE).parent.mkdir(parents=True)
    pyramids.path(FILE).write_bytes(kept.path(FILE).read_bytes())
    return pyramids


def test_every_tile_is_the_stored_one(kept: Pyramids) -> None:
    tiles = Tiles(kept)
    for number, level in enumerate(tiles.contents(FILE).levels):
        page = pyvips.Image.new_from_file(str(kept.path(FILE)), page=number)
        assert (page.width, page.height) == (level.width, level.height)
        for column in range(level.columns):
            for row in range(-(-level.height // TILE)):
                tile = tiles.tile(FILE, WHOLE, number, column, row)
                found = pyvips.Image.new_from_buffer(tile, "", fail_on="warning")
                assert (found.width, found.height) == (TILE, TILE)
                left, top = column * TILE, row * TILE
                box = min(TILE, page.width - left), min(TILE, page.height - top)
                expected = page.crop(left, top, *box)
                assert furthest(found.crop(0, 0, *box), expected) == 0


def test_a_tile_says_in_which_colours_it_is(kept: Pyramids) -> None:
    assert Tiles(kept).tile(FILE, WHOLE, 0, 0, 0)[2:].startswith(JFIF)


def test_a_gray_picture_s_tiles_are_gray(tmp_path: Path) -> None:
    pyramids = Pyramids(tmp_path)
    gray = drawn(600, 600).colourspace("b-w")
    add(pyramids, FILE, gray)
    found = pyvips.Image.new_from_buffer(Tiles(pyramids).tile(FILE, (600, 600), 0, 0, 0), "")
    assert (found.bands, furthest(found, gray.crop(0, 0, TILE, TILE)) < 10) == (1, True)


def test_a_picture_of_another_size_is_not_taken_for_it(kept: Pyramids) -> None:
    with pytest.raises(NotPyramidError, match="another"):
        Tiles(kept).tile(FILE, (900, 701), 0, 0, 0)


def test_what_is_not_there_is_an_error(kept: Pyramids) -> None:
    with pytest.raises(FileNotFoundError):
        Tiles(kept).contents("b" * 64)


@pytest.mark.parametrize(
    "content",
    [b"", b"II*\x00", b"II*\x00\xff\xff\xff\xff", b"II*\x00" + bytes(4), b"GIF89a__", bytes(99)],
)
def test_what_is_no_pyramid_is_an_error(own: Pyramids, content: bytes) -> None:
    own.path(FILE).write_bytes(content)
    with pytest.raises(NotPyramidError):
        Tiles(own).contents(FILE)


def test_a_tiff_of_another_kind_is_an_error(own: Pyramids) -> None:
    drawn(600, 600).tiffsave(str(own.path(FILE)), tile=True, tile_width=256, tile_height=256)
    with pytest.raises(NotPyramidError, match="JPEG tiles of 512"):
        Tiles(own).contents(FILE)


def test_what_is_cut_off_anywhere_is_an_error_and_never_a_part(own: Pyramids) -> None:
    whole = own.path(FILE).read_bytes()
    end = min(at for at, _length in Tiles(own).contents(FILE).edges.places.values())  # of the TIFF
    for length in range(0, end, end // 40):
        own.path(FILE).write_bytes(whole[:length])
        with pytest.raises(NotPyramidError):
            for number, level in enumerate(Tiles(own).contents(FILE).levels):
                for tile in range(len(level.offsets)):
                    Tiles(own).tile(FILE, WHOLE, number, *divmod(tile, level.columns)[::-1])


def test_a_file_in_its_place_is_read_by_its_own_directories(own: Pyramids) -> None:
    tiles = Tiles(own)
    before = tiles.tile(FILE, WHOLE, 0, 0, 0)
    other = drawn(*WHOLE).fliphor()
    add(own, FILE, other)
    after = pyvips.Image.new_from_buffer(tiles.tile(FILE, WHOLE, 0, 0, 0), "")
    assert tiles.tile(FILE, WHOLE, 0, 0, 0) != before
    assert furthest(after, other.crop(0, 0, TILE, TILE)) < 20


def test_pyramids_that_were_only_halved_evenly_are_read(tmp_path: Path) -> None:
    pyramids = Pyramids(tmp_path)
    with pyramids.adding(FILE) as partial:
        drawn(1304, 704).tiffsave(str(partial), **SAVED)
    tiles = Tiles(pyramids)
    assert tiles.tile(FILE, WHOLE, 2, 0, 0)
    with pytest.raises(NotPyramidError):
        tiles.tile(FILE, (1300, 690), 2, 0, 0)


def test_as_many_directories_are_in_memory_as_may_be(kept: Pyramids, tmp_path: Path) -> None:
    pyramids = Pyramids(tmp_path)
    tiles = Tiles(pyramids, kept=2)
    for digit in "abca":
        if not pyramids.holds(digit * 64):
            add(pyramids, digit * 64, drawn(20, 10))
        assert tiles.contents(digit * 64).levels[0].width == 32
    assert list(tiles.kept) == ["c" * 64, "a" * 64]
