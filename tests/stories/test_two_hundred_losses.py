"""Two hundred forms lose their browser, their cms or their login while somebody types into them.

Each form types the time of day, so that what is found afterwards says itself how much is missing.
Twenty strikes hit ten forms each, at a moment of their own since the form was last kept.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from pathlib import Path
from signal import SIGKILL

import os
import pytest
import random
import re
import requests
import shutil
import subprocess
import time


TYPING = Path(__file__).with_name("typing.js").read_text()
PASSWORD = "Haslo-do-opowiesci-1"
FORMS = (
    "wystawy/++add++Exhibit",
    "lekcje/++add++Lesson",
    "wydarzenia/++add++Event",
    "o-nas/++add++Document",
    *(f"wystawy/strata-{number}/edit" for number in range(6)),
)
STRIKES = ("browser",) * 7 + ("cms",) * 6 + ("login",) * 7
MOST_LOST = 10.0  # seconds
FIELD = "[name='form.widgets.IBasic.description']"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-background-timer-throttling",
    "--disable-renderer-backgrounding",
    "--disable-backgrounding-occluded-windows",
    "--remote-debugging-port=0",
)


@pytest.fixture(scope="module")
def forms(museum, send) -> list[str]:
    """Ten forms, for new and for existing content."""
    path = museum.url.removeprefix(f"{museum.site}/")
    for number in range(6):
        item = {"@type": "Exhibit", "id": f"strata-{number}", "title": f"Strata {number}"}
        send("POST", f"{path}/wystawy", **item)
    return [f"{museum.url}/{form}" for form in FORMS]


@contextmanager
def mortal_browser(chromium, folder: Path) -> Iterator[tuple[subprocess.Popen, object]]:
    """Give the process of a browser that may be killed, and the window it opened."""
    found = next(path for name in CHROMIUM if (path := shutil.which(name)))
    process = subprocess.Popen(
        [found, *FLAGS, f"--user-data-dir={folder}"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        told = folder / "DevToolsActivePort"
        while not (told.exists() and told.read_text().count("\n")):
            time.sleep(0.05)
        port = told.read_text().split()[0]
        yield process, chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, SIGKILL)
        process.wait()


def log_in(context, site: str) -> None:
    page = context.new_page()
    page.set_default_timeout(120_000)
    page.goto(f"{site}/login")
    page.fill("#__ac_name", "ewa-opowiesci")
    page.fill("#__ac_password", PASSWORD)
    page.press("#__ac_password", "Enter")
    page.wait_for_selector("#personaltools-logout", state="attached")
    page.close()


def open_forms(context, forms: list[str]) -> list:
    """Open each form in a window, and begin to type."""
    pages = []
    for url in forms:
        page = context.new_page()
        page.set_default_timeout(120_000)
        page.goto(url)
        page.wait_for_selector("#kultura-draft", state="attached")
        page.evaluate(TYPING)
        pages.append(page)
    return pages


def lost(page, url: str, struck: float) -> float:
    """Open a form again, and return how many seconds of typing before the strike are missing."""
    page.goto(url)
    page.wait_for_selector(FIELD, state="attached")
    words = [int(word) / 1000 for word in page.input_value(FIELD).split()]
    kept = max((word for word in words if word <= struck), default=0.0)
    page.locator("#form-buttons-cancel").click(no_wait_after=True)
    page.wait_for_load_state()
    return struck - kept


def kill_cms(home: Path) -> None:
    told = (home / "run.log").read_text()
    os.kill(int(re.findall(r"cms: starting, process (\d+)", told)[-1]), SIGKILL)


def wait_for(site: str) -> None:
    deadline = time.monotonic() + 180
    while time.monotonic() < deadline:
        with suppress(requests.RequestException):
            if requests.get(f"{site}/login", timeout=60).ok:
                return
        time.sleep(0.3)
    raise AssertionError("the cms did not come back")


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("number", range(len(STRIKES)), ids=lambda n: f"{n}-{STRIKES[n]}")
def test_at_most_ten_seconds_are_lost(
    chromium, running_cms, museum, forms, tmp_path, record_property, number
) -> None:
    """The typing goes on a random time after the last form was opened, then something dies."""
    victim, chance = STRIKES[number], random.Random(number)
    with mortal_browser(chromium, tmp_path) as (process, browser):
        context = browser.contexts[0]
        log_in(context, museum.site)
        pages = open_forms(context, forms)
        time.sleep(chance.uniform(4.0, 11.0))
        struck = time.time()
        if victim == "browser":
            os.killpg(process.pid, SIGKILL)
        elif victim == "cms":
            kill_cms(running_cms.home)
            wait_for(museum.site)
        else:
            context.clear_cookies()
            for page in pages:
                page.close()
    with mortal_browser(chromium, tmp_path / "next") as (_process, browser):
        context = browser.contexts[0]
        log_in(context, museum.site)
        page = context.new_page()
        page.set_default_timeout(120_000)
        missing = [lost(page, url, struck) for url in forms]
    record_property("seconds_lost", sorted(missing))
    assert max(missing) <= MOST_LOST
