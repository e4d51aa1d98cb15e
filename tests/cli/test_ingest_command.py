"""`kultura ingest` as who brings packages uses it, as far as no site is needed."""

from kultura.cli import app
from kultura.cli import discover
from pathlib import Path
from PIL import Image
from typer.testing import CliRunner

import json
import pytest


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A good package: a folder of two images, their texts, a list and checksums of nothing."""
    top = tmp_path / "packages/atlas"
    top.mkdir(parents=True)
    for number in (1, 2):
        Image.new("RGB", (60, 80 + number)).save(top / f"{number}.png", dpi=(300, 300))
    (top / "opis.csv").write_text("Tytuł\nAtlas\n", encoding="utf-8")
    return top


@pytest.fixture
def ingest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Calls the command in this process, in an instance of its own."""
    monkeypatch.setenv("KULTURA_HOME", str(tmp_path / "home"))
    discover(app)
    return lambda *words: CliRunner().invoke(app, ["ingest", *map(str, words)])


def test_a_good_package_is_told_and_keeps_nothing(ingest, package: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = ingest(package, "--dry-run", "--jobs", "1")
    assert result.exit_code == 0, result.output
    assert f"{package}: checked" in result.stdout
    assert "2 pages, 3 files" in result.stdout
    assert sorted(tmp_path.rglob("*")) == before


def test_a_broken_package_says_what_to_do(ingest, package: Path) -> None:
    image = package / "1.png"
    Image.effect_noise((60, 80), 50).save(image, dpi=(300, 300))
    image.write_bytes(image.read_bytes()[:1000])
    result = ingest(package, "--dry-run", "--jobs", "1")
    assert result.exit_code == 1
    assert f"{package}: refused" in result.stdout
    assert "error: 1.png: The image cannot be decoded to its end" in result.stdout
    assert "→ Copy it again, or scan the page again." in result.stdout


def test_packages_in_a_folder_are_told_as_json(ingest, package: Path) -> None:
    result = ingest(package.parent, "--dry-run", "--json", "--jobs", "1")
    assert result.exit_code == 0, result.output
    (report,) = json.loads(result.stdout)
    assert (report["state"], report["title"], report["pages"]) == ("checked", "Atlas", 2)


def test_many_findings_of_a_kind_are_told_shortly(ingest, package: Path) -> None:
    for number in range(9):
        (package / f"{number}.tmp").touch()
    result = ingest(package, "--dry-run", "--jobs", "1")
    assert "… and 4 more of this kind" in result.stdout


def test_what_is_no_folder_is_nothing_to_check(ingest, package: Path) -> None:
    result = ingest(package / "opis.csv", "--dry-run")
    assert "unpack an archive first" in str(result.exception)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "Say whose they are"),
        (("--institution", "muzeum", "--as", "a", "--overwrite", "mine"), "--overwrite is one of"),
    ],
)
def test_what_is_not_said_enough_says_what_is_missing(
    ingest, package: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = ingest(package, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr
