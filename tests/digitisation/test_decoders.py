"""A process that decodes images outlives none of them, and begins again."""

from breaking import cut
from hashlib import sha512
from kultura.digitisation.decoders import Decoder
from kultura.digitisation.decoders import SLOW
from kultura.digitisation.decoding import DAMAGED
from kultura.media.pyramids.folder import Pyramids
from kultura.media.pyramids.recipe import name_of
from pathlib import Path
from PIL import Image

import os
import pytest
import signal


@pytest.fixture
def decoder():
    """A decoder that is ended with the test."""
    made = Decoder()
    yield made
    made.close()


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """A small image."""
    Image.new("RGB", (6, 4)).save(tmp_path / "1.png")
    return tmp_path


def test_the_process_never_imported_plone(image: Path, decoder: Decoder) -> None:
    assert decoder.look(image, "1.png").width == 6
    maps = Path(f"/proc/{decoder.process.pid}/maps").read_text(encoding="utf-8")
    assert "vips" in maps
    assert "persistent" not in maps
    assert "zope" not in maps


def test_a_process_that_died_is_begun_again(image: Path, decoder: Decoder) -> None:
    decoder.look(image, "1.png")
    os.kill(decoder.process.pid, signal.SIGKILL)
    decoder.process.wait()
    assert decoder.look(image, "1.png").fault == DAMAGED
    assert decoder.look(image, "1.png").fault == ""


def test_an_image_that_takes_for_ever_is_given_up(image: Path, decoder: Decoder) -> None:
    decoder.look(image, "1.png")
    os.kill(decoder.process.pid, signal.SIGSTOP)
    decoder.patience = 0.1
    assert decoder.look(image, "1.png").fault == SLOW
    assert decoder.process is None


def test_pyramid_is_made_of_the_bytes_that_were_looked_at(
    image: Path, tmp_path: Path, decoder: Decoder
) -> None:
    pyramids = Pyramids(tmp_path / "derivatives")
    for name, tile in (("1.png", {}), ("1.jp2", {"quality_mode": "lossless"})):
        Image.new("RGB", (600, 40), "teal").save(image / name, dpi=(300, 300), **tile)
        looked = decoder.look(image, name, pyramids=pyramids.folder)
        assert looked == decoder.look(image, name)
        file = name_of(sha512((image / name).read_bytes()).hexdigest())
        with Image.open(pyramids.path(file)) as made:
            assert made.n_frames == 2  # levels
            assert made.getpixel((300, 20)) == pytest.approx((0, 128, 128), abs=3)
        before = pyramids.path(file).stat().st_mtime_ns
        assert decoder.look(image, name, pyramids=pyramids.folder) == looked
        assert pyramids.path(file).stat().st_mtime_ns > before  # used, so not collected


@pytest.mark.parametrize("name", ["1.jp2", "1.tif"])
def test_damaged_image_has_no_pyramid(
    image: Path, tmp_path: Path, decoder: Decoder, name: str
) -> None:
    Image.effect_noise((600, 400), 90).save(image / name)
    cut(image / name, 0.6)
    assert decoder.look(image, name, pyramids=tmp_path / "derivatives").fault == DAMAGED
    assert not list((tmp_path / "derivatives").rglob("*.tif"))


def test_image_in_several_parts_is_looked_at_in_all_of_them(
    image: Path, tmp_path: Path, decoder: Decoder
) -> None:
    parts = [Image.effect_noise((60, 40), 90) for _ in range(3)]
    parts[0].save(image / "1.tif", save_all=True, append_images=parts[1:])
    assert decoder.look(image, "1.tif", pyramids=tmp_path / "derivatives").fault == ""
    assert not list((tmp_path / "derivatives").rglob("*.tif"))


@pytest.mark.parametrize("with_pyramids", [True, False])
def test_a_process_keeps_nothing_of_the_images_it_has_seen(
    tmp_path: Path, decoder: Decoder, with_pyramids: bool
) -> None:
    """A package of large masters would end it, and good images be called damaged."""
    pyramids = tmp_path / "derivatives" if with_pyramids else None
    side = 3000
    taken = []
    for number in range(8):
        name = f"{number}.tif"
        pixels = os.urandom(3 * side) * side
        Image.frombytes("RGB", (side, side), pixels).save(tmp_path / name, dpi=(300, 300))
        assert decoder.look(tmp_path, name, pyramids=pyramids).fault == ""
        taken.append(most_memory_of(decoder))
    assert taken[-1] - taken[1] < 2 * len(pixels)


def most_memory_of(decoder: Decoder) -> int:
    """Return how many bytes the process has had at once, at most."""
    status = Path(f"/proc/{decoder.process.pid}/status").read_text(encoding="utf-8")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024
