"""How fast images of pages are served, beside iipimage-server and nginx on the same files.

    .venv/bin/python benchmarks/tiles.py --masters ../shared/data/ndk ../shared/data/ocr-d

Makes the pyramids of all masters below some folders, copies each `--copies` times under names of
their own, and publishes them as pages of records in a store of its own (embedded PostgreSQL). Asked
by `wrk` with eight clients on the same processors, in turn, each question `--rounds` times:

* whole tiles, which lie in the file as they are sent · tiles at the edge, which are cut · regions
  of 300 to 1,200 pixels at any place, reduced to 30–90 %
* the reader as `kultura run` starts it · Debian's iipimage-server behind nginx, a process for each
  processor · nginx with the tiles as files

Needs apt's wrk, nginx-light, iipimage-server, spawn-fcgi.
"""

from argparse import ArgumentParser
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from datetime import datetime
from datetime import UTC
from kultura.media.pyramids.folder import Pyramids
from kultura.reader.iiif.image.info import described
from pathlib import Path
from random import Random
from stands.iipimage import iipimage
from stands.load import Found
from stands.load import load
from stands.load import middle
from stands.machine import machine
from stands.nginx import nginx
from stands.paging import pages_of
from stands.paging import publish
from stands.paging import ServedPage
from stands.questions import answered
from stands.reader import store
from stands.serving import free_port
from stands.serving import served
from stands.serving import Server

import os
import sys
import tempfile


RESULT = Path(__file__).parent / "results" / "tiles.md"
IMAGES = (".jp2", ".tif", ".tiff", ".jpg", ".png")
WHOLE, EDGE, REGION = "whole tiles", "tiles at the edge", "regions"
READER, IIPIMAGE, NGINX = "reader", "iipimage", "nginx"
GOALS = (
    (WHOLE, IIPIMAGE, 10.0),
    (WHOLE, NGINX, 0.2),
    (EDGE, IIPIMAGE, 10.0),
    (REGION, IIPIMAGE, 1.0),
)
REGIONS = 6_000
MOST = 6_000  # paths asked for, of each kind
HEAD = """\
# Tiles beside iipimage-server and nginx

{date}, {machine}.
`benchmarks/tiles.py`: {pages} pages ({files} real scans, {copies} copies each, {size} MB of
pyramids, all in the system's page cache), eight clients of `wrk` on the same processors, all
servers in turn, the middle of {rounds} runs of {seconds} s (of two, the better). Requests a
second.

| | reader | iipimage | nginx | reader p50, p99 | load |
|---|---:|---:|---:|---:|---:|
"""


