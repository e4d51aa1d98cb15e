"""The example installed as a stranger would: an empty virtualenv, a region, the public API."""

from collections.abc import Iterator
from datetime import date
from datetime import timedelta
from kultura.instance import child
from kultura.instance import passwords
from kultura.instance.testing import answers
from kultura.instance.testing import environment
from kultura.instance.testing import write_settings
from kultura.settings import load
from pathlib import Path

import pytest
import requests
import shutil
import subprocess
import sys
import tempfile
import time


pytestmark = pytest.mark.long

CHECKOUT = Path(__file__).resolve().parents[2]
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.egg-info", "build", "*.mo")
LINE = "default_context:\n  zcml_package_includes: [kultura_gallery]\n"


@pytest.fixture(scope="module")
def top() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kultura-gallery-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def python(top) -> Path:
    """The interpreter of a virtualenv in which Kultura and the example are installed."""
    uv = Path(sys.executable).with_name("uv")
    found = top / "venv" / "bin" / "python"
    for name in ("src", "setup.py", "pyproject.toml", "MANIFEST.in", "README.md", "LICENSE"):
        copy(CHECKOUT / name, top / "kultura" / name)
    copy(CHECKOUT / "examples" / "kultura_gallery", top / "gallery")
    subprocess.run([uv, "venv", "--python", sys.executable, top / "venv"], check=True)
    pins = ("-c", CHECKOUT / "constraints.txt")
    packages = (top / "kultura", top / "gallery")
    subprocess.run([uv, "pip", "install", "--python", found, *pins, *packages], check=True)
    return found


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, target, ignore=LEFT_OUT)
    else:
        shutil.copyfile(source, target)


@pytest.fixture(scope="module")
def region(top, python) -> Iterator[requests.Session]:
    """A region that runs with the example; a session of its administrator."""
    home = top / "home"
    write_settings(home)
    file = home / "instance.yaml"
    file.write_text(file.read_text().replace("default_context:\n", LINE))
    for command in ("init", "create-region", "upgrade"):
        kultura(python, home, command)
    settings = load(home, environ={})
    process = child.spawn(
        [python, "-m", "kultura.cli", "run"], environ=environment(home), folder=top
    )
    eventually(lambda: answers(settings.cms_address), within=300)
    session = requests.Session()
    session.auth = (settings.default_context.initial_user_name, passwords.admin_password(settings))
    session.headers["Accept"] = "application/json"
    session.cms, session.api = f"{settings.kultura.cms_url}/++api++", settings.kultura.api_url
    yield session
    child.stop(process, within=90)


def kultura(python: Path, home: Path, *arguments: str) -> None:
    command = [python, "-m", "kultura.cli", *arguments]
    subprocess.run(command, check=True, env=environment(home), cwd=home, timeout=900)


def eventually(found, within: float = 60):
    deadline = time.monotonic() + within
    while not (result := found()):
        assert time.monotonic() < deadline
        time.sleep(0.5)
    return result


def post(region: requests.Session, path: str, **content) -> dict:
    answer = region.post(f"{region.cms}/{path}", json=content, timeout=120)
    assert answer.ok, answer.text
    return answer.json() if answer.content else {}


def public(region: requests.Session, path: str) -> dict | None:
    answer = requests.get(f"{region.api}/api/v1/{path}", timeout=30)
    return answer.json() if answer.ok else None


def test_a_residency_is_created_published_and_read(region) -> None:
    gallery = post(region, "", **{"@type": "Gallery", "id": "galeria", "title": "Galeria"})
    region.patch(gallery["@id"], json={"publishes_directly": True}, timeout=60).raise_for_status()
    first, last = date.today() - timedelta(days=1), date.today() + timedelta(days=9)
    made = post(
        region,
        "galeria/rezydencje",
        **{"@type": "Residency", "id": "pobyt", "title": "Pobyt", "artist": "Ewa Nowak"},
        opens=first.isoformat(),
        closes=last.isoformat(),
    )
    uid = made["UID"]
    assert public(region, f"residencies/{uid}") is None
    post(region, "galeria/rezydencje/pobyt/@workflow/publish_directly")
    record = eventually(lambda: public(region, f"residencies/{uid}"))
    assert (record["type"], record["artist"]) == ("residency", "Ewa Nowak")
    assert record["institution"]["kind"] == "gallery"
    news = public(region, "changes?pageSize=100")["results"]
    assert (uid, "published") in [(one["id"], one["change"]) for one in news]
    assert public(region, "")["counts"]["residencies"] == 1
    assert eventually(lambda: public(region, "residencies?query=Pobyt")["total"]) == 1
    assert eventually(lambda: public(region, "search?query=pobyt&type=residency")["total"]) == 1
