"""The page of extension points names all there are, and nothing else."""

from kultura import interfaces
from pathlib import Path
from zope.interface.interfaces import IInterface

import pytest
import re


CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "kultura"
PAGE = CHECKOUT / "docs" / "reference" / "extension-points.md"
FOLDER = re.compile(r"^\| `([a-z/]+/)` \|", re.MULTILINE)
INTERFACE = re.compile(r"^\| `(I[A-Za-z]+)` \|", re.MULTILINE)
GROUP = re.compile(r"^\| `(kultura\.[a-z]+)` \|", re.MULTILINE)


def folders() -> set[str]:
    """The folders whose files are found: by a listing of modules, of ZCML, of data."""
    found = {PACKAGE / "vocabularies" / "data"}
    for path in PACKAGE.rglob("*.py"):
        for package in re.findall(r"iter_modules\(([\w.]*?)_*path_*\b", path.read_text("utf-8")):
            found.add(listed(path, package.rstrip("._")))
    for path in PACKAGE.rglob("configure.zcml"):
        if 'files="*/configure.zcml"' in path.read_text("utf-8"):
            found.add(path.parent)
    return {f"{path.relative_to(PACKAGE)}/" for path in found}


def listed(module: Path, package: str) -> Path:
    """Which folder a module lists, by the name it has for the package."""
    if not package:
        return module.parent
    known = package.removeprefix("kultura.").replace(".", "/")
    beside = (module.parent / known, module.parents[1] / known, PACKAGE / known)
    return next(path for path in (*beside, module.parent) if path.is_dir())


def groups() -> set[str]:
    texts = (path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    named = [text for text in texts if "entry_points(group=" in text]
    return {group for text in named for group in re.findall(r'ENTRY_POINTS = "(.+)"', text)}


@pytest.mark.parametrize(
    ("pattern", "there"),
    [
        (FOLDER, folders()),
        (GROUP, groups()),
        (
            INTERFACE,
            {n for n, one in vars(interfaces).items() if IInterface.providedBy(one)}
            - {"Interface", "IDefaultBrowserLayer"},
        ),
    ],
)
def test_all_are_documented_and_there(pattern, there) -> None:
    assert there
    assert set(pattern.findall(PAGE.read_text("utf-8"))) == there
