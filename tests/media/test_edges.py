"""Tiles at the edge are kept as they are sent; what has none of them, or lost them, has tiles."""

from drawn_pictures import add
from drawn_pictures import difference
from drawn_pictures import drawn
from itertools import product
from kultura.media.pyramids.edges import cut
from kultura.media.pyramids.edges import edges_in
from kultura.media.pyramids.edges import END
from kultura.media.pyramids.edges import NONE
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.making import Maker
from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.tiles import Tiles
from pathlib import Path
from threading import Timer

import os
import pytest
import pyvips
import time


FILE = "a" * 64
WHOLE = (1301, 701)
AT_RIGHT = (0, 2, 0)  # level, column, row

Place = tuple[int, int, int]


@pytest.fixture
def pyramids(tmp_path: Path) -> Pyramids:
    """A folder with a pyramid."""
    pyramids = Pyramids(tmp_path)
    add(pyramids, FILE, drawn(*WHOLE))
    return pyramids


def shown(whole: tuple[int, int]) -> dict[Place, tuple[int, int]]:
    """Return how much of each tile is picture."""
    found = {}
    for level in range(levels_of(*whole)):
        wide, high = (-(-side >> level) for side in whole)
        columns, rows = -(-wide // TILE), -(-high // TILE)
        for column, row in product(range(columns), range(rows)):
            size = min(TILE, wide - column * TILE), min(TILE, high - row * TILE)
            found[level, column, row] = size
    return found


@pytest.mark.parametrize("whole", [WHOLE, (512, 512), (513, 1), (1536, 1040), (700, 1025)])
def test_each_tile_with_less_picture_is_kept_and_no_other(tmp_path, whole) -> None:
    pyramids = Pyramids(tmp_path)
    add(pyramids, FILE, drawn(*whole))
    tiles = Tiles(pyramids)
    for place, size in shown(whole).items():
        kept = tiles.edge(FILE, whole, *place)
        if size == (TILE, TILE):
            assert kept is None
            continue
        assert kept == cut(tiles.tile(FILE, whole, *place), *size)
        level, column, row = place
        page = pyvips.Image.new_from_file(str(pyramids.path(FILE)), page=level)
        expected = page.crop(column * TILE, row * TILE, *size)
        assert difference(pyvips.Image.new_from_buffer(kept, "", fail_on="warning"), expected) < 0.5


def test_the_file_is_the_same_tiff_for_others(pyramids: Pyramids) -> None:
    path = str(pyramids.path(FILE))
    levels = [
        pyvips.Image.new_from_file(path, page=level, fail_on="warning")
        for level in range(levels_of(*WHOLE))
    ]
    assert [level.get("n-pages") for level in levels] == [3, 3, 3]
    assert all(level.avg() > 0 for level in levels)


def test_edges_take_a_part_of_the_room(pyramids: Pyramids) -> None:
    places = Tiles(pyramids).contents(FILE).edges.places.values()
    size = pyramids.path(FILE).stat().st_size
    assert sum(length for _at, length in places) < size / 2


def test_a_picture_of_nearly_this_size_has_none_of_them(pyramids: Pyramids) -> None:
    other = (WHOLE[0] - 1, WHOLE[1])
    assert Tiles(pyramids).tile(FILE, other, *AT_RIGHT)
    assert Tiles(pyramids).edge(FILE, other, *AT_RIGHT) is None


@pytest.mark.parametrize("lost", [1, END.size - 1, END.size, END.size + 1, 3000])
def test_what_lost_its_end_has_tiles_and_no_edges(pyramids: Pyramids, lost: int) -> None:
    path = pyramids.path(FILE)
    path.write_bytes(path.read_bytes()[:-lost])
    tiles = Tiles(pyramids)
    assert tiles.contents(FILE).edges == NONE
    assert tiles.edge(FILE, WHOLE, *AT_RIGHT) is None
    assert tiles.tile(FILE, WHOLE, *AT_RIGHT)


@pytest.mark.parametrize("back", [END.size + 1, END.size + 16, END.size - 9, END.size - 13])
def test_a_table_that_changed_is_not_gone_by(pyramids: Pyramids, back: int) -> None:
    content = bytearray(pyramids.path(FILE).read_bytes())
    content[-back] ^= 255
    pyramids.path(FILE).write_bytes(content)
    assert Tiles(pyramids).edge(FILE, WHOLE, *AT_RIGHT) is None


def test_a_maker_that_dies_at_any_moment_leaves_all_of_them_or_no_pyramid(tmp_path: Path) -> None:
    pyramids = Pyramids(tmp_path / "derivatives")
    drawn(2600, 1900).pngsave(str(tmp_path / "1.png"), compression=0)
    took = made(pyramids, tmp_path)
    expected = sum(size != (TILE, TILE) for size in shown((2600, 1900)).values())
    assert kept_in(pyramids) == expected
    found = []
    for moment in range(12):
        pyramids.remove(FILE)
        made(pyramids, tmp_path, took * moment / 10)
        found.append(kept_in(pyramids))
    assert set(found) <= {None, expected}
    assert found[0] is None
    made(pyramids, tmp_path)
    assert kept_in(pyramids) == expected


def made(pyramids: Pyramids, folder: Path, dies_after: float = 60) -> float:
    """Have a pyramid made, by a process that is killed after some seconds; tell how many pass."""
    maker = Maker()
    drawn(9, 9).pngsave(str(folder / "0.png"))
    maker.make(pyramids.folder, "0" * 64, folder / "0.png")  # begins the process
    killer = Timer(dies_after, maker.process.kill)
    begun = time.monotonic()
    try:
        killer.start()
        maker.make(pyramids.folder, FILE, folder / "1.png")
        return time.monotonic() - begun
    finally:
        killer.cancel()
        maker.close()


def kept_in(pyramids: Pyramids) -> int | None:
    """Return how many edges a pyramid has; None where it is not there."""
    if not pyramids.holds(FILE):
        return None
    with pyramids.path(FILE).open("rb") as file:
        return len(edges_in(file.fileno(), os.fstat(file.fileno()).st_size).places)
