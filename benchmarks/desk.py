"""What editors and approvers wait for, beside stock Plone, at the 95th percentile.

    .venv/bin/python benchmarks/import_objects.py … --records 60000 --keep /srv/large
    .venv/bin/python benchmarks/desk.py /srv/large/instance --stock /srv/stock --sample artworks.jsonl \\
        --result benchmarks/results/desk.md

Runs the cms of an instance that holds a museum `muzeum`, makes an editor there, and two hundred
pages that wait for approval; then asks for each page as the person it is for. Stock Plone, where it
is asked for, holds the sample's records and is asked for the same as its administrator.
"""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from editing_at_size import add
from editing_at_size import logged_in
from editing_at_size import running
from editing_at_size import save
from kultura.instance.passwords import admin_password
from kultura.settings import load
from pathlib import Path
from stands.machine import machine
from stands.stock import stock

import argparse
import os
import requests


RUNS = 40
WAITING = 200
EDITOR, PASSWORD = "desk-benchmark", "Desk-benchmark-1"
TARGETS = {"form": 400, "save": 500, "desk": 300, "queue of 200": 500}  # ms, p95
JSON = {"Accept": "application/json"}


def p95(ask: Callable[[], requests.Response]) -> float:
    """Return the 95th percentile of the last answers, in ms, after three that are not counted."""
    times = []
    for _ in range(RUNS + 3):
        answer = ask()
        answer.raise_for_status()
        times.append(1000 * answer.elapsed.total_seconds())
    return sorted(times[3:])[round(0.95 * RUNS) - 1]


def editor(site: str, admin: requests.Session) -> requests.Session:
    """Make an editor of the museum, unless there is one; return who is logged in."""
    api = f"{site}/++api++"
    person = {"username": EDITOR, "password": PASSWORD, "email": "desk@example.org"}
    if not admin.get(f"{api}/@users/{EDITOR}", headers=JSON, timeout=60).ok:
        admin.post(f"{api}/@users", json=person, headers=JSON, timeout=60).raise_for_status()
        group, members = f"{api}/@groups/muzeum-editors", {"users": {EDITOR: True}}
        admin.patch(group, json=members, headers=JSON, timeout=60).raise_for_status()
    return logged_in(site, EDITOR, PASSWORD)


def fill_the_queue(site: str, admin: requests.Session, person: requests.Session) -> None:
    """Have the editor submit pages until two hundred wait."""
    search = f"{site}/++api++/@search?review_state=pending&b_size=1"
    there = admin.get(search, headers=JSON, timeout=60).json()["items_total"]
    for number in range(there, WAITING):
        page = {"@type": "Document", "title": f"Waits {number}"}
        place = f"{site}/++api++/muzeum/o-nas"
        made = person.post(place, json=page, headers=JSON, timeout=60).json()["@id"]
        person.post(f"{made}/@workflow/submit", headers=JSON, timeout=60).raise_for_status()


def of_kultura(home: Path, port: int) -> tuple[int, dict[str, float]]:
    """Return how many objects there are, and the times of the desk."""
    with running(home, port) as site:
        admin = logged_in(site, "admin", admin_password(load(home, environ={})))
        person = editor(site, admin)
        fill_the_queue(site, admin, person)
        search = f"{site}/++api++/@search?portal_type=DigitalObject&b_size=1"
        objects = admin.get(search, headers=JSON, timeout=120).json()["items_total"]
        item = add(person, site).json()["@id"].replace("/++api++", "")
        return objects, {
            "form": p95(lambda: person.get(f"{item}/edit", timeout=120)),
            "save": p95(save(person, item)),
            "desk": p95(lambda: person.get(f"{site}/muzeum/@@desk", timeout=120)),
            "queue of 200": p95(lambda: admin.get(f"{site}/@@review", timeout=120)),
        }


@contextmanager
def running_stock(folder: Path, sample: Path):
    """Run stock Plone as long as the block; gives the address of its site."""
    server = stock(folder, sample)
    try:
        yield f"{server.url}/Plone"
    finally:
        server.stop()


def of_stock(folder: Path, sample: Path) -> dict[str, float]:
    """Return the times of stock Plone: it has no desk, and its queue is `full_review_list`."""
    with running_stock(folder, sample) as site, requests.Session() as admin:
        admin.auth = ("admin", "admin")
        admin.headers["Origin"] = site.rsplit("/", 1)[0]
        page = {"@type": "Document", "title": "To be saved"}
        made = admin.post(f"{site}/++api++/objects", json=page, headers=JSON, timeout=60)
        item = made.json()["@id"].replace("/++api++", "")
        return {
            "form": p95(lambda: admin.get(f"{item}/edit", timeout=120)),
            "save": p95(save(admin, item, "form.widgets.IDublinCore.title")),
            "queue of 200": p95(lambda: admin.get(f"{site}/full_review_list", timeout=120)),
        }


def beside(ours: float, theirs: float | None) -> str:
    """Return the cells of stock Plone: its time, and how many times as long ours is."""
    return f"{theirs:.0f} | {ours / theirs:.1f} |" if theirs else "– | – |"


def report(objects: int, ours: dict[str, float], theirs: dict[str, float]) -> str:
    """Return the page to commit."""
    rows = "\n".join(
        f"| {name} | {target} | {ours[name]:.0f} | " + beside(ours[name], theirs.get(name))
        for name, target in TARGETS.items()
    )
    return (
        f"# The desk, with {objects:,} objects in one museum\n\n"
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}, load {os.getloadavg()[0]:.1f}; "
        f"95th percentile of {RUNS}, ms.\n\n"
        "Stock Plone holds the sample only; its queue is `full_review_list` with nothing in it.\n\n"
        f"| | target | Kultura | stock Plone 6.2.2 | ratio |\n|---|---:|---:|---:|---:|\n{rows}\n"
    )


def main() -> None:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("home", type=Path)
    parser.add_argument("--port", type=int, default=8981)
    parser.add_argument("--stock", type=Path, help="folder of the stock Plone; made where absent")
    parser.add_argument("--sample", type=Path, help="its records, as JSON lines")
    parser.add_argument("--result", type=Path)
    asked = parser.parse_args()
    objects, ours = of_kultura(asked.home, asked.port)
    theirs = of_stock(asked.stock, asked.sample) if asked.stock else {}
    page = report(objects, ours, theirs)
    print(page)
    if asked.result:
        asked.result.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
