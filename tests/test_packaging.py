"""Kultura installs from a wheel and as a strict editable, with everything that is not Python."""

from collections.abc import Iterator
from importlib.metadata import distribution
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from pathlib import Path

import os
import pytest
import shutil
import subprocess
import sys
import tempfile
import zipfile


CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "src" / "kultura"
LEFT_OUT = {"__pycache__"}
COMPILED = {".pyc", ".mo"}
TOOLS = {"kultura/locales/extract.py"}  # works on a checkout, not in an installation

# What a package that lies elsewhere finds of itself, and that the command works there.
LOOK = """
import kultura.cli, pathlib, sys
root = pathlib.Path(sys.modules["kultura"].__file__).parent
names = ["profiles/default/metadata.xml", "instance/templates/zope.conf.in", "configure.zcml"]
sys.exit(not all((root / name).is_file() for name in names))
"""


def uv(*arguments: str | Path, **options) -> None:
    """Run uv; the packages come from its cache."""
    command = [Path(sys.executable).with_name("uv"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    """A copy of what is packaged, so that building leaves nothing in the checkout."""
    copy = tmp_path_factory.mktemp("source")
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.mo")
    shutil.copytree(CHECKOUT / "src", copy / "src", ignore=ignore)
    for name in ("setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copyfile(CHECKOUT / name, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(source, tmp_path_factory) -> Path:
    """The wheel."""
    target = tmp_path_factory.mktemp("wheel")
    uv("build", "--wheel", "--no-build-isolation", "--python", sys.executable, "-o", target, source)
    return next(target.glob("*.whl"))


@pytest.fixture
def environment() -> Iterator[Path]:
    """An empty virtualenv, on the disk of uv's cache if that can be, so that files are linked."""
    top = Path(tempfile.mkdtemp(prefix="kultura-venv-"))
    top.chmod(0o755)
    uv("venv", "--python", sys.executable, top / "venv")
    yield top / "venv"
    shutil.rmtree(top)


def wanted() -> set[str]:
    """Everything in the package that a checkout has."""
    files = (path for path in PACKAGE.rglob("*") if path.is_file())
    kept = (p for p in files if p.suffix not in COMPILED and LEFT_OUT.isdisjoint(p.parts))
    return {str(path.relative_to(PACKAGE.parent)) for path in kept} - TOOLS


def run(python: Path, *arguments: str, **options) -> subprocess.CompletedProcess:
    """Run a program of the virtualenv, outside of the checkout."""
    command = [python, *arguments]
    return subprocess.run(
        command, cwd=python.parent, capture_output=True, text=True, check=False, **options
    )


def test_the_wheel_holds_every_file_of_the_package(wheel) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert wanted() - held == set()


def test_a_strict_editable_finds_its_files(source, environment) -> None:
    strict = ("--config-setting", "editable_mode=strict", "--editable", source)
    uv("pip", "install", "--no-deps", "--python", environment / "bin/python", *strict)
    linked = next((source / "build").glob("__editable__*"))
    held = {str(path.relative_to(linked)) for path in linked.rglob("*") if path.is_file()}
    assert wanted() - held == set()


def test_the_wheel_works_in_an_empty_virtualenv(wheel, environment) -> None:
    python = environment / "bin" / "python"
    uv("pip", "install", "--python", python, "-c", CHECKOUT / "constraints.txt", wheel)
    looked = run(python, "-c", LOOK)
    assert looked.returncode == 0, looked.stderr
    home = environment.parent / "home"
    environ = {**os.environ, "KULTURA_HOME": str(home)}
    made = run(python, "-m", "kultura.cli", "init", env=environ)
    assert made.returncode == 0, made.stderr
    assert (home / "instance.yaml").is_file()
    assert (home / "etc" / "zope.conf").is_file()


def pins() -> dict[str, set[str]]:
    """The versions constraints.txt names, by package."""
    found: dict[str, set[str]] = {}
    for line in (CHECKOUT / "constraints.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            requirement = Requirement(line)
            versions = found.setdefault(canonicalize_name(requirement.name), set())
            versions.update(specifier.version for specifier in requirement.specifier)
    return found


def needed(name: str, extras: tuple[str, ...], known: set[tuple]) -> set[str]:
    """The packages that a package needs here, transitive ones too."""
    if (name, extras) in known:
        return set()
    known.add((name, extras))
    names = {canonicalize_name(name)}
    for line in distribution(name).requires or ():
        wanted = Requirement(line)
        cases = [{"extra": extra} for extra in (*extras, "")]
        if wanted.marker is None or any(wanted.marker.evaluate(case) for case in cases):
            names |= needed(wanted.name, tuple(sorted(wanted.extras)), known)
    return names


def test_every_package_is_pinned_at_the_version_tested_here() -> None:
    pinned = pins()
    packages = needed("kultura", ("test", "lint"), set()) - {"kultura"}
    wrong = [name for name in packages if distribution(name).version not in pinned.get(name, ())]
    assert wrong == []
