"""The example of an add-on works beside Kultura: its own tests, a reader that knows its kind."""

from collections.abc import Iterator
from pathlib import Path

import os
import pytest
import shutil
import subprocess
import sys


pytestmark = pytest.mark.minutes

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "kultura_gallery"
READER = """
from kultura.reader.app import resources
from kultura.records.record import kinds
import sys
resources()
assert "residencies" in kinds(), list(kinds())
assert not [name for name in sys.modules if name.split(".")[0] in ("ZODB", "plone", "Products")]
"""


@pytest.fixture(scope="module")
def environ(tmp_path_factory) -> Iterator[dict[str, str]]:
    """An environment in which the example is installed beside what is here."""
    source, target = tmp_path_factory.mktemp("gallery") / "source", tmp_path_factory.mktemp("path")
    shutil.copytree(EXAMPLE, source)
    uv = Path(sys.executable).with_name("uv")
    options = ("--no-deps", "--no-build-isolation", "--python", sys.executable, "--target", target)
    subprocess.run([uv, "pip", "install", *options, source], check=True, capture_output=True)
    yield os.environ | {"PYTHONPATH": str(target)}


def run(environ: dict[str, str], *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environ,
        cwd=EXAMPLE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-4000:]


def test_the_reader_knows_its_kind_without_zope(environ) -> None:
    run(environ, "-c", READER)


def test_its_own_tests_pass(environ) -> None:
    run(environ, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests", "-c", "/dev/null")
