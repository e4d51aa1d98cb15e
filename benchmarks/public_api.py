"""How fast the public API is, beside what else could answer the same questions on this machine.

    .venv/bin/python benchmarks/public_api.py --folder /srv/benchmark --home instance \
        --sample ../shared/data/tate/artworks-3000.jsonl \
        prepare compare first stale pages load:30000 grow:30000 write

Sets up, over the same 3,000 records: stock Plone 6.2.2 with plone.restapi on FileStorage (a
virtualenv of its own), Varnish before it, nginx with the reader's answers as files, and the reader
twice: as `kultura run` starts it, and keeping no answer in memory, which is what a first question
costs. They are asked in turn by `wrk` with eight clients on the same processors. `--home` is an
instance in which the records are published (`make run`); its rows are copied, nothing of it is
changed. What is set up and found stays in `--folder`, so the parts may be run one at a time:

* `prepare` sets all up · `compare` asks every server every question in turn
* `first` asks every server for each record one time
* `stale` changes records, and counts the answers that do not know of it
* `load:ROWS` lets a store of its own grow and indexes it, `grow:ROWS` asks both readers over it
* `pages` asks for eight pages
* `write` writes the result from all that was found

Needs apt's wrk, varnish, nginx-light.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import ExitStack
from datetime import datetime
from datetime import UTC
from kultura.instance.postgresql import connection as connections
from kultura.instance.postgresql.database import database
from kultura.settings import load as load_settings
from kultura.store.connection import connect_writer
from kultura.store.projection import Projection
from kultura.store.vocabularies import keep_vocabularies
from pathlib import Path
from stands.fill_stock import subjects
from stands.findings import Findings
from stands.growing import copied
from stands.growing import grown
from stands.growing import Sample
from stands.growing import write
from stands.load import load
from stands.load import once
from stands.load import words
from stands.nginx import nginx
from stands.pages import costs
from stands.pages import PAGES
from stands.questions import answered
from stands.questions import Known
from stands.questions import Question
from stands.questions import questions
from stands.questions import records
from stands.reader import readers
from stands.reader import Store
from stands.reader import store
from stands.report import report
from stands.serving import Server
from stands.stale import Changing
from stands.stale import in_stock
from stands.stale import in_store
from stands.stale import stale
from stands.stock import filled
from stands.stock import stock
from stands.stock import with_events
from stands.targets import ANY
from stands.targets import FIRST
from stands.targets import KEPT
from stands.targets import NOT_KEPT
from stands.varnish import varnish

import argparse
import json
import os
import pickle
import time


ORDER = ("stock", "varnish", "nginx", KEPT, NOT_KEPT)
SAMPLE = 3_000  # records
SETTLED = 15  # seconds after which a reader is asked for what nobody has asked it yet
LONGEST = 300  # seconds
EARLIEST, LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, tzinfo=UTC)


def main() -> None:
    """Run the parts asked for, in their order."""
    asked = arguments()
    asked.folder.mkdir(parents=True, exist_ok=True)
    asked.folder.chmod(0o755)
    findings = Findings(asked.folder / "found.json")
    for part in asked.parts:
        name, _, rows = part.partition(":")
        findings.forget(part)
        if name != "write":
            findings.add(part, at=f"{datetime.now(UTC):%Y-%m-%d %H:%M}", load=os.getloadavg()[0])
        PARTS[name](asked, findings, part, int(rows or SAMPLE))


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="+", help="prepare, compare, stale, pages, load:ROWS, …")
    parser.add_argument("--sample", type=Path, required=True, help="the records, one JSON a line")
    parser.add_argument("--home", default="instance", help="an instance in which they are public")
    parser.add_argument("--folder", type=Path, required=True, help="where servers are set up")
    parser.add_argument("--seconds", type=int, default=3, help="of each run")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--result", type=Path, help="the file to write")
    return parser.parse_args()


def prepare(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Set up what takes long: the copied rows, the stock Plone with its records."""
    happening = asked.folder / "occurrences.jsonl"
    with happening.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(one) + "\n" for one in events(sample_of(asked)))
    filled(asked.folder / "stock", asked.sample)
    with_events(asked.folder / "stock", "happening", happening)


