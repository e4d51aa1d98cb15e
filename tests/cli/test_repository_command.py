"""`kultura repository` as who keeps the masters uses it."""

from datetime import datetime
from datetime import UTC
from kultura.repository.inventory import User
from kultura.repository.root import Repository
from kultura.repository.writing import Change
from kultura.repository.writing import keep
from pathlib import Path

import json
import os
import pytest
import subprocess
import sys


OBJECT = "urn:uuid:3f2b0a51-6d5c-4c53-9d4e-6f1c2b7f9a10"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An instance directory with one object's masters."""
    page = tmp_path / "0001.tif"
    page.write_bytes(b"one")
    repository = Repository(tmp_path / "home/var/masters")
    repository.create()
    user = User("biblioteka", "mailto:biblioteka@example.org")
    keep(repository, OBJECT, Change({"0001.tif": page}, "Ingest", user, datetime.now(UTC)))
    return tmp_path / "home"


def kultura(home: Path, *words: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "kultura.cli", "repository", *words]
    environment = {**os.environ, "KULTURA_HOME": str(home)}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_verify_tells_what_is_whole_and_what_is_not(home) -> None:
    whole = kultura(home, "verify", "--json")
    assert (whole.returncode, json.loads(whole.stdout)["damaged"]) == (0, []), whole.stderr
    (page,) = home.rglob("0001.tif")
    page.write_bytes(b"onf")
    rotten = kultura(home, "verify")
    assert rotten.returncode == 1
    assert f"{OBJECT}: v1/content/0001.tif: changed." in " ".join(rotten.stderr.split())
    assert "0 objects are whole, 1 are not." in rotten.stdout


def test_export_makes_a_bag_or_says_why_not(home, tmp_path) -> None:
    made = kultura(home, "export", OBJECT, str(tmp_path / "bag"))
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "bag/data/0001.tif").read_bytes() == b"one"
    refused = kultura(home, "export", "urn:uuid:other", str(tmp_path / "other"))
    assert refused.returncode == 4
    assert "There is no object urn:uuid:other" in refused.stderr
