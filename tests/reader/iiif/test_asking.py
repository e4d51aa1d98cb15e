"""Each form of an Image API address gives the numbers its specification says, or a sentence."""

from kultura.reader.iiif.image.asking import asked
from kultura.reader.iiif.image.asking import AskedWrongError
from kultura.reader.iiif.image.asking import LARGEST
from kultura.reader.iiif.image.asking import WIDEST
from kultura.reader.iiif.image.info import described
from kultura.reader.iiif.image.info import halves

import pytest


WHOLE = (3000, 2000)


def drawn(region="full", size="max", rotation="0", quality="default", format="jpg", whole=WHOLE):
    return asked(whole, region, size, rotation, quality, format)


@pytest.mark.parametrize(
    ("region", "part"),
    [
        ("full", (0, 0, 3000, 2000)),
        ("square", (500, 0, 2000, 2000)),
        ("100,200,300,400", (100, 200, 300, 400)),
        ("2900,1900,300,400", (2900, 1900, 100, 100)),
        ("pct:10,10,50,25.5", (300, 200, 1500, 510)),
        ("pct:50,50,100,100", (1500, 1000, 1500, 1000)),
    ],
)
def test_regions(region, part) -> None:
    box = drawn(region).part
    assert (box.left, box.top, box.width, box.height) == part


@pytest.mark.parametrize(
    ("size", "pixels", "canonical"),
    [
        ("max", (3000, 2000), "max"),
        ("3000,", (3000, 2000), "max"),
        ("600,", (600, 400), "600,400"),
        (",500", (750, 500), "750,500"),
        ("pct:10", (300, 200), "300,200"),
        ("pct:33.3", (999, 666), "999,666"),
        ("300,300", (300, 300), "300,300"),
        ("!300,300", (300, 200), "300,200"),
        ("!9000,9000", (3000, 2000), "max"),
        ("^3600,", (3600, 2400), "^3600,2400"),
        ("^600,", (600, 400), "600,400"),
        ("^!3600,3600", (3600, 2400), "^3600,2400"),
        ("^pct:110", (3300, 2200), "^3300,2200"),
        ("1,", (1, 1), "1,1"),
    ],
)
def test_sizes(size, pixels, canonical) -> None:
    found = drawn(size=size)
    assert (found.width, found.height) == pixels
    assert found.canonical == f"full/{canonical}/0/default.jpg"


def test_what_is_larger_than_the_limits_is_drawn_at_the_limits() -> None:
    found = drawn(size="max", whole=(12000, 9000))
    assert found.width == WIDEST
    assert found.width * found.height <= LARGEST
    assert found.canonical == "full/max/0/default.jpg"
    enlarged = drawn(size="^max", whole=(30, 30))
    assert enlarged.width * enlarged.height <= LARGEST
    assert enlarged.width > 3000


@pytest.mark.parametrize(
    ("rotation", "mirrored", "turn"),
    [("0", False, 0), ("90", False, 90), ("!180", True, 180), ("360", False, 0), ("270.0", 0, 270)],
)
def test_rotations(rotation, mirrored, turn) -> None:
    found = drawn(rotation=rotation)
    assert (found.mirrored, found.turn) == (mirrored, turn)


def test_the_canonical_address_asks_for_the_same() -> None:
    found = drawn("pct:10,10,50,50", "^!4000,4000", "!90.0", "color", "png")
    again = asked(WHOLE, *found.canonical.rpartition(".")[0].split("/"), "png")
    assert again == found


@pytest.mark.parametrize(
    ("part", "address"),
    [
        *(("region", {"region": words}) for words in ("", "0,0,0,5", "0,0,5,0", "3000,0,1,1")),
        *(("region", {"region": words}) for words in ("-1,0,5,5", "1,2,3", "pct:", "pct:0,0,0,0")),
        *(
            ("region", {"region": words})
            for words in ("9" * 40 + ",0,1,1", "pct:1e3,0,1,1", "٣,0,1,1")
        ),
        *(("size", {"size": words}) for words in ("", ",", "^", "^,", "0,", ",0", "0,0", "pct:0")),
        *(("size", {"size": words}) for words in ("3001,", "pct:101", "300,2001", "!300,", "!0,5")),
        *(
            ("size", {"size": words})
            for words in ("^9999999,", "^4096,4096", "1e3,", "-5,", "full")
        ),
        *(
            ("size", {"size": words})
            for words in ("^999999999,999999999", "!^5,5", "max,", "9" * 99)
        ),
        *(("rotation", {"rotation": words}) for words in ("", "45", "361", "-90", "!", "90!", "x")),
        *(("quality", {"quality": words}) for words in ("", "native", "Default")),
        *(("format", {"format": words}) for words in ("", "gif", "JPG", "pdf", "exe")),
    ],
)
def test_what_cannot_be_is_refused_with_its_part(part, address) -> None:
    with pytest.raises(AskedWrongError) as refused:
        drawn(**address)
    assert refused.value.part == part
    assert str(refused.value).endswith((".", "it."))


def test_every_size_and_tile_that_is_offered_can_be_asked_for() -> None:
    info = described("http://127.0.0.1:8000/iiif/image/3/a", *WHOLE)
    for size in info["sizes"]:
        assert drawn(size=f"{size['width']},{size['height']}")
    (tiles,) = info["tiles"]
    for factor in tiles["scaleFactors"]:
        side = tiles["width"] * factor
        for left in range(0, WHOLE[0], side):
            for top in range(0, WHOLE[1], side):
                wide, high = min(side, WHOLE[0] - left), min(side, WHOLE[1] - top)
                size = f"{-(-wide // factor)},{-(-high // factor)}"
                assert drawn(f"{left},{top},{wide},{high}", size)


@pytest.mark.parametrize("whole", [(1, 1), (64, 9), (20000, 3), (5000, 7000)])
def test_sizes_grow_to_the_largest(whole) -> None:
    sizes = halves(*whole)
    assert sizes == sorted(sizes)
    assert max(sizes[0]) < 128 or whole == (64, 9)
