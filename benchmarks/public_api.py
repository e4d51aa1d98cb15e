"""How fast the public API is, beside what else could answer the same questions on this machine.

    .venv/bin/python benchmarks/public_api.py ../shared/data/tate/artworks-3000.jsonl \
        --home instance --result benchmarks/results/public_api.md

Sets up, over the same 3,000 records: stock Plone 6.2.2 with plone.restapi on FileStorage (a
virtualenv of its own), Varnish before it, nginx with the reader's answers as files, and the reader.
Asks them in turn, twice, by `wrk` with eight clients on the same processors; then lets the reader's
store grow to 30,000 and 300,000 rows. `--home` is an instance in which the records are published
(`make run`); its rows are copied, nothing of it is changed. Needs apt's wrk, varnish, nginx-light.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.settings import load as load_settings
from kultura.store.connection import connect_writer
from pathlib import Path
from stands.growing import copied
from stands.growing import grown
from stands.growing import write
from stands.load import Found
from stands.load import load
from stands.load import middle
from stands.load import words
from stands.machine import machine
from stands.nginx import nginx
from stands.questions import answered
from stands.questions import Known
from stands.questions import Question
from stands.questions import questions
from stands.questions import records
from stands.reader import reader
from stands.reader import Store
from stands.reader import store
from stands.serving import Server
from stands.stock import stock
from stands.varnish import varnish

import argparse
import json
import os
import tempfile
import time


ORDER = ("stock", "varnish", "nginx", "reader")
Table = dict[str, dict[str, list[Found]]]


def main() -> None:
    """Run all; write the result as far as it is, after each table."""
    asked = arguments()
    folder = Path(asked.folder or tempfile.mkdtemp(prefix="kultura-bench-"))
    folder.chmod(0o755)
    sample = rows_of(Path(asked.home))
    page = Page(asked.result, [*heading(asked)])
    with store(folder / "kultura") as made:
        fill(made, sample)
        page.write(compared(folder, Path(asked.sample), made, asked))
        page.write(growth(made, sample, asked))


@dataclass
class Page:
    """The result: kept in a file, if one is named, and said."""

    file: Path | None
    lines: list[str]

    def write(self, lines: Iterable[str]) -> None:
        """Add lines as they come."""
        for line in lines:
            print(line, flush=True)  # noqa: T201
            self.lines.append(line)
            if self.file:
                self.file.parent.mkdir(parents=True, exist_ok=True)
                self.file.write_text("\n".join(self.lines) + "\n", encoding="utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sample", help="the records, one JSON a line")
    parser.add_argument("--home", default="instance", help="an instance in which they are public")
    parser.add_argument("--folder", help="where servers are set up, to be used again")
    parser.add_argument("--seconds", type=int, default=5, help="of each run")
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--rows", type=int, nargs="*", default=[30_000, 300_000])
    parser.add_argument("--result", type=Path, help="the file to write")
    return parser.parse_args()


def rows_of(home: Path) -> list:
    """Return the rows of an instance, whose database may run or not."""
    settings = load_settings(home, environ={})
    with database(settings):
        return copied(connections.dsn(settings))


def fill(made: Store, rows: Iterator) -> None:
    """Write rows that are not there."""
    connection = connect_writer(made.writer, "benchmark")
    write(connection, rows)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    connection.close()


def known_of(url: str, sample: Path) -> Known:
    """Ask the reader what there is to ask about."""
    ids, subjects = [], set()
    for page in range(1, 31):
        _status, body, _etag = answered(url, f"/api/v1/objects?pageSize=100&page={page}")
        for record in json.loads(body)["results"]:
            ids.append(record["id"])
            subjects |= {(one["value"], one["label"]) for one in record["subjects"]}
    stock = [json.loads(line)["acno"].lower() for line in sample.open(encoding="utf-8")]
    chosen = sorted(subjects)[:: max(1, len(subjects) // 50)]
    named = {"reader": [v for v, _label in chosen], "stock": [label for _v, label in chosen]}
    return Known(ids, stock, words(sample, 100), named)


@contextmanager
def stands(folder: Path, sample: Path, made: Store) -> Iterator[tuple[dict[str, Server], Known]]:
    """Start all servers for as long as the block."""
    with reader(made) as kultura, ExitStack() as stack:
        plone = stock(folder / "stock", sample)
        stack.callback(plone.stop)
        before = varnish(folder / "varnish", plone)
        stack.callback(before.stop)
        known = known_of(kultura.url, sample)
        files = nginx(folder / "nginx", {f: answered(kultura.url, f)[1] for f in records(known)})
        stack.callback(files.stop)
        yield {one.name: one for one in (plone, before, files, kultura)}, known


def compared(folder: Path, sample: Path, made: Store, asked: argparse.Namespace) -> Iterator[str]:
    """Ask every server every question, in turn; yield the lines of the tables."""
    with stands(folder, sample, made) as (running, known):
        every = questions(known)
        for question in every:
            table = in_turn(question, running, asked)
            yield from told(question, table)
        memory = ", ".join(f"{name} {running[name].memory() / 1e6:.0f} MB" for name in ORDER)
        yield from ("", f"Memory after all (proportional share): {memory}.", "")


def in_turn(
    question: Question, running: dict[str, Server], asked: argparse.Namespace
) -> dict[str, list[Found]]:
    """Ask each server that knows the question, A B C D A B C D."""
    able = [n for n in ORDER if n in question.paths and can(running[n], question)]
    found: dict[str, list[Found]] = {name: [] for name in able}
    for _ in range(asked.rounds):
        for name in able:
            headers = headers_for(running[name], question)
            run = load(running[name].url, question.paths[name], asked.seconds, headers)
            found[name].append(run)
    return found


def can(server: Server, question: Question) -> bool:
    """Tell whether a server answers a question with what was asked for."""
    status, _body, etag = answered(server.url, question.paths[server.name][0])
    return status == 200 and (etag is not None or "304" not in question.name)


def headers_for(server: Server, question: Question) -> dict[str, str]:
    """Return the headers of a question; with the ETag the server gave where it is about that."""
    sent = {"Accept": "application/json"}
    if "304" in question.name:
        etag = answered(server.url, question.paths[server.name][0])[2]
        sent["If-None-Match"] = etag or ""
    return sent


def told(question: Question, found: dict[str, list[Found]]) -> Iterator[str]:
    """Yield the table of one question."""
    yield from ("", f"### {question.name[0].upper()}{question.name[1:]}", "")
    yield "| server | requests/s | p50 ms | p99 ms | errors | reader is |"
    yield "|---|---:|---:|---:|---:|---:|"
    best = middle(found["reader"]).rate if "reader" in found else None
    for name, runs in found.items():
        one = middle(runs)
        ratio = f"{best / one.rate:.1f} ×" if best and one.rate else ""
        said = f"{one.rate:,.0f} | {one.p50:.2f} | {one.p99:.2f} | {one.errors}"
        yield f"| {name} | {said} | {ratio} |"
    absent = [name for name in question.paths if name not in found]
    if absent:
        yield from ("", f"Not asked: {', '.join(absent)}, which does not answer this.")


def growth(made: Store, sample: list, asked: argparse.Namespace) -> Iterator[str]:
    """Let the store grow and ask the reader again; yield the lines of a table."""
    yield from ("## The reader as its store grows", "")
    yield "| rows | question | requests/s | p50 ms | p99 ms | errors |"
    yield "|---:|---|---:|---:|---:|---:|"
    first = len(sample)
    yield from measured(made, first, asked)
    for rows in asked.rows:
        begun = time.monotonic()
        fill(made, grown(sample, first, rows))
        seconds = time.monotonic() - begun
        yield f"| {rows:,} | (written, {(rows - first) / seconds:,.0f} rows/s) | | | | |"
        first = rows
        yield from measured(made, rows, asked)


def measured(made: Store, rows: int, asked: argparse.Namespace) -> Iterator[str]:
    """Yield the lines of one size."""
    with reader(made) as server:
        for question in questions(known_of(server.url, Path(asked.sample))):
            if not can(server, question):
                continue
            sent = headers_for(server, question)
            runs = [load(server.url, question.paths["reader"], asked.seconds, sent)] * 1
            one = middle(runs)
            said = f"{one.rate:,.0f} | {one.p50:.2f} | {one.p99:.2f} | {one.errors}"
            yield f"| {rows:,} | {question.name} | {said} |"
        yield f"| {rows:,} | memory of the reader: {server.memory() / 1e6:.0f} MB | | | | |"


def heading(asked: argparse.Namespace) -> Iterator[str]:
    """Yield what the numbers are worth: when, where, how."""
    load_before = os.getloadavg()[0]
    yield from ("# The public API beside its peers", "")
    yield f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {machine()}; load before {load_before:.1f}."
    yield f"{asked.seconds} s a run, {asked.rounds} rounds in turn, 8 clients; the middle run"
    yield "counts."


if __name__ == "__main__":
    main()
