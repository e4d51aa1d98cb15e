"""How pages of digitised objects are found and shown as they grow in number.

    .venv/bin/python benchmarks/pages.py --pages 10000 100000 --result benchmarks/results/pages.md

A store of its own (embedded PostgreSQL), filled with books of 200 pages and one of 1,000 whose rows
are written as ingest writes them, an indexer and a reader. Words are drawn by Zipf's law; the n-th
word drawn is new with a chance of about 2 n^-0.25, so that the vocabulary grows as in real text
and new words never stop. For each number of pages: how long rows and index take, index size,
distinct words, memory, restart, and the 95th percentile of searching rare, middle and common
words in the region, words in the large book, and its manifest cold and kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from datetime import UTC
from kultura.records.institution import Institution
from kultura.records.object import DigitalObject
from kultura.store import pages
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.connection import connect_writer
from kultura.store.page_text import Box
from kultura.store.page_text import pack
from kultura.store.pages import NewPage
from pathlib import Path
from psycopg2.extensions import connection as Connection
from random import Random
from stands.growing import write
from stands.machine import machine
from stands.questions import answered
from stands.reader import one_reader
from stands.reader import Store
from stands.reader import store
from stands.serving import Server
from stands.serving import started
from stands.targets import KEPT
from stands.targets import NOT_KEPT
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

import argparse
import os
import sys
import time


WORDS: Final = 300  # on a page
BOOK: Final = 200  # pages
LARGE: Final = 1_000  # pages of the one large book
REGION: Final = Region("http://127.0.0.1", "http://127.0.0.1/{id}", ZoneInfo("UTC"), date.today())
SYLLABLES: Final = [c + v for c in "bcdfghjklłmnprstwzżśćź" for v in "aeiouyąęó"]
ASKED: Final = 200  # questions of a kind
COLUMNS: Final = (
    "pages", "words", "rows/s", "index pages/s", "index MB", "database MB", "indexer MB",
    "reader MB", "restart s", "rare", "middle", "common", "two words", "in the large book",
    "manifest cold", "manifest kept",
)  # fmt: skip


@dataclass
class Vocabulary:
    """Words that grow in number as text is drawn."""

    chance: Random
    words: list[str]
    drawn: int = 0

    def word(self) -> str:
        """Draw a word: a new one, or one of those before, the early ones most often."""
        self.drawn += 1
        if self.chance.random() < 2 * self.drawn**-0.25:
            self.words.append(self.new())
            return self.words[-1]
        return self.words[int(len(self.words) ** self.chance.random()) - 1]

    def new(self) -> str:
        """Return a word nobody has seen, of two to five syllables."""
        count = self.chance.choice((2, 3, 3, 4, 4, 5))
        return "".join(self.chance.choices(SYLLABLES, k=count)) + f"{len(self.words):x}"[-2:]

    def text(self) -> str:
        """Return the text of a page, ten words a line."""
        drawn = [self.word() for _ in range(WORDS)]
        return "\n".join(" ".join(drawn[at : at + 10]) for at in range(0, WORDS, 10))


def books(vocabulary: Vocabulary, first: int, last: int) -> Iterator[tuple[str, list[NewPage]]]:
    """Yield books until there are so many pages; the very first is the large one."""
    boxes = pack(Box(100 * (at % 10), 60 * (at // 10), 90, 40) for at in range(WORDS))
    while first < last:
        uid = f"{first:032x}"
        size = LARGE if first == 0 else BOOK
        made = [
            NewPage(
                at, pages.page_id(uid, str(at)), str(at), "normalPage", "a" * 64, 2000, 3000,
                vocabulary.text(), boxes,
            )
            for at in range(1, size + 1)
        ]  # fmt: skip
        yield uid, made
        first += size


def fill(connection: Connection, vocabulary: Vocabulary, first: int, last: int) -> float:
    """Write books and have them public; return the seconds without drawing their words."""
    seconds = 0.0
    for uid, made in books(vocabulary, first, last):
        structure = {
            "type": "monograph",
            "label": "",
            "pages": [],
            "parts": [
                {"type": "chapter", "label": f"{at}", "pages": [made[at].page], "parts": []}
                for at in range(0, len(made), 20)
            ],
        }
        record = DigitalObject(
            id=uid, path=f"/{uid}", title=f"Tom {uid}", language="pl", institution="library",
            languages=("pl",),
        )  # fmt: skip
        begun = time.perf_counter()
        with connection, connection.cursor() as cursor:
            pages.write_pages(cursor, uid, f"kultura:library/{uid}", 1, structure, made)
        write(connection, [compose({"pl": record}, Standing(()), REGION)])
        seconds += time.perf_counter() - begun
    return seconds


def main() -> None:
    """Measure each number of pages in turn, in a store that grows."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, nargs="+", default=[10_000])
    parser.add_argument("--result", type=Path)
    asked = parser.parse_args()
    vocabulary = Vocabulary(Random(7), ["i"])
    rows = []
    with TemporaryDirectory(prefix="pages-") as folder, store(Path(folder, "kultura")) as made:
        connection = connect_writer(made.writer, "benchmark")
        library = Institution(
            id="library", path="/b", title="Biblioteka", language="pl", kind="library"
        )
        write(connection, [compose({"pl": library}, Standing(()), REGION)])
        before = 0
        for count in sorted(asked.pages):
            seconds = fill(connection, vocabulary, before, count)
            rows.append(measured(made, connection, vocabulary, count, (count - before) / seconds))
            before = count
            print(dict(zip(COLUMNS, rows[-1], strict=True)), file=sys.stderr)
        connection.close()
    said = report(rows)
    print(said)
    if asked.result:
        asked.result.write_text(said, encoding="utf-8")


