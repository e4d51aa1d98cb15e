"""Two hundred forms lose their browser, their cms or their login while somebody types into them.

Each form types the time of day, so that what was kept of it says itself how much is missing. Forty
strikes hit five forms each, at a moment of their own since the forms were last kept. The browser
dies with the cms: what is found afterwards is what the server had when it was struck.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from lxml import html
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
EWA = ("ewa-opowiesci", "Haslo-do-opowiesci-1")
FORMS = {  # address of the form: the place it is kept for, and its name there
    "wystawy/++add++Exhibit": ("wystawy", "add:Exhibit"),
    "lekcje/++add++Lesson": ("lekcje", "add:Lesson"),
    "wydarzenia/++add++Event": ("wydarzenia", "add:Event"),
    "wystawy/strata-0/edit": ("wystawy/strata-0", "edit"),
    "wystawy/strata-1/edit": ("wystawy/strata-1", "edit"),
}
STRIKES = ("browser", "login", "browser", "login", "cms") * 8
MOST_LOST = 10.0  # seconds
FIELD = "form.widgets.IBasic.description"
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
def items(museum, send) -> None:
    """What the forms for existing content change."""
    path = museum.url.removeprefix(f"{museum.site}/")
    for number in range(2):
        item = {"@type": "Exhibit", "id": f"strata-{number}", "title": f"Strata {number}"}
        send("POST", f"{path}/wystawy", **item)


@contextmanager
def mortal_browser(chromium, folder: Path) -> Iterator[tuple[subprocess.Popen, object]]:
    """Give the process of a browser that may be killed, and the windows it opened."""
    found = next(path for name in CHROMIUM if (path := shutil.which(name)))
    process = subprocess.Popen(
        [found, *FLAGS, f"--user-data-dir={folder}"],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        told = folder / "DevToolsActivePort"
        wait_until(lambda: told.exists() and told.read_text().count("\n"))
        port = told.read_text().split()[0]
        opened = chromium.browser_type.connect_over_cdp(f"http://127.0.0.1:{port}")
        yield process, opened.contexts[0]
    finally:
        kill(process)


def kill(process: subprocess.Popen) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, SIGKILL)
    process.wait()


def wait_until(there) -> None:
    deadline = time.monotonic() + 180
    while not there():
        assert time.monotonic() < deadline, "waited three minutes for nothing"
        time.sleep(0.1)


def log_in(page, site: str) -> None:
    page.goto(f"{site}/login")
    page.fill("#__ac_name", EWA[0])
    page.fill("#__ac_password", EWA[1])
    page.press("#__ac_password", "Enter")
    page.wait_for_selector("#personaltools-logout", state="attached")


def open_forms(context, museum) -> list:
    """Log in, open each form in a window of its own, and begin to type there."""
    context.set_default_timeout(120_000)
    pages = [context.new_page() for _form in FORMS]
    log_in(pages[0], museum.site)
    for page, form in zip(pages, FORMS, strict=True):
        page.goto(f"{museum.url}/{form}")
        page.wait_for_selector("#kultura-draft", state="attached")
        page.evaluate(TYPING)
    return pages


def kept(museum, form: str) -> float:
    """Return when the last word was typed that the form shows when it is opened again."""
    answer = requests.get(f"{museum.url}/{form}", auth=EWA, timeout=120)
    page = html.fromstring(answer.text)
    written = page.xpath(f"string(//textarea[@name='{FIELD}'])").split()
    place, name = FORMS[form]
    token = page.xpath("string(//*[@id='kultura-draft']/@data-token)")
    wish = {"_authenticator": token, "kultura.form": name, "kultura.do": "discard"}
    assert requests.post(f"{museum.url}/{place}/@@draft", wish, auth=EWA, timeout=120).ok
    return int(written[-1]) / 1000 if written else 0.0


def kill_cms(cms) -> None:
    told = (cms.home / "run.log").read_text()
    os.kill(int(re.findall(r"cms: starting, process (\d+)", told)[-1]), SIGKILL)


def answers(cms) -> bool:
    with suppress(requests.RequestException):
        return requests.get(f"{cms.url}/login", timeout=60).ok
    return False


def strike(victim: str, cms, process, context, pages: list) -> float:
    """Take away the browser, the cms or the login; return when."""
    struck = time.time()
    if victim == "cms":
        kill_cms(cms)
    if victim == "login":
        context.clear_cookies()
        for page in pages:
            page.close()
    kill(process)
    return struck


@pytest.mark.browser
@pytest.mark.long
@pytest.mark.parametrize("number", range(len(STRIKES)), ids=lambda n: f"{n}-{STRIKES[n]}")
def test_at_most_ten_seconds_are_lost(
    chromium, running_cms, museum, items, tmp_path, record_property, number
) -> None:
    """The typing goes on a random time after the last form was opened, then something dies."""
    with mortal_browser(chromium, tmp_path) as (process, context):
        pages = open_forms(context, museum)
        time.sleep(random.Random(number).uniform(4.0, 11.0))
        struck = strike(STRIKES[number], running_cms, process, context, pages)
    wait_until(lambda: answers(running_cms))
    missing = [round(struck - kept(museum, form), 2) for form in FORMS]
    record_property("seconds_lost", missing)
    assert max(missing) <= MOST_LOST, missing
