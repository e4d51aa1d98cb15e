"""An import from its first row to its last: what `kultura import` does once the site is open."""

from collections.abc import Callable
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from kultura.imports.batches import batches
from kultura.imports.batches import committed
from kultura.imports.checkpoint import Checkpoint
from kultura.imports.checkpoint import now
from kultura.imports.report import Outcome
from kultura.imports.report import outcomes_in
from kultura.imports.report import Report
from kultura.imports.report import Summary
from kultura.imports.row import Row
from kultura.imports.source import Source
from kultura.imports.writing import runs
from kultura.imports.writing.rows import Result
from kultura.imports.writing.rows import Rows
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.merge import Decide
from plone.dexterity.content import ASSIGNABLE_CACHE_KEY
from typing import Any
from zope.globalrequest import getRequest

import transaction


Told = Callable[[int], None]
Decisions = Callable[[str], Decide]
"""Identifier of an object → who is right about each of its fields."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A row whose object both an editor and the source changed."""

    outcome: Outcome
    conflicts: tuple[Conflict, ...]


@dataclass
class Importing:
    """One run: its rows, where they are written, and what became of them so far."""

    site: Any
    source: Source
    rows: Rows
    checkpoint: Checkpoint
    summary: Summary = field(default_factory=Summary)
    disputes: list[Dispute] = field(default_factory=list)

    def run(self, resume: bool = False, told: Told = lambda rows: None) -> Summary:
        """Write all rows, a batch a transaction; `told` hears how many were done.

        A resumed run leaves out the rows its report has already. Raises DatabaseAway.
        """
        with Report(self.checkpoint.report, resume) as report:
            done = self.recall() if resume else 0
            told(self.summary.total())
            for batch in batches(row for row in self.source.rows() if row.number > done):
                self.report(report, self.batch(batch))
                told(len(batch))
        return self.summary

    def recall(self) -> int:
        """Count what a killed run did, a row once; return the last row it reported."""
        outcomes = {outcome.row: outcome for outcome in outcomes_in(self.checkpoint.report)}
        self.summary.add(outcomes.values())
        return max(outcomes, default=0)

    def decide(self, decisions: Decisions) -> Summary:
        """Write the disputed rows again, as somebody decided."""
        disputed = {dispute.outcome.row: dispute for dispute in self.disputes}
        self.rows.decisions = decisions
        again = (row for row in self.source.rows() if row.number in disputed)
        with Report(self.checkpoint.report, resume=True) as report:
            for batch in batches(again):
                self.summary.take_back(disputed[row.number].outcome for row in batch)
                self.report(report, self.batch(batch))
        return self.summary

    def batch(self, batch: list[Row]) -> list[Result]:
        """Write and commit one batch, the run's counts with it."""

        def write(rows: Sequence[Row]) -> list[Result]:
            results = self.rows.write(rows)
            self.note(self.summary.with_further(result.outcome for result in results))
            return results

        results = committed(batch, write, self.rows.order.dry_run)
        forget_request_caches()
        return results

    def report(self, report: Report, results: list[Result]) -> None:
        """Report what was committed, count it, and remember what is disputed."""
        outcomes = [result.outcome for result in results]
        report.write(outcomes)
        self.summary.add(outcomes)
        self.disputes += [
            Dispute(each.outcome, each.conflicts) for each in results if each.conflicts
        ]

    def note(self, counts: dict[str, int], **further: Any) -> None:
        """Keep the run's facts in the site, in the transaction that makes them true."""
        runs.record(self.site, self.checkpoint.run, {**self.checkpoint.facts, **counts, **further})

    def close(self) -> None:
        """Write down, in the site and beside the report, that the run came to its end."""
        counts = self.summary.plain()
        if not self.rows.order.dry_run:
            self.note(counts, finished=now())
            transaction.commit()
        self.checkpoint.finish(counts)


def forget_request_caches() -> None:
    """Drop what Dexterity keeps on the request of every object it met.

    A request is short; an import is not.
    """
    request = getRequest()
    if hasattr(request, ASSIGNABLE_CACHE_KEY):
        delattr(request, ASSIGNABLE_CACHE_KEY)
