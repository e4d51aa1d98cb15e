"""A backup taken while the site runs, restored elsewhere, is the same site."""

from kultura.instance import archive
from kultura.instance.errors import InstanceError
from kultura.instance.passwords import admin_password
from kultura.instance.restore import restore
from kultura.instance.testing import environment
from kultura.instance.testing import run_command
from kultura.settings import load
from pathlib import Path

import base64
import json
import pytest
import requests
import shutil
import stat
import subprocess
import sys
import tempfile


BYTES = bytes(range(256)) * 8192  # two megabytes: more than one chunk in the database

# What a site is, seen from inside: content by path, the catalog, the bytes of files.
INVENTORY = """
import hashlib, json, sys
from kultura.instance.contents import walk
from kultura.instance.zope import zope_site
from kultura.settings import load
from pathlib import Path

with zope_site(load(Path(sys.argv[1]))) as site:
    content = {
        "/".join(item.getPhysicalPath()): [item.portal_type, item.UID(), str(item.modified())]
        for item in walk(site)
    }
    listed = sorted((brain.getPath(), brain.UID) for brain in site.portal_catalog.getAllBrains())
    data = site["kopia.bin"].file.data
    blob = [len(data), hashlib.sha256(data).hexdigest()]
    from kultura.instance import checks
    from kultura.settings import current
    problems = [problem for found in checks.run(site, current()) for problem in found.problems]
    print(json.dumps([content, listed, blob, problems]))
"""


@pytest.fixture(scope="module")
def elsewhere():
    """Two paths outside of any instance: of a backup, of an instance to be."""
    top = Path(tempfile.mkdtemp(prefix="kultura-"))
    top.chmod(0o755)
    yield top / "kopia ż", top / "nowy dom"
    shutil.rmtree(top)


@pytest.fixture(scope="module")
def backed_up(running_cms, elsewhere) -> Path:
    """A backup of the running cms with a file in it and something beside the database."""
    answer = requests.post(
        f"{running_cms.url}/++api++/",
        json={
            "@type": "File",
            "id": "kopia.bin",
            "title": "Kopia",
            "file": {
                "data": base64.b64encode(BYTES).decode(),
                "encoding": "base64",
                "filename": "kopia.bin",
                "content-type": "application/octet-stream",
            },
        },
        headers={"Accept": "application/json"},
        auth=running_cms.auth,
        timeout=120,
    )
    assert answer.status_code == 201, answer.text
    settings = load(running_cms.home, environ={})
    (settings.directory("media") / "plakat.tif").write_bytes(b"II*")
    (settings.directory("search") / "index").touch()
    running_cms.kultura("backup", str(elsewhere[0]))
    return elsewhere[0]


def inventory(home: Path) -> list:
    """See the site of an instance from inside."""
    done = subprocess.run(
        [sys.executable, "-c", INVENTORY, str(home)],
        env=environment(home),
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_restored_into_an_empty_place_it_is_the_same_site(
    backed_up, running_cms, elsewhere
) -> None:
    home = elsewhere[1]
    run_command(home, "restore", str(backed_up))
    before, after = inventory(running_cms.home), inventory(home)
    content, listed, blob, problems = after
    assert problems == []
    assert len(content) == len(listed) > 1
    assert blob[0] == len(BYTES)
    assert after == before
    restored = load(home, environ={})
    assert (restored.directory("media") / "plakat.tif").read_bytes() == b"II*"
    assert admin_password(restored) == running_cms.password


def test_the_search_index_is_made_anew(backed_up) -> None:
    assert not (backed_up / "directories" / "search").exists()


def test_only_its_owner_may_read_a_backup(backed_up) -> None:
    assert stat.S_IMODE(backed_up.stat().st_mode) == 0o700


def test_nothing_is_written_over(backed_up, running_cms) -> None:
    with pytest.raises(InstanceError, match="There is an instance in"):
        restore(load(running_cms.home, environ={}), backed_up)
    again = running_cms.kultura("backup", str(backed_up), check=False)
    assert again.returncode == 4
    assert "is not empty" in again.stderr


def test_a_damaged_backup_is_refused(backed_up, tmp_path) -> None:
    shutil.copytree(backed_up, tmp_path / "backup")
    with (tmp_path / "backup" / archive.DUMP).open("r+b") as dump:
        dump.seek(1000)
        dump.write(b"rotten")
    with pytest.raises(InstanceError, match="is damaged"):
        restore(load(tmp_path / "home", environ={}), tmp_path / "backup")


def test_half_a_backup_is_refused(backed_up, tmp_path) -> None:
    shutil.copytree(backed_up, tmp_path / "backup")
    (tmp_path / "backup" / archive.MANIFEST).unlink()
    with pytest.raises(InstanceError, match="holds no whole backup"):
        restore(load(tmp_path / "home", environ={}), tmp_path / "backup")
