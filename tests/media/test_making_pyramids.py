"""A master becomes a pyramid of tiles in the web's colours, or there is a sentence and no file."""

from collections.abc import Callable
from drawn_pictures import difference
from drawn_pictures import drawn
from drawn_pictures import furthest
from kultura.media.pyramids.folder import PARTIAL
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.making import Made
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.making import Maker
from kultura.media.pyramids.recipe import levels_of
from kultura.media.pyramids.recipe import name_of
from kultura.media.pyramids.recipe import TILE
from kultura.media.pyramids.recipe import widened
from pathlib import Path

import hashlib
import os
import pytest
import pyvips
import signal


WIDTH, HEIGHT = 1301, 701
ON_ITS_SIDE = 6  # to be turned clockwise


def in_jpeg_2000(image: pyvips.Image, path: Path) -> None:
    """Write a picture without loss."""
    from imagecodecs import jpeg2k_encode

    path.write_bytes(jpeg2k_encode(image.numpy(), codecformat="jp2", level=0, reversible=True))


WRITERS: dict[str, Callable[[pyvips.Image, Path], None]] = {
    "tif": lambda image, path: image.tiffsave(str(path), compression="lzw"),
    "jpg": lambda image, path: image.jpegsave(str(path), Q=95),
    "png": lambda image, path: image.pngsave(str(path)),
    "jp2": in_jpeg_2000,
}


@pytest.fixture
def pyramids(tmp_path: Path) -> Pyramids:
    """The folder pyramids are made in."""
    return Pyramids(tmp_path / "derivatives")


def name(master: Path) -> str:
    return name_of(hashlib.sha512(master.read_bytes()).hexdigest())


def made_of(master: Path, pyramids: Pyramids) -> Made:
    (made,) = make_pyramids(pyramids.folder, [(name(master), master)], 1)
    return made


def level(pyramids: Pyramids, made: Made, number: int = 0) -> pyvips.Image:
    return pyvips.Image.new_from_file(str(pyramids.path(made.file)), page=number)


@pytest.mark.parametrize("format", WRITERS)
def test_masters_of_each_format(tmp_path: Path, pyramids: Pyramids, format: str) -> None:
    master = tmp_path / f"master.{format}"
    WRITERS[format](drawn(WIDTH, HEIGHT), master)
    made = made_of(master, pyramids)
    assert made == Made(name(master), WIDTH, HEIGHT)
    assert pyramids.holds(made.file)
    largest = level(pyramids, made)
    assert (largest.width, largest.height) == widened(WIDTH, HEIGHT)
    assert difference(largest.crop(0, 0, WIDTH, HEIGHT), drawn(WIDTH, HEIGHT)) < 2


def test_each_level_is_half_of_the_one_before_until_a_tile_holds_it(tmp_path, pyramids) -> None:
    WRITERS["png"](drawn(WIDTH, HEIGHT), tmp_path / "1.png")
    made = made_of(tmp_path / "1.png", pyramids)
    levels = level(pyramids, made).get("n-pages")
    assert levels == levels_of(WIDTH, HEIGHT) == 3
    for number in range(levels):
        image = level(pyramids, made, number)
        wide, high = widened(WIDTH, HEIGHT)
        assert (image.width, image.height) == (wide >> number, high >> number)
        assert image.get("tile-width") == image.get("tile-height") == TILE
    assert max(image.width, image.height) <= TILE


@pytest.mark.parametrize("size", [(WIDTH, HEIGHT), (1297, 529), (600, 700), (1536, 1040)])
def test_a_light_picture_s_edges_are_as_light_as_it(tmp_path, pyramids, size) -> None:
    paper = drawn(*size).new_from_image([240, 225, 200]).cast("uchar").copy(interpretation="srgb")
    WRITERS["png"](paper, tmp_path / "1.png")
    made = made_of(tmp_path / "1.png", pyramids)
    for number in range(levels_of(*size)):
        wide, high = (-(-side >> number) for side in size)
        found = level(pyramids, made, number).crop(0, 0, wide, high)
        assert furthest(found, paper.crop(0, 0, wide, high)) <= 3


@pytest.mark.parametrize(
    ("width", "height", "levels"),
    [(1, 1, 1), (512, 512, 1), (513, 9, 2), (1024, 4, 2), (1025, 4, 3), (5000, 7000, 5)],
)
def test_how_many_levels_there_are(width: int, height: int, levels: int) -> None:
    assert levels_of(width, height) == levels
    assert all(side % (16 << (levels - 1)) == 0 for side in widened(width, height))
    assert levels_of(*widened(width, height)) == levels


def test_the_same_master_s_pyramid_has_the_same_name_and_is_not_made_twice(
    tmp_path, pyramids
) -> None:
    WRITERS["jp2"](drawn(WIDTH, HEIGHT), tmp_path / "1.jp2")
    made = made_of(tmp_path / "1.jp2", pyramids)
    written = pyramids.path(made.file).stat().st_ino
    assert made_of(tmp_path / "1.jp2", pyramids) == made
    assert pyramids.path(made.file).stat().st_ino == written


