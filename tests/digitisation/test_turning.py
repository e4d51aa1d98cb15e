"""Pages are turned with the boxes of their words: what was on a word is on it after."""

from kultura.digitisation.turning import turned_boxes
from kultura.digitisation.turning import turned_size
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.page_text import unpack
from PIL import Image

import pytest
import pyvips


WIDE, HIGH = 300, 200
WORD = Box(20, 30, 80, 10)  # red on white
TURNS = (0, 90, 180, 270)


@pytest.mark.parametrize("turn", TURNS)
def test_box_stays_on_its_word(tmp_path, turn) -> None:
    master = Image.new("RGB", (WIDE, HIGH), "white")
    ends = (WORD.left + WORD.width, WORD.top + WORD.height)
    master.paste((255, 0, 0), (WORD.left, WORD.top, *ends))
    master.save(tmp_path / "master.png")
    name = name_of("ab" * 64, turn)
    masters = [(name, tmp_path / "master.png", turn)]
    for _again in range(2):  # the second time it is there already
        (made,) = make_pyramids(tmp_path / "pyramids", masters, 1)
        assert ((made.width, made.height), made.fault) == (turned_size((WIDE, HIGH), turn), "")
    (box,) = unpack(turned_boxes(pack([WORD]), (WIDE, HIGH), turn))
    (file,) = (tmp_path / "pyramids").glob("**/*.tif")
    drawn = pyvips.Image.new_from_file(str(file))
    part = drawn.crop(box.left + 2, box.top + 2, box.width - 4, box.height - 4)
    red, green, _blue = (band.avg() for band in part.bandsplit())
    assert (red > 240, green < 40) == (True, True)
    assert drawn.crop(0, 0, 10, 10).avg() > 240


def test_each_turn_has_a_file_of_its_own() -> None:
    assert len({name_of("ab" * 64, turn) for turn in TURNS}) == len(TURNS)
    assert name_of("ab" * 64) == name_of("ab" * 64, 0)
