"""How fast `kultura import --publish` is, from the first record to the sixty-thousandth.

    .venv/bin/python benchmarks/import_objects.py ../shared/data/tate/artworks-3000.jsonl \
        --records 60000 --minutes 35 --stock /srv/stock --result benchmarks/results/import_objects.md

Makes an instance of its own (embedded PostgreSQL, durable writes), a museum in it, and records by
varying the sample: numbers, titles, dates, sizes and subjects mixed anew, so that indexes grow as
they would. One writer; the records of a run are published, each in the history and in the catalog.
Stock Plone, where it is asked for, creates and publishes plain Events before it and after it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.instance.testing import run_command
from kultura.instance.zope import zope_site
from kultura.settings import load
from pathlib import Path
from stands.machine import machine
from stands.stock import events_a_second
from statistics import median
from typing import Any

import argparse
import json
import os
import random
import resource
import shutil
import sys
import tempfile
import time


MAPPING = Path(__file__).resolve().parents[1] / "examples/tate/mapping.yaml"
POINTS = (1000, 2000, 5000, 10000, 20000, 30000, 40000, 50000, 60000)
WINDOW = 1000  # records over which a rate is taken


@dataclass(frozen=True)
class Mark:
    """What had been reached when a batch was committed: records, seconds, memory."""

    records: int
    wall: float
    cpu: float
    resident: int  # bytes
    load: float  # processes wanting to run, over the last minute


def vary(sample: list[dict[str, Any]], records: int) -> Iterator[dict[str, Any]]:
    """Yield as many records as are wanted: the sample first, then mixtures of it."""
    chance = random.Random(1)
    yield from sample[:records]
    for number in range(len(sample), records):
        one, other = chance.choice(sample), chance.choice(sample)
        yield {**one, **varied(one, other, number, chance)}


def varied(one: dict, other: dict, number: int, chance: random.Random) -> dict[str, Any]:
    """Return what differs in a mixture of two records."""
    year = chance.randrange(1700, 2010)
    sizes = f"support: {chance.randrange(60, 900)} x {chance.randrange(60, 900)} mm"
    return {
        "acno": f"{one['acno'][0]}{100000 + number}",
        "id": 1_000_000 + number,
        "title": " ".join([*one["title"].split()[:4], *other["title"].split()[-4:]]),
        "subjects": other.get("subjects") or one.get("subjects") or {},
        "dateText": chance.choice((one["dateText"], str(year), f"c.{year}")),
        "dimensions": sizes,
    }


def instance(home: Path) -> None:
    """Make an instance with a region and a museum, as `make run` would."""
    run_command(home, "init")
    run_command(home, "create-region")


def measured(home: Path, source: Path, deadline: float) -> tuple[list[Mark], float]:
    """Import a source into a museum, until the deadline.

    Returns a mark for every batch, and the seconds one more object takes by hand at the end.
    """
    settings = load(home, environ={})
    marks = [mark(0)]
    with zope_site(settings) as site:
        from kultura.imports.order import Order
        from kultura.imports.preparing import prepare
        from plone import api

        import transaction

        api.content.create(site, "Museum", "muzeum", title="Muzeum")
        transaction.commit()
        order = Order("muzeum", "published")
        prepared = prepare(site, source, MAPPING, order, settings.clienthome / "imports")
        print(f"surveyed {prepared.survey.rows} rows", file=sys.stderr)
        marks = [mark(0)]

        def told(rows: int) -> None:
            if not rows:
                return
            marks.append(mark(marks[-1].records + rows))
            if marks[-1].records // WINDOW > marks[-2].records // WINDOW:
                print(line_of(marks), file=sys.stderr, flush=True)
            if time.monotonic() > deadline:
                raise TimeoutError

        try:
            summary = prepared.importing.run(told=told)
            assert summary.plain()["created"] == prepared.survey.rows, summary
        except TimeoutError:
            print("out of time", file=sys.stderr)
        return marks, by_hand(site["muzeum"]["obiekty"])


def by_hand(container: Any) -> float:
    """Return how long one more object takes the stock way, in seconds: the median of five."""
    from plone import api

    import transaction

    rights = "http://rightsstatements.org/vocab/CNE/1.0/"
    times = []
    for number in range(5):
        start = time.monotonic()
        api.content.create(
            container,
            "DigitalObject",
            title=f"By hand {number}",
            inventory_number=f"BY-HAND/{number}",
            work_rights=rights,
            reproduction_rights=rights,
        )
        transaction.commit()
        times.append(time.monotonic() - start)
    return sorted(times)[2]


def mark(records: int) -> Mark:
    """Return where we are."""
    with Path("/proc/self/statm").open() as memory:
        resident = int(memory.read().split()[1]) * resource.getpagesize()
    return Mark(records, time.monotonic(), time.process_time(), resident, os.getloadavg()[0])


def line_of(marks: list[Mark]) -> str:
    """Return the row of the table for the last mark."""
    last = marks[-1]
    before = [m for m in marks if m.records <= last.records - WINDOW] or marks[:1]
    start = max(before, key=lambda m: m.records)
    count = last.records - start.records
    rate = count / (last.wall - start.wall)
    cpu = 1000 * (last.cpu - start.cpu) / count
    return (
        f"| {last.records:,} | {rate:.1f} | {cpu:.1f} | {1000 / cpu:.0f} "
        f"| {last.resident / 2**20:.0f} | {last.load:.1f} |"
    )


def table(marks: list[Mark]) -> str:
    """Return the curve as a table."""
    head = (
        "| objects in the museum | records/s | CPU ms/record | records/s if the core were free "
        "| memory, MB | load |\n|---:|---:|---:|---:|---:|---:|"
    )
    reached = [point for point in POINTS if point <= marks[-1].records]
    upto = ([m for m in marks if m.records <= point] for point in reached)
    return "\n".join([head, *(line_of(part) for part in upto)])


def beside(rates: list[float], overall: float) -> str:
    """Return what stock Plone does in the same minutes."""
    if not rates:
        return ""
    said = ", ".join(f"{rate:.1f}" for rate in rates)
    return (
        f"Stock Plone creates and publishes {said} plain Events a second, a hundred to a "
        f"transaction, before it and after it: Kultura imports **{overall / median(rates):.1f} "
        f"times** as many records.\n\n"
    )


def result(marks: list[Mark], one_more: float, started: datetime, rates: list[float]) -> str:
    """Return the page to commit."""
    overall = marks[-1].records / (marks[-1].wall - marks[0].wall)
    return (
        f"# Import: records published a second\n\n"
        f"{started:%Y-%m-%d %H:%M} UTC, {machine()}. `benchmarks/import_objects.py`, one writer, "
        f"batches as the product makes them, embedded PostgreSQL with durable writes.\n\n"
        f"{table(marks)}\n\n"
        f"Rates are those of the last {WINDOW:,} records before the point; over all "
        f"{marks[-1].records:,} records {overall:.1f} a second. *Load* counts processes that want "
        f"one of the {os.cpu_count()} cores: above {os.cpu_count()} the import waited for others, "
        f"and the CPU column says what it needed itself; that is still too much, because a core that "
        f"is shared is slower.\n\n"
        f"{beside(rates, overall)}"
        f"Memory climbs until the caches that instance.yaml allows are full (as shipped 50,000 objects "
        f"and 200 MB of their bytes), whatever the length of the source.\n\n"
        f"One more object the stock way (`plone.api.content.create` and a commit) in the folder of "
        f"{marks[-1].records:,}: {1000 * one_more:.0f} ms.\n"
    )


def stock_rates(options: argparse.Namespace) -> list[float]:
    """Return how many Events a second stock Plone makes, three times; nothing unless asked for."""
    if not options.stock:
        return []
    return [events_a_second(options.stock, options.sample) for _ in range(3)]


def main() -> None:
    """Measure, and write the result."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sample", type=Path)
    parser.add_argument("--records", type=int, default=1000)
    parser.add_argument("--minutes", type=float, default=35)
    parser.add_argument("--result", type=Path)
    parser.add_argument("--stock", type=Path, help="where stock Plone is, or is to be set up")
    parser.add_argument("--keep", type=Path, help="make the instance here, and leave it")
    options = parser.parse_args()
    started = datetime.now(UTC)
    root = options.keep or Path(tempfile.mkdtemp(prefix="kultura-benchmark-"))
    root.mkdir(exist_ok=True)
    root.chmod(0o755)
    try:
        source = root / "records.jsonl"
        lines = options.sample.read_text(encoding="utf-8").splitlines()
        with source.open("w", encoding="utf-8") as stream:
            for record in vary([json.loads(line) for line in lines], options.records):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
        instance(root / "instance")
        rates = stock_rates(options)
        deadline = time.monotonic() + 60 * options.minutes
        reached = measured(root / "instance", source, deadline)
        page = result(*reached, started, rates + stock_rates(options))
    finally:
        if not options.keep:
            shutil.rmtree(root, ignore_errors=True)
    if options.result:
        options.result.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
