"""The real packages of `../shared/data`, copies of them that a test may break, and small ones."""

from collections.abc import Callable
from pathlib import Path
from PIL import Image

import pytest
import shutil


NDK = "data/ndk/monograph"
BAG = "data/ocr-d/kant_aufklaerung_1784"


@pytest.fixture(scope="session")
def ndk(shared: Path) -> Path:
    """The real monograph of the NDK standard, 8 pages."""
    return shared / NDK


@pytest.fixture(scope="session")
def bag(shared: Path) -> Path:
    """The real bag of OCR-D, 2 pages."""
    return shared / BAG


def copied(source: Path, target: Path) -> Path:
    """Copy a package so that it can be written to."""
    shutil.copytree(source, target, copy_function=shutil.copyfile)
    for folder in [target, *(one for one in target.rglob("*") if one.is_dir())]:
        folder.chmod(0o755)
    return target


@pytest.fixture
def own_ndk(ndk: Path, tmp_path: Path) -> Path:
    """A copy of the monograph."""
    return copied(ndk, tmp_path / "monograph")


@pytest.fixture
def own_bag(bag: Path, tmp_path: Path) -> Path:
    """A copy of the bag."""
    return copied(bag, tmp_path / "bag")


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Make a folder of three small images and of other files: ``folder({"a.csv": "…"})``."""

    def make(files: dict[str, str], images: tuple[str, ...] = ("2.png", "10.png", "1.png")) -> Path:
        top = tmp_path / "scans"
        top.mkdir()
        for number, name in enumerate(images):
            path = top / name
            path.parent.mkdir(parents=True, exist_ok=True)
            Image.new("RGB", (60 + number, 80)).save(path, dpi=(300, 300))
        for name, content in files.items():
            (top / name).write_text(content, encoding="utf-8")
        return top

    return make