def tiles_of(page: ServedPage) -> Iterator[tuple[str, str]]:
    """Yield kind and address of each tile that a page's description offers."""
    (tiles,) = described("", page.width, page.height)["tiles"]
    for factor in tiles["scaleFactors"]:
        side = tiles["width"] * factor
        for left in range(0, page.width, side):
            for top in range(0, page.height, side):
                wide, high = min(side, page.width - left), min(side, page.height - top)
                size = -(-wide // factor), -(-high // factor)
                kind = WHOLE if size == (tiles["width"], tiles["width"]) else EDGE
                yield kind, f"{left},{top},{wide},{high}/{size[0]},{size[1]}/0/default.jpg"


def region_of(page: ServedPage, chance: Random) -> str:
    """Return the address of any part of a page, reduced."""
    wide, high = chance.randint(300, 1200), chance.randint(300, 1200)
    left, top = chance.randint(0, page.width - wide), chance.randint(0, page.height - high)
    share = chance.uniform(0.3, 0.9)
    return f"{left},{top},{wide},{high}/{int(wide * share)},{int(high * share)}/0/default.jpg"


def questions(pages: list[ServedPage]) -> dict[str, list[tuple[ServedPage, str]]]:
    """Return what is asked, of each kind, the same each time."""
    chance = Random(1)
    found: dict[str, list[tuple[ServedPage, str]]] = {WHOLE: [], EDGE: [], REGION: []}
    for page in pages:
        for kind, address in tiles_of(page):
            found[kind].append((page, address))
    for _ in range(REGIONS):
        page = chance.choice(pages)
        found[REGION].append((page, region_of(page, chance)))
    return {kind: chance.sample(all_, min(len(all_), MOST)) for kind, all_ in found.items()}


def in_reader(page: ServedPage, address: str) -> str:
    """Return a path of the reader."""
    return f"/iiif/image/3/{page.id}/{address}"


def in_iipimage(page: ServedPage, address: str) -> str:
    """Return a path of iipimage-server."""
    path = Pyramids(Path()).path(page.file)
    return f"/fcgi-bin/iipsrv.fcgi?IIIF={path}/{address}"


PATHS = {READER: in_reader, IIPIMAGE: in_iipimage, NGINX: in_reader}


@contextmanager
def servers(asked: Namespace, folder: Path) -> Iterator[tuple[dict[str, Server], dict]]:
    """Start all, and give them with what is asked."""
    home = folder / "instance"
    pyramids = Pyramids(home / "var" / "derivatives")
    masters = sorted(
        path for top in asked.masters for path in top.rglob("*") if path.suffix in IMAGES
    )
    with ExitStack() as stack:
        made = stack.enter_context(store(home))
        pages = publish(made.writer, pages_of(masters, pyramids, asked.copies), asked.copies)
        wanted = questions(pages)
        reader = reader_without_index(home, made.reader)
        stack.callback(reader.stop)
        files = dict(answers_of(reader, wanted[WHOLE]))
        static = nginx(folder, files)
        stack.callback(static.stop)
        first = in_iipimage(*wanted[WHOLE][0])
        iip = stack.enter_context(iipimage(folder, pyramids.folder, first))
        yield {READER: reader, IIPIMAGE: iip, NGINX: static}, wanted


def reader_without_index(home: Path, dsn: str) -> Server:
    """Start a reader, which needs no index for images."""
    port = free_port()
    names = {"KULTURA_HOME": str(home), "KULTURA_READER_DSN": dsn}
    names |= {"KULTURA_PUBLIC_PORT": str(port)}
    command = [sys.executable, "-m", "kultura.reader"]
    return served(READER, command, f"http://127.0.0.1:{port}", "/healthz", home, **names)


def answers_of(reader: Server, wanted: list[tuple[ServedPage, str]]) -> Iterator[tuple[str, bytes]]:
    """Yield the reader's own answers by their paths."""
    for page, address in wanted:
        path = in_reader(page, address)
        status, body, _etag = answered(reader.url, path)
        if status != 200:
            raise RuntimeError(f"{path}: {status} {body[:300]!r}")
        yield path, body


def compared(asked: Namespace, found: dict[str, Server], wanted: dict) -> dict:
    """Ask all servers in turn; return what was found by kind and server."""
    results: dict[tuple[str, str], list[Found]] = {}
    for _ in range(asked.rounds):
        for kind, questions in wanted.items():
            for name, server in found.items():
                if name != NGINX or kind == WHOLE:
                    paths = [PATHS[name](*one) for one in questions]
                    results.setdefault((kind, name), []).append(
                        load(server.url, paths, asked.seconds, {})
                    )
    return {key: middle(runs) for key, runs in results.items()}


def lines_of(results: dict) -> Iterator[str]:
    """Yield the rows of the table, and then of the goals."""
    for kind in (WHOLE, EDGE, REGION):
        rates = [results.get((kind, name)) for name in (READER, IIPIMAGE, NGINX)]
        written = (f"{one.rate:,.0f}" if one else "" for one in rates)
        mine = results[kind, READER]
        times = f"{mine.p50:.1f}, {mine.p99:.1f} ms"
        yield f"| {kind} | {' | '.join(written)} | {times} | {os.getloadavg()[0]:.1f} |"
    yield ""
    yield "| goal | wanted | found | |"
    yield "|---|---:|---:|---|"
    for kind, other, least in GOALS:
        ratio = results[kind, READER].rate / results[kind, other].rate
        met = "met" if ratio >= least else "**not met**"
        yield f"| {kind} | {least:g} × {other} | {ratio:.2f} × | {met} |"
    errors = {" ".join(key): one.errors for key, one in results.items() if one.errors}
    yield f"\nErrors: {errors or 'none'}."


def main() -> None:
    """Set up, ask, write."""
    parser = ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--masters", type=Path, nargs="+", required=True)
    parser.add_argument("--copies", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=5)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kultura-tiles-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with servers(asked, folder) as (found, wanted):
            results = compared(asked, found, wanted)
            kept = list((folder / "instance" / "var" / "derivatives").rglob("*.tif"))
            size = sum(path.stat().st_size for path in kept) // 1_000_000
            said = {
                "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
                "machine": machine(),
                "copies": asked.copies,
                "files": len(kept) // (asked.copies + 1),
                "pages": len(kept) * asked.copies // (asked.copies + 1),
                "size": size,
                "rounds": asked.rounds,
                "seconds": asked.seconds,
            }
        RESULT.write_text(HEAD.format(**said) + "\n".join(lines_of(results)) + "\n")


if __name__ == "__main__":
    main()
