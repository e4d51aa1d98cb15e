"""How many records a second `kultura rebuild` renders, on an instance that is there and stopped.

    KULTURA_HOME=instance .venv/bin/python benchmarks/rebuild.py --result benchmarks/results/r.md

Twice: where every row is right already (all is rendered and compared, nothing written), and where
no row is there (all is written). One process, as the command does it; `--profile` tells where the
time goes.
"""

from cProfile import Profile
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.instance.projecting import opened_site
from kultura.instance.projecting import store_connection
from kultura.publication.rebuild import rebuild
from kultura.settings import load
from pathlib import Path
from stands.machine import machine
from typing import Any

import argparse
import os
import pstats
import time


TABLES = ("rendering", "occurrence", "opening", "reference", "path", "record")
RECORDS = "SELECT count(*) FROM publication.record"


@dataclass(frozen=True)
class Taken:
    """Seconds on the clock, and of a processor."""

    seconds: float
    processor: float


def main() -> None:
    """Measure, and write the result."""
    asked = arguments()
    settings = load()
    profile = Profile() if asked.profile else None
    with opened_site(settings) as open_site, store_connection(settings) as connection:
        rebuild(open_site, connection, settings)  # caches warm, rows right
        right = timed(open_site, connection, settings, profile)
        empty(connection)
        missing = timed(open_site, connection, settings, profile)
        records = counted(connection)
    if profile:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(70)
    text = told(records, {"right already": right, "missing": missing})
    if asked.result:
        asked.result.write_text(text, encoding="utf-8")
    print(text)  # noqa: T201


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--result", type=Path, help="the file to write")
    parser.add_argument("--profile", action="store_true")
    return parser.parse_args()


def timed(open_site: Any, connection: Any, settings: Any, profile: Profile | None) -> Taken:
    """Return how long a rebuild takes."""
    if profile:
        profile.enable()
    begun, used = time.perf_counter(), time.process_time()
    rebuild(open_site, connection, settings)
    taken = Taken(time.perf_counter() - begun, time.process_time() - used)
    if profile:
        profile.disable()
    return taken


def empty(connection: Any) -> None:
    """Take all rows away, as if nothing had ever been rendered."""
    with connection, connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DELETE FROM publication.{table}")


def counted(connection: Any) -> int:
    """Return how many records and containers there are."""
    with connection, connection.cursor() as cursor:
        cursor.execute(RECORDS)
        return cursor.fetchone()[0]


def told(records: int, taken: dict[str, Taken]) -> str:
    """Return the result as a page."""
    lines = [
        "# Rebuilding",
        "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}; load {os.getloadavg()[0]:.1f}.",
        f"{records} records and containers, one process.",
        "",
        "| rows | seconds | of a processor, without PostgreSQL's | records a second |",
        "|---|---:|---:|---:|",
    ]
    for name, one in taken.items():
        rate = records / one.seconds
        lines.append(f"| {name} | {one.seconds:.1f} | {one.processor:.1f} | {rate:.0f} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
