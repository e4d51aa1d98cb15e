"""One archive of 5 GB through the desk's resumable upload, disturbed as uploads are.

    .venv/bin/python benchmarks/uploads.py /srv/uploads --result benchmarks/results/uploads.md

Makes an instance with a library below a folder, runs all of it as `kultura run` does, and packs
pages of noise, which nothing compresses, into one ZIP as large as may be brought. One byte more is
announced first, and has to be refused before a byte is sent. Then the archive goes by tus 1.0.0 in
pieces of 8 MiB, each with its SHA-256, as the browser's page sends it; on the way one piece goes to
a wrong offset (409), one comes damaged (460), and the cms is killed (`kill -9`) with a piece in
flight. Told are the rate, what a piece takes, memory of the cms before and at its peak, and what
becomes of the package: how long the worker unpacks, checks and keeps it, and its memory.

Takes 30 GB of disk and five minutes; everything below the folder is removed after.
"""

from argparse import ArgumentParser
from argparse import Namespace
from contextlib import ExitStack
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import UTC
from kultura.digitisation.limits import LIMITS
from kultura.settings import load
from pathlib import Path
from PIL import Image
from signal import SIGKILL
from stands.machine import machine
from stands.uploading import running
from stands.uploading import Site
from stands.watching import alive
from stands.watching import memory
from stands.watching import watched
from threading import Timer
from typing import Any

import io
import os
import requests
import shutil
import time
import zipfile


PIECE = 8 * 2**20  # bytes, as the browser sends
WIDTH, HEIGHT = 4_000, 5_000  # of a page, in pixels
HEAD_OF_ENTRY = 400  # bytes that a file of a ZIP may take beside its own
DONE_WITHIN = 3600.0
UNDER_WAY = {"received", "checked"}
DESCRIPTION = "Tytuł;Język;Sygnatura;Dcmi type\nSzum;pl;S 1;image\n"
REPORT = """\
# Upload of a package of 5 GB

{date}, {machine}.
`benchmarks/uploads.py`: one ZIP of {pages} TIFF pages of noise, {size:,} bytes, in {pieces} pieces of
8 MiB with SHA-256 each, over HTTP on the same machine, to an instance run by `kultura run`; the
client reads and hashes on the same processors.

| what | |
|---|---:|
| one byte more than {most:,} announced | {too_large} |
| seconds for all pieces | {seconds:.0f} |
| MB/s | {rate:.0f} |
| a piece, p50 and p99 | {p50:.0f}, {p99:.0f} ms |
| a piece at a wrong offset | {offset} |
| a damaged piece | {damaged} |
| `kill -9` of the cms at piece {killed_at}: answers again after | {outage:.0f} s |
| bytes noted then, of those that were answered | {noted:,} of {answered:,} |
| memory of the cms before | {before:.0f} MB |
| at its peak while it received, of the one that was killed and the next | {peaks} MB |

## What becomes of it

| what | |
|---|---:|
| {state} after the last piece | {proceeding:.0f} s |
| memory of the worker and its children at their peak | {worker:.0f} MB |
| pages, findings | {found_pages}, {findings} |
| left in the folder of uploads | {left:,} bytes |
"""


