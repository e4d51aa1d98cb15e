"""Which requests are stored tiles, and from which level all others are drawn."""

from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import TILE
from kultura.reader.iiif.image.asking import asked
from kultura.reader.iiif.image.asking import Box
from kultura.reader.iiif.image.info import described
from kultura.reader.iiif.image.pages import best_level
from kultura.reader.iiif.image.pages import part_at
from kultura.reader.iiif.image.pages import Place
from kultura.reader.iiif.image.pages import place_of

import pytest


WHOLE = (3001, 2003)


def wanted(region="full", size="max", rotation="0", quality="default", format="jpg", whole=WHOLE):
    return asked(whole, region, size, rotation, quality, format)


@pytest.mark.parametrize(
    ("region", "size", "place"),
    [
        ("0,0,512,512", "512,512", Place(0, 0, 0, 512, 512)),
        ("0,0,512,512", "max", Place(0, 0, 0, 512, 512)),
        ("512,1024,512,512", "512,", Place(0, 1, 2, 512, 512)),
        ("2560,0,441,512", "441,512", Place(0, 5, 0, 441, 512)),
        ("2560,1536,9999,9999", "441,", Place(0, 5, 3, 441, 467)),
        ("1024,0,1024,1024", "512,512", Place(1, 1, 0, 512, 512)),
        ("2048,1024,953,979", "477,490", Place(1, 2, 1, 477, 490)),
        ("2048,0,953,2003", "239,501", Place(2, 1, 0, 239, 501)),
        ("full", "376,251", Place(3, 0, 0, 376, 251)),
        ("0,0,3001,2003", "376,251", Place(3, 0, 0, 376, 251)),
    ],
)
def test_tiles(region: str, size: str, place: Place) -> None:
    assert place_of(WHOLE, wanted(region, size)) == place
    assert place.is_whole == (place.width == place.height == TILE)


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"region": "1,0,512,512"},
        {"region": "0,0,511,512"},
        {"region": "0,0,512,512", "size": "511,512"},
        {"region": "0,0,1024,1024", "size": "1024,1024"},
        {"region": "512,0,1024,1024", "size": "512,512"},
        {"region": "0,0,512,512", "size": "^1024,1024"},
        {"region": "0,0,512,512", "rotation": "90"},
        {"region": "0,0,512,512", "rotation": "!0"},
        {"region": "0,0,512,512", "quality": "gray"},
        {"region": "0,0,512,512", "format": "png"},
        {"region": "2048,1024,953,979", "size": "476,489"},
    ],
)
def test_what_is_no_tile(address: dict[str, str]) -> None:
    assert place_of(WHOLE, wanted(**address)) is None


@pytest.mark.parametrize("whole", [(1, 1), (512, 512), (513, 1), (1025, 700), (5000, 7001)])
def test_every_tile_of_the_description_is_stored(whole: tuple[int, int]) -> None:
    (tiles,) = described("http://127.0.0.1:8000/iiif/image/3/a", *whole)["tiles"]
    assert tiles["scaleFactors"] == [1 << level for level in range(levels_of(*whole))]
    for level, factor in enumerate(tiles["scaleFactors"]):
        side = tiles["width"] * factor
        for left in range(0, whole[0], side):
            for top in range(0, whole[1], side):
                wide, high = min(side, whole[0] - left), min(side, whole[1] - top)
                size = -(-wide // factor), -(-high // factor)
                region = f"{left},{top},{wide},{high}"
                drawing = wanted(region, f"{size[0]},{size[1]}", whole=whole)
                assert place_of(whole, drawing) == Place(level, left // side, top // side, *size)


@pytest.mark.parametrize(
    ("region", "size", "level"),
    [
        ("full", "max", 0),
        ("full", "1502,1003", 0),
        ("full", "1501,1002", 1),
        ("full", "1500,1001", 1),
        ("full", "750,", 2),
    ]
    + [("full", "100,", 3), ("0,0,600,600", "300,", 1), ("0,0,600,600", "^900,", 0)]
    + [("full", "1,", 3), ("0,0,3001,20", "20,20", 0)],
)
def test_other_requests_are_drawn_from_the_smallest_level_that_has_all(
    region: str, size: str, level: int
) -> None:
    assert best_level(WHOLE, wanted(region, size)) == level


def test_a_part_on_a_level_is_all_that_it_touches() -> None:
    assert part_at(WHOLE, Box(5, 6, 10, 3), 2) == Box(1, 1, 3, 2)
    assert part_at(WHOLE, Box(0, 0, *WHOLE), 3) == Box(0, 0, 376, 251)