def events(sample: Sample) -> Iterator[dict[str, str]]:
    """Yield an event of stock Plone for each occurrence of the sample that has dates."""
    for row in sample.rows:
        for one in row.occurrences:
            if one.kind != "undated":
                yield {
                    "title": row.renderings[0].title,
                    "start": max(one.starts, EARLIEST).isoformat(),
                    "end": min(one.ends, LATEST).isoformat(),
                    "location": "Large hall",
                }


def sample_of(asked: argparse.Namespace) -> Sample:
    """Return the rows of the instance, copied once."""
    kept = asked.folder / "sample.pickle"
    if not kept.exists():
        settings = load_settings(Path(asked.home), environ={})
        with database(settings):
            kept.write_bytes(pickle.dumps(copied(connections.dsn(settings))))
    return pickle.loads(kept.read_bytes())


def leaves(sample: Path) -> set[str]:
    """Return the subjects that stock Plone has: the names of the leaves."""
    lines = (json.loads(line) for line in sample.open(encoding="utf-8"))
    return {name for record in lines for name in subjects(record.get("subjects") or {})}


def begin(made: Store, sample: Sample) -> None:
    """Write what a store begins with, where it is not there."""
    connection = connect_writer(made.writer, "benchmark")
    keep_vocabularies(connection, sample.terms)
    connection.close()
    fill(made, sample.rows)


def fill(made: Store, rows: Iterable[Projection]) -> None:
    """Write rows that are not there."""
    connection = connect_writer(made.writer, "benchmark")
    write(connection, rows)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    connection.close()