def packed(archive: Path, most: int) -> int:
    """Pack pages of noise into a ZIP of at most so many bytes; return how many pages."""
    pages, left = 0, most
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packing:
        packing.writestr("szum/opis.csv", DESCRIPTION)
        left -= HEAD_OF_ENTRY + len(DESCRIPTION.encode())
        while (rows := min(HEIGHT, (left - HEAD_OF_ENTRY - 4096) // (3 * WIDTH))) > HEIGHT // 10:
            pages += 1
            page = noise(rows)
            packing.writestr(f"szum/{pages:03}.tif", page)
            left -= len(page) + HEAD_OF_ENTRY
    return pages


def noise(rows: int) -> bytes:
    """Return a TIFF without compression, of random pixels."""
    image = Image.frombytes("RGB", (WIDTH, rows), os.urandom(3 * WIDTH * rows))
    written = io.BytesIO()
    image.save(written, "TIFF", dpi=(300, 300))
    return written.getvalue()


@dataclass
class Sent:
    """How the archive went."""

    upload: str
    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    statuses: dict[str, str] = field(default_factory=dict)
    peaks: list[float] = field(default_factory=list)
    outage: float = 0.0
    noted: int = 0
    answered: int = 0
    killed_at: int = 0


def sent_from(site: Site, archive: Path, upload: str) -> Sent:
    """Send an archive to its end, disturbed on the way."""
    sent, length = Sent(upload), archive.stat().st_size
    middle = length // PIECE // 2 * PIECE
    with archive.open("rb") as file:
        with watched(cms=site.cms()) as watch:
            go_on(site, file, sent, 0, middle)
            disturb(site, file, sent, middle)
            interrupt(site, file, sent, middle)
        sent.peaks.append(watch.most["cms"])
        with watched(cms=site.cms()) as watch:
            go_on(site, file, sent, site.received(upload), length)
        sent.peaks.append(watch.most["cms"])
    return sent


def go_on(site: Site, file: Any, sent: Sent, begin: int, end: int) -> None:
    """Send pieces from one place to another."""
    file.seek(begin)
    for offset in range(begin, end, PIECE):
        piece = file.read(min(PIECE, end - offset))
        begun = time.perf_counter()
        site.send(sent.upload, offset, piece).raise_for_status()
        sent.times.append(time.perf_counter() - begun)
    sent.seconds = sum(sent.times)


def disturb(site: Site, file: Any, sent: Sent, offset: int) -> None:
    """Send a piece where the upload does not end, and one that comes damaged."""
    file.seek(offset)
    piece = file.read(PIECE)
    wrong = site.send(sent.upload, offset + PIECE, piece)
    sent.statuses["offset"] = f"{wrong.status_code}, at {wrong.json()['offset']:,}"
    sent.statuses["damaged"] = str(site.send(sent.upload, offset, piece, damaged=True).status_code)
    if site.received(sent.upload) != offset:
        raise AssertionError("What was refused was taken.")


def interrupt(site: Site, file: Any, sent: Sent, offset: int) -> None:
    """Kill the cms with a piece in flight, and wait until the next one answers."""
    file.seek(offset)
    piece, pid = file.read(PIECE), site.cms()
    usual = sorted(sent.times)[len(sent.times) // 2]
    Timer(usual / 2, os.kill, (pid, SIGKILL)).start()
    with suppress(requests.RequestException):
        site.send(sent.upload, offset, piece)
        offset += PIECE  # it was answered before
    begun = time.monotonic()
    while alive(pid):
        time.sleep(0.05)
    site.wait()
    sent.outage = time.monotonic() - begun
    sent.noted, sent.answered, sent.killed_at = site.received(sent.upload), offset, offset // PIECE


@dataclass
class Became:
    """What became of the package."""

    batch: dict[str, Any]
    seconds: float
    memory: float
    left: int


def followed(site: Site, upload: str) -> Became:
    """Follow the package as far as the worker takes it."""
    begun = time.monotonic()
    with watched(worker=site.worker()) as watch:
        batch = site.batch(upload)
        while batch["state"] in UNDER_WAY and time.monotonic() - begun < DONE_WITHIN:
            time.sleep(2)
            batch = site.batch(upload)
    seconds = time.monotonic() - begun
    time.sleep(2)  # the folder goes after the state is written
    uploads = load(site.home, environ={}).directory("uploads")
    left = sum(one.stat().st_size for one in uploads.rglob("*") if one.is_file())
    return Became(batch, seconds, watch.most["worker"], left)


def percentile(times: list[float], share: float) -> float:
    """Return a percentile, in ms."""
    return 1000 * sorted(times)[min(len(times) - 1, round(share * len(times)))]


def report(pages: int, archive: Path, before: float, refused: str, sent: Sent, end: Became) -> str:
    """Return the page to commit."""
    size = archive.stat().st_size
    codes = sorted({one["code"] for one in end.batch["findings"]})
    return REPORT.format(
        date=datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        machine=machine(),
        pages=pages,
        size=size,
        pieces=-(-size // PIECE),
        most=LIMITS.upload,
        too_large=refused,
        seconds=sent.seconds,
        rate=size / 1e6 / sent.seconds,
        p50=percentile(sent.times, 0.5),
        p99=percentile(sent.times, 0.99),
        **sent.statuses,
        killed_at=sent.killed_at,
        outage=sent.outage,
        noted=sent.noted,
        answered=sent.answered,
        before=before,
        peaks=", ".join(f"{one:.0f}" for one in sent.peaks),
        state=end.batch["state"],
        proceeding=end.seconds,
        worker=end.memory,
        found_pages=end.batch["pages"],
        findings=", ".join(codes) or "none",
        left=end.left,
    )


def main(arguments: Namespace) -> None:
    """Make, send, follow and report."""
    arguments.folder.mkdir(parents=True, exist_ok=True)
    archive, home = arguments.folder / "szum.zip", arguments.folder / "instance"
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, home, ignore_errors=True)
        stack.callback(archive.unlink, missing_ok=True)
        pages = packed(archive, arguments.size)
        site = stack.enter_context(running(home))
        refusal = site.begin(LIMITS.upload + 1)
        refused = f"{refusal.status_code}: {refusal.json()['message']}"
        before = memory([site.cms()])
        begun = site.begin(archive.stat().st_size)
        begun.raise_for_status()
        sent = sent_from(site, archive, begun.headers["Location"])
        end = followed(site, sent.upload)
        page = report(pages, archive, before, refused, sent, end)
    print(page)  # noqa: T201
    if arguments.result:
        arguments.result.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    parser = ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--size", type=int, default=LIMITS.upload, help="bytes, at most")
    parser.add_argument("--result", type=Path)
    main(parser.parse_args())
