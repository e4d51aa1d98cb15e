"""A process that decodes images outlives none of them, and begins again."""

from kultura.digitisation.decoders import Decoder
from kultura.digitisation.decoders import SLOW
from kultura.digitisation.decoding import DAMAGED
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