def known_of(url: str, sample: Path) -> Known:
    """Ask the reader what there is to ask about."""
    ids, found = [], set()
    for page in range(1, 31):
        _status, body, _etag = answered(url, f"/api/v1/objects?pageSize=100&page={page}")
        for record in json.loads(body)["results"]:
            ids.append(record["id"])
            found |= {(one["value"], one["label"]) for one in record["subjects"]}
    stock = [json.loads(line)["acno"].lower() for line in sample.open(encoding="utf-8")]
    known = leaves(sample)
    there = sorted(pair for pair in found if pair[1] in known)
    chosen = there[:: max(1, len(there) // 50)]
    named = {KEPT: [v for v, _label in chosen], "stock": [label for _v, label in chosen]}
    return Known(ids, stock, words(sample, 100), named)


@contextmanager
def stands(asked: argparse.Namespace, made: Store) -> Iterator[tuple[dict[str, Server], Known]]:
    """Start all servers for as long as the block."""
    with readers(made) as running, ExitStack() as stack:
        plone = stock(asked.folder / "stock", asked.sample)
        stack.callback(plone.stop)
        before = varnish(asked.folder / "varnish", plone)
        stack.callback(before.stop)
        url = running[KEPT].url
        known = known_of(url, asked.sample)
        contents = {path: answered(url, path)[1] for path in records(known)}
        files = nginx(asked.folder / "nginx", contents)
        stack.callback(files.stop)
        yield {"stock": plone, "varnish": before, "nginx": files, **running}, known


def compare(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Ask every server every question, in turn."""
    with store(asked.folder / "kultura") as made:
        begin(made, sample_of(asked))
        with stands(asked, made) as (running, known):
            for question in questions(known):
                in_turn(question, running, asked, findings, part)
            memory = {name: running[name].memory() / 1e6 for name in ORDER}
            findings.add(part, memory=memory)


def first(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Ask every server for each record one time, a while after it was started."""
    with store(asked.folder / "kultura") as made, ExitStack() as stack:
        begin(made, sample_of(asked))
        plone = stock(asked.folder / "stock", asked.sample)
        stack.callback(plone.stop)
        for _round in range(asked.rounds):
            with readers(made) as running:
                before = varnish(asked.folder / "varnish", plone)
                time.sleep(SETTLED)
                known = known_of(running[KEPT].url, asked.sample)
                (question,) = (one for one in questions(known) if one.name == ANY)
                for name, server in {"stock": plone, "varnish": before, **running}.items():
                    headers = headers_for(server, question)
                    found = once(server.url, question.paths[name], LONGEST, headers)
                    findings.add_run(part, FIRST, name, found, 0)
                before.stop()


def stale_answers(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Change records, and count who answers with what was before."""
    sample = sample_of(asked)
    row = next(one for one in sample.rows if one.collection == "objects")
    with store(asked.folder / "kultura") as made:
        begin(made, sample)
        with stands(asked, made) as (running, known):
            path = f"/Plone/++api++/objects/{known.stock[0]}"
            behind = in_stock(running["stock"].url, path)
            kept = Changing(
                in_store(made.writer, row), running[KEPT].url, f"/api/v1/objects/{row.uid}"
            )
            changing = {name: Changing(behind, running[name].url, path) for name in ORDER[:2]}
            for name, one in (changing | {KEPT: kept}).items():
                answers, late = stale(one)
                findings.add(part, server=name, answers=answers, stale=late)
        fill(made, [row])


def in_turn(
    question: Question,
    running: dict[str, Server],
    asked: argparse.Namespace,
    findings: Findings,
    part: str,
) -> None:
    """Ask each server that knows the question, A B C D A B C D."""
    able = [n for n in ORDER if n in running and n in question.paths and can(running[n], question)]
    for number in range(asked.rounds):
        for name in able:
            server, paths = running[name], question.paths[name]
            headers = headers_for(server, question)
            if number == 0:
                load(server.url, paths, 1, headers)
            size = len(answered(server.url, paths[0])[1])
            findings.add_run(
                part, question.name, name, load(server.url, paths, asked.seconds, headers), size
            )


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


def grow(asked: argparse.Namespace, findings: Findings, part: str, rows: int) -> None:
    """Ask both readers over a store that has grown to so many rows, and for the eight pages."""
    with store(asked.folder / f"grown-{rows}") as made, readers(made) as running:
        for question in questions(known_of(running[KEPT].url, asked.sample)):
            in_turn(question, running, asked, findings, part)
        ask_for_pages(running[NOT_KEPT], findings, part)
        findings.add(part, memory={n: one.memory() / 1e6 for n, one in running.items()})
        findings.add(part, index=size_of(made.home / "var" / "search") / 1e6)
        findings.add(part, rows=count(made))


def let_grow(asked: argparse.Namespace, findings: Findings, part: str, rows: int) -> None:
    """Let a store of its own grow to so many rows, and index them; not to be measured by."""
    with store(asked.folder / f"grown-{rows}") as made:
        begun, sample = time.monotonic(), sample_of(asked)
        begin(made, sample)
        fill(made, grown(sample.rows, len(sample.rows), rows))
        findings.add(part, seconds_of_writing=time.monotonic() - begun)
        begun = time.monotonic()
        with readers(made):
            findings.add(part, seconds_until_indexed=time.monotonic() - begun)


def pages(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Ask for the eight pages over the 3,000 records."""
    with store(asked.folder / "kultura") as made:
        begin(made, sample_of(asked))
        with readers(made) as running:
            ask_for_pages(running[NOT_KEPT], findings, part)


def ask_for_pages(server: Server, findings: Findings, part: str) -> None:
    """Measure each of the eight pages, nothing of it kept in memory."""
    for name, calls in PAGES.items():
        spent = costs(server.url, calls)
        middle, slow = spent[len(spent) // 2], spent[int(len(spent) * 0.95)]
        findings.add(part, page=name, calls=len(calls), middle=middle, slow=slow)


def count(made: Store) -> int:
    """Return how many rows there are."""
    connection = connect_writer(made.writer, "benchmark")
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM publication.record")
        (found,) = cursor.fetchone()
    connection.close()
    return found


def size_of(folder: Path) -> int:
    """Return the bytes of all files in a folder."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def written(asked: argparse.Namespace, findings: Findings, part: str, _rows: int) -> None:
    """Write the result."""
    asked.result.parent.mkdir(parents=True, exist_ok=True)
    asked.result.write_text("\n".join(report(findings, ORDER)) + "\n", encoding="utf-8")


PARTS = {
    "prepare": prepare,
    "compare": compare,
    "first": first,
    "stale": stale_answers,
    "load": let_grow,
    "grow": grow,
    "pages": pages,
    "write": written,
}


if __name__ == "__main__":
    main()
