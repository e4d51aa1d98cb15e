"""What became of every row: written as CSV while the import runs, counted for the summary."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Literal
from typing import TextIO

import csv
import os


Status = Literal["created", "updated", "unchanged", "refused"]
STATUSES: tuple[Status, ...] = ("created", "updated", "unchanged", "refused")
HEADER = ("row", "identifier", "status", "reason", "path")


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row's line in the report."""

    row: int
    identifier: str
    status: Status
    reason: str = ""
    path: str = ""


@dataclass(slots=True)
class Summary:
    """Counts of outcomes by status."""

    counts: Counter[str] = field(default_factory=Counter)

    def add(self, outcomes: Iterable[Outcome]) -> None:
        """Count outcomes."""
        self.counts.update(outcome.status for outcome in outcomes)

    def total(self) -> int:
        """Return how many rows were counted."""
        return self.counts.total()

    def take_back(self, outcomes: Iterable[Outcome]) -> None:
        """Count outcomes no longer, because their rows were done again."""
        self.counts.subtract(outcome.status for outcome in outcomes)

    def plain(self) -> dict[str, int]:
        """Return the counts, every status named."""
        return {status: self.counts[status] for status in STATUSES}

    def with_further(self, outcomes: Iterable[Outcome]) -> dict[str, int]:
        """Return the counts as they would be with further outcomes."""
        return Summary(self.counts + Counter(outcome.status for outcome in outcomes)).plain()


class Report:
    """The CSV file; what is in it was committed, so a resumed import reads it first.

    Reasons may quote private columns: the file is its owner's only.
    """

    def __init__(self, path: Path, resume: bool = False) -> None:
        self.path = path
        self.resume = resume and path.is_file()
        self.stream: TextIO | None = None

    def __enter__(self) -> "Report":
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.resume:
            cut_to_whole_lines(self.path)
        self.stream = opened_for_its_owner(self.path, "a" if self.resume else "w")
        if not self.resume:
            self.write_rows([HEADER])
        return self

    def __exit__(self, *exception: object) -> None:
        if self.stream:
            self.stream.close()

    def write(self, outcomes: Iterable[Outcome]) -> None:
        """Append outcomes, and make sure they are on the disk."""
        self.write_rows(
            (each.row, each.identifier, each.status, each.reason, each.path) for each in outcomes
        )

    def write_rows(self, rows: Iterable[Iterable[object]]) -> None:
        """Append rows of cells, each on one line, so that a line cut off is one row."""
        lines = ([" ".join(str(cell).split()) for cell in row] for row in rows)
        csv.writer(self.stream, lineterminator="\n").writerows(lines)
        self.stream.flush()
        os.fsync(self.stream.fileno())


def opened_for_its_owner(path: Path, mode: str) -> TextIO:
    """Open a text file for writing that nobody else may read."""
    return open(
        path,
        mode,
        encoding="utf-8",
        newline="",
        opener=lambda name, flags: os.open(name, flags, 0o600),
    )


def cut_to_whole_lines(path: Path) -> None:
    """Drop the last line if it was cut off while it was written."""
    with path.open("rb+") as stream:
        content = stream.read()
        stream.truncate(content.rfind(b"\n") + 1)


def outcomes_in(path: Path) -> Iterator[Outcome]:
    """Yield the outcomes of a report; a last line that was cut off while written is passed over."""
    with path.open(encoding="utf-8", newline="") as stream:
        for cells in csv.reader(stream):
            if len(cells) == len(HEADER) and cells[0].isdigit() and cells[2] in STATUSES:
                yield Outcome(int(cells[0]), *cells[1:])
