"""Targets: what was aimed at, as ratios of what was found, and whether it is met."""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from stands.load import Found


ONE, ANY = "a record, the same one", "a record, any"
FIRST = "a record, each for the first time"
KEPT, NOT_KEPT = "reader", "reader, nothing kept"
SLOWEST = 25.0  # milliseconds, the 99th of a hundred


@dataclass(frozen=True)
class Target:
    """How many times the rate of another server one is to have, at a question."""

    question: str
    server: str
    other: str
    least: float


TARGETS = (
    Target(ONE, KEPT, "stock", 100),
    Target(ANY, KEPT, "stock", 50),
    Target(FIRST, KEPT, "stock", 50),
    Target(ONE, KEPT, "nginx", 0.1),
    Target(ANY, KEPT, "nginx", 0.1),
    Target(FIRST, KEPT, "varnish", 50),
    Target(ONE, KEPT, "varnish", 0.2),
    *(
        Target(question, KEPT, "stock", 100)
        for question in (
            "a page of 20 by type",
            "full text",
            "a filter, three facets, sorted",
            "a calendar of a week",
        )
    ),
)


def judged(
    runs: dict[str, Mapping[str, Found]], first: Mapping[str, Mapping[str, Found]]
) -> Iterator[str]:
    """Yield the table of targets; of what was asked for once a rate alone is known."""
    yield from ("| question | who | target | found | |", "|---|---|---:|---:|---|")
    for one in TARGETS:
        there = (runs | first).get(one.question, {})
        if one.server in there and one.other in there:
            ratio = there[one.server].rate / there[one.other].rate
            met = "met" if ratio >= one.least else "**not met**"
            target = f"{one.least:g} × {one.other}"
            yield f"| {one.question} | {one.server} | {target} | {ratio:,.2f} × | {met} |"
    for question, by_server in runs.items():
        if KEPT in by_server:
            slow = by_server[KEPT].p99
            met = "met" if slow < SLOWEST else "**not met**"
            target = f"p99 < {SLOWEST:g} ms"
            yield f"| {question} | {KEPT} | {target} | {slow:.1f} ms | {met} |"