def test_a_photograph_on_its_side_stands_upright(tmp_path, pyramids) -> None:
    image = drawn(WIDTH, HEIGHT).copy()
    image.set_type(pyvips.GValue.gint_type, "orientation", ON_ITS_SIDE)
    for format in ("tif", "jpg"):
        master = tmp_path / f"master.{format}"
        WRITERS[format](image, master)
        for made in (made_of(master, pyramids), made_of(master, pyramids)):
            assert (made.width, made.height, made.fault) == (HEIGHT, WIDTH, "")
        upright = level(pyramids, made).crop(0, 0, HEIGHT, WIDTH)
        assert difference(upright, drawn(WIDTH, HEIGHT).rot90()) < 3


@pytest.mark.parametrize(
    ("kind", "bands"),
    [("grey16", 1), ("b-w", 1), ("rgb16", 3), ("cmyk", 3), ("alpha", 3), ("profile", 3)],
)
def test_other_colours_become_the_web_s(tmp_path, pyramids, kind: str, bands: int) -> None:
    muted = (drawn(300, 200) * 0.4 + 70).cast("uchar").copy(interpretation="srgb")
    if kind == "alpha":
        image = muted.bandjoin(255)
    elif kind == "profile":
        image = muted.icc_transform("p3")
    else:
        image = muted.colourspace(kind)
    image.tiffsave(str(tmp_path / "1.tif"))
    made = made_of(tmp_path / "1.tif", pyramids)
    assert made.fault == ""
    found = level(pyramids, made).crop(0, 0, 300, 200)
    assert (found.bands, found.format) == (bands, "uchar")
    expected = muted.colourspace("b-w") if bands == 1 else muted
    assert difference(found, expected) < (6 if kind == "cmyk" else 2)


@pytest.mark.parametrize("format", WRITERS)
def test_what_is_cut_off_is_a_sentence_and_no_file(tmp_path, pyramids, format: str) -> None:
    master = tmp_path / f"master.{format}"
    WRITERS[format](drawn(WIDTH, HEIGHT), master)
    master.write_bytes(master.read_bytes()[:-900])
    made = made_of(master, pyramids)
    assert made.fault.endswith(".")
    assert not pyramids.holds(made.file)
    assert not [path for path in pyramids.folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("content", [b"", b"no picture", b"\xff\x4f\xff\x51\x00\x29"])
def test_what_is_no_image_is_told(tmp_path, pyramids, content: bytes) -> None:
    (tmp_path / "1.tif").write_bytes(content)
    made = made_of(tmp_path / "1.tif", pyramids)
    assert (made.width, made.height) == (0, 0)
    assert made.fault


def test_several_at_once_come_in_order_and_a_broken_one_stops_nobody(tmp_path, pyramids) -> None:
    masters = []
    for number in range(6):
        path = tmp_path / f"{number}.png"
        WRITERS["png"](drawn(100 + number, 90), path)
        masters.append((name(path), path))
    masters[2][1].write_bytes(b"broken")
    masters[4] = (masters[4][0], tmp_path / "missing.png")
    found = list(make_pyramids(pyramids.folder, masters, 2))
    assert [made.file for made in found] == [file for file, _path in masters]
    assert [made.width for made in found] == [100, 101, 0, 103, 0, 105]
    assert "missing.png" in found[4].fault


def test_a_process_that_died_leaves_nothing_and_is_begun_again(tmp_path, pyramids) -> None:
    path = tmp_path / "1.png"
    WRITERS["png"](drawn(100, 90), path)
    maker = Maker()
    try:
        assert maker.make(pyramids.folder, "0" * 64, path).fault == ""
        maps = Path(f"/proc/{maker.process.pid}/maps").read_text(encoding="utf-8")
        assert "vips" in maps
        assert "zope" not in maps
        os.kill(maker.process.pid, signal.SIGKILL)
        maker.process.wait()
        assert maker.make(pyramids.folder, name(path), path).fault.endswith("broke off.")
        assert maker.make(pyramids.folder, name(path), path).width == 100
    finally:
        maker.close()


def test_what_a_dead_process_had_begun_is_removed_after_a_day(pyramids) -> None:
    with pyramids.adding("a" * 64) as begun:
        begun.with_name("new").touch()
        begun.with_name("old").touch()
        os.utime(begun.with_name("old"), (0, 0))
        list(make_pyramids(pyramids.folder, [], 1))
        assert {path.name for path in begun.parent.iterdir()} == {begun.name, "new"}
    assert (pyramids.folder / PARTIAL).is_dir()


@pytest.mark.parametrize("file", ["", "a", "../" + "a" * 61, "A" * 64, "a" * 65])
def test_no_other_name_leads_anywhere(pyramids, file: str) -> None:
    assert not pyramids.holds(file)
    with pytest.raises(ValueError, match="no name"):
        pyramids.path(file)
