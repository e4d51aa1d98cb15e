"""A question that cannot be answered costs nobody the index; a damaged file does."""

from builders import publish
from indexing import composed
from kultura.reader.problems import ProblemError
from kultura.reader.search import engine
from kultura.reader.search.index.soundness import is_sound
from kultura.reader.search.snapshot import Snapshots
from kultura.records.page import Page
from pathlib import Path

import pytest
import shutil


@pytest.fixture
def index(store, indexer) -> Path:
    """The files of an index with a deletion in it."""
    for number in range(3):
        publish(store, composed(Page(id=f"{number}", path="a", title="Żółw", language="pl")))
        indexer.follow()
    publish(store, composed(Page(id="0", path="a", title="Inny", language="pl")))
    indexer.follow()
    return indexer.folder.current()


def asked(indexer, raised: Exception) -> ProblemError:
    """Ask something at which the library raises; return what the visitor is told."""

    def ask(_asked) -> None:
        raise raised

    with indexer.connection.cursor() as cursor, pytest.raises(ProblemError) as caught:
        engine.asking(Snapshots(indexer.folder), cursor, None, ask)
    indexer.connection.rollback()
    return caught.value


def test_a_bad_question_is_refused_and_the_index_stays(index, indexer) -> None:
    assert asked(indexer, ValueError("no such field")).status == 400
    assert not indexer.folder.is_broken(index)
    indexer.follow()
    assert indexer.folder.current() == index


def test_a_damaged_index_is_dropped(index, indexer) -> None:
    for file in index.glob("*.store"):  # files of merged segments may lie there, read by nobody
        damage(file)
    assert asked(indexer, OSError("cannot be read")).status == 503
    assert indexer.folder.is_broken(index)


def damage(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.write(b"\xff\xfe")


@pytest.mark.parametrize("ending", ["term", "idx", "store", "fast", "fieldnorm", "pos"])
def test_any_damaged_file_is_found(index, tmp_path, ending: str) -> None:
    copy = Path(shutil.copytree(index, tmp_path / "copy"))
    assert is_sound(copy)
    for file in copy.glob(f"*.{ending}"):
        damage(file)
    assert not is_sound(copy)


@pytest.mark.parametrize("name", ["*.store", "meta.json"])
def test_a_missing_file_is_found(index, tmp_path, name: str) -> None:
    copy = Path(shutil.copytree(index, tmp_path / "copy"))
    for file in copy.glob(name):
        file.unlink()
    assert not is_sound(copy)


def test_a_shortened_file_is_found(index, tmp_path) -> None:
    copy = Path(shutil.copytree(index, tmp_path / "copy"))
    for file in copy.glob("*.term"):
        file.write_bytes(file.read_bytes()[:5])
    assert not is_sound(copy)
