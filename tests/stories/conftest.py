"""A real browser before a real cms with a museum, an editor and a regional administrator."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from kultura.instance.testing import RunningCms
from pathlib import Path

import pytest
import requests


PASSWORD = "Haslo-do-opowiesci-1"
PATIENCE = 60_000  # milliseconds; other tests use the same processors


@dataclass(frozen=True)
class Museum:
    """Where the museum is, and the site it is in."""

    site: str
    url: str


@pytest.fixture
def visit(chromium) -> Iterator:
    """Open a browser window of one's own: nobody's until somebody logs in."""
    from playwright.sync_api import expect

    expect.set_options(timeout=PATIENCE)
    contexts = []

    def window(width: int = 1280, scripts: bool = True):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            locale="pl-PL",
            timezone_id="Europe/Warsaw",
            java_script_enabled=scripts,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield window
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def send(running_cms: RunningCms) -> Callable[..., None]:
    """Ask the editing API as the administrator."""
    session = requests.Session()
    session.auth = running_cms.auth
    session.headers["Accept"] = "application/json"
    api = f"{running_cms.url}/++api++"

    def ask(method: str, path: str, **body) -> None:
        answer = session.request(method, f"{api}/{path}", json=body)
        assert answer.ok, answer.text

    return ask


@pytest.fixture(scope="session")
def museum(running_cms: RunningCms, send) -> Museum:
    """A museum with an editor and a regional administrator; open to read."""
    send("PATCH", "@registry", **{"kultura.cms_anonymous": True})
    send("POST", "", **{"@type": "Museum", "id": "muzeum-opowiesci", "title": "Muzeum Opowieści"})
    for name, group in (
        ("ewa-opowiesci", "muzeum-opowiesci-editors"),
        ("maria-opowiesci", "muzeum-opowiesci-managers"),
        ("rita-opowiesci", "regional-administrators"),
    ):
        send("POST", "@users", username=name, email=f"{name}@example.org", password=PASSWORD)
        send("PATCH", f"@groups/{group}", users={name: True})
    return Museum(running_cms.url, f"{running_cms.url}/muzeum-opowiesci")


@pytest.fixture(scope="session")
def places(museum: Museum, send) -> dict[str, str]:
    """The address of the museum, and of a theatre with the same editor."""
    send("POST", "", **{"@type": "Theatre", "id": "teatr-opowiesci", "title": "Teatr Opowieści"})
    send("PATCH", "@groups/teatr-opowiesci-editors", users={"ewa-opowiesci": True})
    return {"museum": museum.url, "theatre": f"{museum.site}/teatr-opowiesci"}


@pytest.fixture
def visit_as(visit, museum):
    """Open a browser window in which somebody has logged in through the login form."""

    def window(name: str, **options):
        page = visit(**options)
        page.goto(f"{museum.site}/login")
        page.fill("#__ac_name", name)
        page.fill("#__ac_password", PASSWORD)
        page.press("#__ac_password", "Enter")
        page.wait_for_selector("#personaltools-logout", state="attached")
        return page

    return window


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A picture to upload."""
    from kultura.demo.pictures import draw_picture

    file = tmp_path / "fala.jpg"
    file.write_bytes(draw_picture("hills", 9, 640, 427))
    return file
