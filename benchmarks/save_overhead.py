"""What publication costs a save: the same saves with and without its hooks, in turn.

    .venv/bin/python benchmarks/save_overhead.py --result benchmarks/results/save_overhead.md

Makes an instance of its own with durable writes, and saves a draft and a published page over and
over in one process, a commit each; a save with the hooks follows one without. What other programs
take of the processors falls on both alike; the lower quartile has least of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from kultura.instance import testing
from kultura.instance.zope import zope_site
from kultura.publication.connection import VARIABLE
from kultura.settings import load
from pathlib import Path
from stands.machine import machine
from typing import Any

import argparse
import os
import tempfile
import time


PAIRS = 150


def main() -> None:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--result", type=Path, help="the file to write")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kultura-bench-") as folder:
        Path(folder).chmod(0o755)
        lines = list(told(measured(Path(folder) / "instance")))
    text = "\n".join(lines) + "\n"
    if asked.result:
        asked.result.parent.mkdir(parents=True, exist_ok=True)
        asked.result.write_text(text, encoding="utf-8")
    print(text)  # noqa: T201


def measured(home: Path) -> dict[str, dict[bool, list[float]]]:
    """Return the milliseconds of each save, by what is saved, with hooks and without."""
    testing.write_settings(home)
    file = home / "instance.yaml"
    durable = [line for line in file.read_text().splitlines() if "postgresql:" not in line]
    file.write_text("\n".join(durable) + "\n")
    for command in ("init", "create-region"):
        testing.run_command(home, command)
    with zope_site(load(home, environ={})) as site:
        return {name: in_turn(page) for name, page in pages(site).items()}


def in_turn(page: Any) -> dict[bool, list[float]]:
    """Save a page with hooks and without in turn; return the milliseconds of each save."""
    found: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(PAIRS):
        for hooked in (True, False):
            with hooks(hooked):
                found[hooked].append(saved(page))
    return {hooked: times[5:] for hooked, times in found.items()}  # the first open connections


def pages(site: Any) -> dict[str, Any]:
    """Return a draft and a published page of a museum."""
    from plone import api

    import transaction

    museum = api.content.create(site, "Museum", "muzeum", title="Muzeum")
    museum.publishes_directly = True
    api.user.create(email="m@example.org", username="marek", password="Haslo-do-pomiaru-1")
    api.group.add_user(groupname="muzeum-managers", username="marek")
    found = {}
    for name in ("draft", "published"):
        found[name] = api.content.create(museum, "Document", name, title=name)
    with api.env.adopt_user(username="marek"):
        api.content.transition(found["published"], "publish_directly")
    transaction.commit()
    return found


@contextmanager
def hooks(on: bool) -> Iterator[None]:
    """Have commits published, or not."""
    dsn = os.environ.pop(VARIABLE)
    try:
        if on:
            os.environ[VARIABLE] = dsn
        yield
    finally:
        os.environ[VARIABLE] = dsn


def saved(page: Any) -> float:
    """Save a page; return how many milliseconds it took."""
    import transaction

    begun = time.perf_counter()
    page.title = f"{page.getId()} {begun}"
    page.reindexObject()
    transaction.commit()
    return (time.perf_counter() - begun) * 1e3


def told(found: dict[str, dict[bool, list[float]]]) -> Iterator[str]:
    """Yield the lines of the result."""
    yield from ("# What publication costs a save", "")
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}; load {os.getloadavg()[0]:.1f}."
    yield f"{PAIRS} saves each, in turn; a save is title, indexes, commit."
    yield ""
    yield "| saved | | without, ms | with, ms | more, ms |"
    yield "|---|---|---:|---:|---:|"
    for name, times in found.items():
        for what, part in (("median", 2), ("lower quartile", 4)):
            without, hooked = (sorted(times[on])[len(times[on]) // part] for on in (False, True))
            yield f"| {name} | {what} | {without:.1f} | {hooked:.1f} | {hooked - without:+.1f} |"


if __name__ == "__main__":
    main()
