"""What bringing images costs beside decoding them and writing their pyramids alone.

    .venv/bin/python benchmarks/decoding.py --masters ../shared/data/ndk ../shared/data/ocr-d

All images below some folders, each copied `--copies` times with other bytes behind its end, are
(A) made into pyramids on all cores, by the processes that `kultura pages make` uses, and (B) brought
as a plain folder with a sheet beside them: checked, kept in the repository, described, their pages
made. In turn, `--rounds` times, each time with other copies. Zope is open already: its start does
not grow with a package. An instance of its own (embedded PostgreSQL, durable writes).
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from datetime import UTC
from hashlib import sha512
from ingest import open_library
from kultura.instance.zope import zope_site
from kultura.media.pyramids.making import make_pyramids
from kultura.media.pyramids.recipe import name_of
from kultura.settings import load
from multiprocessing import get_context
from pathlib import Path
from stands.machine import machine
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import os
import struct
import sys
import time


RESULT: Final = Path(__file__).parent / "results" / "decoding.md"
IMAGES: Final = (".jp2", ".tif", ".tiff", ".jpg", ".png")
GOAL: Final = 1.3  # of the time that decoding and writing alone takes
SHEET: Final = "Tytuł;Język;Sygnatura;Dcmi type\nSkany {at};pl;S {at};text\n"
REPORT: Final = """\
# Packages with images beside decoding alone

{date}, {machine}, load {load:.1f} at the end.
`benchmarks/decoding.py`: {images} images a round ({size:.0f} MB of real scans, JPEG 2000 and TIFF), in turn.

| round | alone, s | brought, s | images a second | ratio |
|---|---:|---:|---:|---:|
{rows}

The middle ratio is **{ratio:.2f}**; at most {goal} is asked: {met}.
"""


def copied(masters: list[Path], folder: Path, round: int, copies: int) -> list[Path]:
    """Copy images so that no two are the same bytes; return where they are."""
    folder.mkdir()
    made = []
    for copy in range(copies):
        for at, master in enumerate(masters):
            path = folder / f"{len(made) + 1:04}{master.suffix}"
            mark = struct.pack(">I4sII", 16, b"free", round * copies + copy, at)  # a box of JP2
            path.write_bytes(master.read_bytes() + mark)
            made.append(path)
    return made


def alone(paths: list[Path], folder: Path) -> float:
    """Return the seconds that decoding images and writing their pyramids takes."""
    named = [(name_of(sha512(path.read_bytes()).hexdigest()), path) for path in paths]
    begun = time.perf_counter()
    made = list(make_pyramids(folder, named, os.cpu_count() or 1))
    seconds = time.perf_counter() - begun
    if faults := [one.fault for one in made if one.fault]:
        raise RuntimeError(faults[0])
    return seconds


def brought(site, home: Path, folder: Path) -> float:
    """Return the seconds that bringing a folder in takes, with the store's default settings."""
    from kultura.batches.bringing import bring
    from kultura.batches.order import delivery_of
    from kultura.batches.order import Order
    from kultura.batches.proceeding import proceeding_for
    from kultura.digitisation.schemas import Schemas

    order = Order(institution="biblioteka", collection="", goal="draft", jobs=os.cpu_count() or 1)
    proceeding = proceeding_for(site, load(home, environ={}), order, Schemas())
    begun = time.perf_counter()
    (found,) = bring(delivery_of(site, order, [folder]), proceeding)
    seconds = time.perf_counter() - begun
    if found.batch.state != "described":
        raise RuntimeError([one.means for one in found.report.findings][:5])
    return seconds


def rounds(asked: Namespace, top: Path) -> Iterator[tuple[int, int, float, float]]:
    """Yield of each round how many images and bytes there were, and both times."""
    masters = sorted(p for one in asked.masters for p in one.rglob("*") if p.suffix in IMAGES)
    home = top / "instance"
    opening = get_context("spawn").Process(target=open_library, args=(home,))
    opening.start()  # a process opens a site once
    opening.join()
    with zope_site(load(home, environ={}), "admin") as site:
        for round in range(asked.rounds):
            folder = top / f"scans-{round}"
            paths = copied(masters, folder, round, asked.copies)
            (folder / "opis.csv").write_text(SHEET.format(at=round), encoding="utf-8")
            size = sum(path.stat().st_size for path in paths)
            by_itself = alone(paths, top / f"pyramids-{round}")
            yield len(paths), size, by_itself, brought(site, home, folder)


def main() -> None:
    """Measure, and write the table."""
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--masters", type=Path, nargs="+", required=True)
    parser.add_argument("--copies", type=int, default=4)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--result", type=Path, default=RESULT)
    asked = parser.parse_args()
    found = []
    with TemporaryDirectory(prefix="kultura-bench-") as folder:
        Path(folder).chmod(0o755)
        for one in rounds(asked, Path(folder)):
            found.append(one)
            print(one, file=sys.stderr, flush=True)
    ratio = median(with_all / by_itself for _n, _size, by_itself, with_all in found)
    rows = "\n".join(
        f"| {at} | {by_itself:.1f} | {with_all:.1f} | {count / with_all:.2f} | {with_all / by_itself:.2f} |"
        for at, (count, _size, by_itself, with_all) in enumerate(found, 1)
    )
    said = REPORT.format(
        date=f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        machine=machine(),
        load=os.getloadavg()[0],
        images=found[0][0],
        size=found[0][1] / 1e6,
        rows=rows,
        ratio=ratio,
        goal=GOAL,
        met="met" if ratio <= GOAL else "not met",
    )
    print(said)
    asked.result.write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main()
