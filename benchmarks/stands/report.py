"""The result as people read it: targets, tables with ratios, growth, pages."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from stands.findings import Findings
from stands.load import Found
from stands.machine import machine
from stands.targets import FIRST
from stands.targets import judged
from stands.targets import KEPT


HEADING = """\
# The public API beside its peers

{machine}.
Eight clients (`wrk`, one thread) on the same processors as the servers; all
servers asked in turn, the middle of three runs counts, after one second that does
not. *reader* is what `kultura run` starts: a process for each core, four threads each, answers
kept in memory, of records until a version turns them and else for as long as the store's version
stays, records made ahead; *reader, nothing kept* is the same with `public_cache_mb: 0`, so that
every answer is made from the rows and the index: the price of a question that nothing in memory
answers. Stock Plone answers fewer bytes where it counts no
facets and lists summaries; Varnish keeps every answer for 60 s, whatever happens meanwhile, the
readers answer with what is public at each request. Each list has 100 pages, 100 words, 50 subjects
or 8 weeks, so the reader and Varnish have nearly all of them in memory; records at random are
3,000. Nobody writes a log of requests.
"""


def report(findings: Findings, order: Sequence[str]) -> Iterator[str]:
    """Yield the lines of the whole result."""
    yield HEADING.format(machine=machine())
    runs = findings.runs("compare")
    yield from (f"Measured {at(findings, 'compare')}.", "", "## Targets", "")
    asked_once = findings.runs("first")
    yield from judged(runs, asked_once)
    yield from once(findings, asked_once.get(FIRST, {}), order)
    yield from late(findings)
    yield from eight_pages(findings)
    for question, found in runs.items():
        yield from table(question, found, sizes(findings, question), order)
    memory = findings.said("compare", "memory") or {}
    told = ", ".join(f"{name} {size:.0f} MB" for name, size in memory.items())
    yield from ("", f"Memory after all (proportional share, all processes): {told}.", "")
    yield from growth(findings)


def at(findings: Findings, part: str) -> str:
    """Return when a part was measured, and what else the machine did."""
    when, load = findings.said(part, "at"), findings.said(part, "load")
    return f"{when} UTC, load before {load:.1f}" if when else "not yet"


def sizes(findings: Findings, question: str) -> Mapping[str, int]:
    """Return the bytes of a first answer by server."""
    facts = findings.of("compare")
    return {f["server"]: f["bytes"] for f in facts if f.get("question") == question}


def table(
    question: str, found: Mapping[str, Found], sizes: Mapping[str, int], order: Sequence[str]
) -> Iterator[str]:
    """Yield the table of one question."""
    yield from ("", f"### {question[0].upper()}{question[1:]}", "")
    yield "| server | requests/s | p50 ms | p99 ms | errors | bytes | reader is |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for name in order:
        if name in found:
            one = found[name]
            ratio = f"{found[KEPT].rate / one.rate:,.2f} ×"
            said = f"{one.rate:,.0f} | {one.p50:.2f} | {one.p99:.2f} | {one.errors}"
            yield f"| {name} | {said} | {sizes[name]:,} | {ratio} |"


def once(findings: Findings, found: Mapping[str, Found], order: Sequence[str]) -> Iterator[str]:
    """Yield the table of what was asked for one time."""
    yield from ("", f"### {FIRST[0].upper()}{FIRST[1:]}", "")
    yield "Each of 3,000 records is asked for one time, 15 s after Varnish and the readers were"
    yield f"started anew; the middle of three runs. Measured {at(findings, 'first')}."
    yield from ("", "| server | requests/s | errors | reader is |", "|---|---:|---:|---:|")
    for name in order:
        if name in found and KEPT in found:
            ratio = f"{found[KEPT].rate / found[name].rate:,.2f} ×"
            yield f"| {name} | {found[name].rate:,.0f} | {found[name].errors} | {ratio} |"


def late(findings: Findings) -> Iterator[str]:
    """Yield how many answers did not know of a change."""
    yield from ("", "### Answers after a change", "")
    yield "A record is changed 20 times; each time it is asked for 50 times, after the change was"
    yield "acknowledged."
    yield from ("", "| server | answers | stale |", "|---|---:|---:|")
    for fact in findings.of("stale"):
        if "stale" in fact:
            yield f"| {fact['server']} | {fact['answers']:,} | {fact['stale']:,} |"


def eight_pages(findings: Findings) -> Iterator[str]:
    """Yield what the eight pages cost, at each size."""
    yield from ("", "### Eight pages of a platform", "")
    yield "At most 3 calls and 50 ms in all at p95; a client's milliseconds, nothing in memory,"
    yield "each connection having planned its statements before (24 times that do not count)."
    yield from ("", "| rows | page | calls | p50 ms | p95 ms | |", "|---:|---|---:|---:|---:|---|")
    for part in ("pages", *findings.parts("grow:")):
        rows = findings.said(part, "rows") or 3_066
        for fact in findings.of(part):
            if "page" in fact:
                met = "met" if fact["slow"] < 50 and fact["calls"] <= 3 else "**not met**"
                times = f"{fact['middle']:.1f} | {fact['slow']:.1f}"
                yield f"| {rows:,} | {fact['page']} | {fact['calls']} | {times} | {met} |"


def growth(findings: Findings) -> Iterator[str]:
    """Yield how both readers answer as their store grows."""
    yield from ("## The reader as its store grows", "")
    yield "Records beyond the sample are mixed as `stands/growing.py` says."
    yield ""
    yield "| rows | question | reader, 1/s | p99 ms | nothing kept, 1/s | p50 ms | p99 ms |"
    yield "|---:|---|---:|---:|---:|---:|---:|"
    for part in findings.parts("grow:"):
        rows = findings.said(part, "rows") or int(part.partition(":")[2])
        for question, found in findings.runs(part).items():
            kept, made = found.values()
            said = f"{kept.rate:,.0f} | {kept.p99:.1f} | {made.rate:,.0f}"
            yield f"| {rows:,} | {question} | {said} | {made.p50:.1f} | {made.p99:.1f} |"
    yield from ("", "| rows | memory of a reader | index | written in | indexed in |")
    yield "|---:|---:|---:|---:|---:|"
    for part in findings.parts("grow:"):
        yield grown_to(findings, part)


def grown_to(findings: Findings, part: str) -> str:
    """Return a line on what a size takes."""
    memory = (findings.said(part, "memory") or {}).get(KEPT, 0)
    index = findings.said(part, "index") or 0
    loaded = part.replace("grow", "load")
    written = findings.said(loaded, "seconds_of_writing") or 0
    indexed = findings.said(loaded, "seconds_until_indexed") or 0
    rows = findings.said(part, "rows") or int(part.partition(":")[2])
    return f"| {rows:,} | {memory:.0f} MB | {index:.0f} MB | {written:.0f} s | {indexed:.0f} s |"