def measured(
    made: Store, connection: Connection, vocabulary: Vocabulary, count: int, rate: float
) -> list[str]:
    """Index what is there anew, ask, and return a row of the table."""
    names = {"KULTURA_HOME": str(made.home), "KULTURA_READER_DSN": made.reader}
    for old in (made.home / "var/search").glob("current"):
        old.unlink()
    command = [sys.executable, "-m", "kultura.reader.search"]
    begun = time.perf_counter()
    indexer = Server("indexer", "", started("indexer", command, made.home, names))
    while not (made.home / "var/search/current").exists():  # the index is whole
        time.sleep(0.2)
    index_rate = count / (time.perf_counter() - begun)
    reader = one_reader(KEPT, made, **names)
    try:
        wait_for(reader.url, vocabulary.words[0])
        memory = [indexer.memory(), reader.memory()]
        begun = time.perf_counter()
        other = one_reader(NOT_KEPT, made, **names, INSTANCE_KULTURA_PUBLIC_CACHE_MB="0")
        restart = time.perf_counter() - begun
        try:
            times = asked_of(other.url, reader.url, vocabulary)
        finally:
            other.stop()
    finally:
        reader.stop()
        indexer.stop()
    sizes = [folder_size(made.home / "var/search"), database_size(connection)]
    return [
        f"{count:,}", f"{len(vocabulary.words):,}", f"{rate:.0f}", f"{index_rate:.0f}",
        *(f"{size / 1e6:.0f}" for size in (*sizes, *memory)),
        f"{restart:.1f}", *(f"{one * 1000:.1f}" for one in times),
    ]  # fmt: skip


def asked_of(cold: str, kept: str, vocabulary: Vocabulary) -> list[float]:
    """Return the 95th percentiles in seconds, of answers that are made and of one that is kept."""
    words, chance = vocabulary.words, Random(3)
    rare = [word for word in words[-50_000:] if chance.random() < 0.02][:ASKED]
    middle = chance.sample(words[1_000:20_000], ASKED)
    common = words[1:200]
    search = "/api/v1/search?query={}"
    large = "/iiif/search/2/" + f"{0:032x}" + "?q={}"
    manifest = f"/iiif/presentation/3/{0:032x}/manifest"
    pairs = [f"{one} {chance.choice(common)}" for one in middle]
    return [
        *(
            p95(cold, [search.format(quote(word)) for word in some])
            for some in (rare, middle, common, pairs)
        ),
        p95(cold, [large.format(quote(word)) for word in common]),
        p95(cold, [manifest] * 20),
        p95(kept, [manifest] * ASKED),
    ]


def p95(url: str, paths: list[str]) -> float:
    """Ask for each path once; return the 95th percentile of the seconds it took."""
    times = []
    for path in paths:
        begun = time.perf_counter()
        status, _body, _etag = answered(url, path)
        times.append(time.perf_counter() - begun)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
    return quantiles(times, n=20)[-1]


def wait_for(url: str, word: str) -> None:
    """Wait until the index is whole: the reader answers a search only then."""
    while answered(url, f"/api/v1/search?query={word}")[0] != 200:
        time.sleep(0.2)


def folder_size(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())


def database_size(connection: Connection) -> int:
    """Return the bytes of the tables of pages."""
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_total_relation_size('digitisation.page')")
        return cursor.fetchone()[0]


def report(rows: list[list[str]]) -> str:
    """Return the table, with date and machine."""
    load = os.getloadavg()[0]
    lines = [
        "# Pages as they grow in number", "",
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}, load {load:.1f} at the end. Made by `benchmarks/pages.py`, one client;",
        "searches and manifests in milliseconds, 95th percentile; without \"kept\" nothing is kept in memory.", "",
        "| " + " | ".join(COLUMNS) + " |", "|" + "---|" * len(COLUMNS),
        *("| " + " | ".join(row) + " |" for row in rows), "",
    ]  # fmt: skip
    return "\n".join(lines)


if __name__ == "__main__":
    main()
