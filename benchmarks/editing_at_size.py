"""What editors wait for in a region that has grown: forms, a save, the pages around them.

    .venv/bin/python benchmarks/import_objects.py … --records 60000 --keep /srv/large
    .venv/bin/python benchmarks/editing_at_size.py /srv/large/instance --result benchmarks/results/editing_at_size.md

Runs the cms of an instance that holds a museum `muzeum` with objects, logs in through the form, and
asks for each page over HTTP, signed in, as a browser would. Nothing is asserted: medians and the
slowest of several runs.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from html.parser import HTMLParser
from kultura.instance.passwords import admin_password
from kultura.instance.testing import environment
from kultura.settings import load
from pathlib import Path
from statistics import median

import argparse
import os
import platform
import requests
import subprocess
import sys
import time


RUNS = 9
READY_WITHIN = 180.0


class Form(HTMLParser):
    """The values of the form that has a save button, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[tuple[str, str]] = []
        self.action = ""
        self._inside = False
        self._select: str | None = None
        self._text: list[str] | None = None
        self._name = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        """Note a field."""
        given = dict(attributes)
        if tag == "form":
            self._inside = given.get("id") == "form"
            self.action = given.get("action", "") if self._inside else self.action
        if not self._inside:
            return
        if tag == "input" and given.get("type") not in ("submit", "button", "file"):
            chosen = given.get("type") not in ("checkbox", "radio") or "checked" in given
            if chosen and given.get("name"):
                self.values.append((given["name"], given.get("value") or ""))
        elif tag == "textarea":
            self._name, self._text = given.get("name", ""), []
        elif tag == "select":
            self._select = given.get("name")
        elif tag == "option" and "selected" in given and self._select:
            self.values.append((self._select, given.get("value") or ""))

    def handle_data(self, data: str) -> None:
        """Gather the text of a textarea."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a field or the form."""
        if tag == "textarea" and self._text is not None:
            self.values.append((self._name, "".join(self._text)))
            self._text = None
        elif tag == "form":
            self._inside = False


@contextmanager
def running(home: Path, port: int):
    """Run the instance's cms as long as the block."""
    environ = environment(home) | {"KULTURA_CMS_PORT": str(port)}
    process = subprocess.Popen([sys.executable, "-m", "kultura.cli", "run", "cms"], env=environ)
    try:
        wait_until_served(f"http://127.0.0.1:{port}/kultura/login")
        yield f"http://127.0.0.1:{port}/kultura"
    finally:
        process.terminate()
        process.wait(60)


def wait_until_served(url: str) -> None:
    """Wait until the cms answers."""
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        try:
            if requests.get(url, timeout=30).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.5)
    raise TimeoutError(url)


def logged_in(site: str, name: str, password: str) -> requests.Session:
    """Log in through the form."""
    session = requests.Session()
    session.headers["Origin"] = site.rsplit("/", 1)[0]
    given = {"__ac_name": name, "__ac_password": password, "buttons.login": "Log in"}
    page = session.get(f"{site}/login", timeout=60)
    given |= dict(Form(page.text.replace('id="login-form"', 'id="form"')).values) | given
    session.post(f"{site}/login", data=given, timeout=60).raise_for_status()
    assert "__ac" in session.cookies, "the login was refused"
    return session


def timed(ask: Callable[[], requests.Response]) -> tuple[float, float, int]:
    """Return the median and the slowest of several last answers, in ms, and the bytes."""
    ask()
    times, size = [], 0
    for _ in range(RUNS):
        answer = ask()
        times.append(1000 * answer.elapsed.total_seconds())
        answer.raise_for_status()
        size = len(answer.content)
    return median(times), max(times), size


def save(
    session: requests.Session, item: str, title: str = "form.widgets.IBasic.title"
) -> Callable[[], requests.Response]:
    """Return what saves an item's form, read anew each time, with a title that changes."""
    number = iter(range(1_000_000))

    def ask() -> requests.Response:
        form = Form(session.get(f"{item}/edit", timeout=120).text)
        values = [(n, v) for n, v in form.values if n != title]
        values += [
            (title, f"Saved {next(number)}"),
            ("form.buttons.save", "1"),
        ]
        answer = session.post(f"{item}/edit", data=values, timeout=120, allow_redirects=False)
        assert answer.status_code == 302, answer.text[:3000]
        return answer

    return ask


def add(session: requests.Session, site: str) -> requests.Response:
    """Make an object that may be edited in place."""
    rights = "http://rightsstatements.org/vocab/CNE/1.0/"
    answer = session.post(
        f"{site}/++api++/muzeum/obiekty",
        json={
            "@type": "DigitalObject",
            "title": "To be saved",
            "inventory_number": f"SAVE/{time.time()}",
            "work_rights": rights,
            "reproduction_rights": rights,
        },
        headers={"Accept": "application/json"},
        timeout=120,
    )
    answer.raise_for_status()
    return answer


def measured(site: str, session: requests.Session) -> dict[str, tuple[float, float, int]]:
    """Return the times of every page."""
    item = add(session, site).json()["@id"].replace("/++api++", "")
    get = lambda url: lambda: session.get(url, timeout=120)  # noqa: E731
    asks = {
        "front page": get(site),
        "page of the museum": get(f"{site}/muzeum"),
        "list of the objects, first page": get(f"{site}/muzeum/obiekty"),
        "desk of the museum": get(f"{site}/muzeum/@@desk"),
        "review queue": get(f"{site}/@@review"),
        "region at a glance": get(f"{site}/@@region"),
        "folder contents": get(f"{site}/muzeum/obiekty/folder_contents"),
        "page of an object": get(item),
        "form to add an object": get(f"{site}/muzeum/obiekty/++add++DigitalObject"),
        "form of an object": get(f"{item}/edit"),
        "save of that form": save(session, item),
        "plone.restapi: a new object": lambda: add(session, site),
        "plone.restapi: search by title": get(f"{site}/++api++/@search?Title=water&b_size=20"),
    }
    return {name: timed(ask) for name, ask in asks.items()}


def result(times: dict[str, tuple[float, float, int]], objects: int, started: datetime) -> str:
    """Return the page to commit."""
    rows = "\n".join(
        f"| {name} | {middle:.0f} | {slowest:.0f} | {size / 1024:.0f} |"
        for name, (middle, slowest, size) in times.items()
    )
    return (
        f"# Editing in a museum of {objects:,} objects\n\n"
        f"{started:%Y-%m-%d %H:%M} UTC, {os.cpu_count()} cores, {platform.machine()}, Python "
        f"{platform.python_version()}, load {os.getloadavg()[0]:.1f}. "
        f"`benchmarks/editing_at_size.py`, signed in as the site's administrator, {RUNS} runs after "
        f"a first one.\n\n"
        f"| | median, ms | slowest, ms | KB |\n|---|---:|---:|---:|\n{rows}\n"
    )


def main() -> None:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--port", type=int, default=8980)
    parser.add_argument("--result", type=Path)
    options = parser.parse_args()
    started = datetime.now(UTC)
    settings = load(options.home, environ={})
    with running(options.home, options.port) as site:
        session = logged_in(site, "admin", admin_password(settings))
        search = f"{site}/++api++/@search?portal_type=DigitalObject&b_size=1"
        accept = {"Accept": "application/json"}
        objects = session.get(search, headers=accept, timeout=120).json()["items_total"]
        page = result(measured(site, session), objects, started)
    print(page)
    if options.result:
        options.result.parent.mkdir(exist_ok=True)
        options.result.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
