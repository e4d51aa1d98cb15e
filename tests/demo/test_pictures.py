"""The demo's pictures are whole, distinct and the same every time."""

from io import BytesIO
from kultura.demo.pictures import draw_picture
from kultura.demo.pictures import MOTIFS
from PIL import Image

import pytest


@pytest.mark.parametrize("motif", MOTIFS)
def test_picture_is_a_whole_jpeg(motif) -> None:
    image = Image.open(BytesIO(draw_picture(motif, 1, 320, 213)))
    image.load()
    assert image.size == (320, 213)


def test_same_seed_same_bytes_other_seed_other_picture() -> None:
    assert draw_picture("hills", 1, 160, 107) == draw_picture("hills", 1, 160, 107)
    assert draw_picture("hills", 1, 160, 107) != draw_picture("hills", 2, 160, 107)
