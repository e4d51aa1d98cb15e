"""What is said of packages on the terminal: how far checking is, what was found, what to do."""

from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import contextmanager
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.digitisation.inspection import nobody
from kultura.digitisation.inspection import Told
from kultura.digitisation.report import Report
from kultura.digitisation.storing import found_from
from kultura.store.findings import Found
from rich.progress import BarColumn
from rich.progress import MofNCompleteColumn
from rich.progress import Progress
from rich.progress import TextColumn
from typing import Final


SHOWN: Final = 5  # places of one kind of finding


@contextmanager
def progress(silent: bool) -> Iterator[Told]:
    """Give a way to tell how far checking is: a bar for each thing that takes its time."""
    if silent:
        yield nobody
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=err, transient=True) as bars:
        tasks = {}

        def told(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=total)
            bars.update(tasks[what], completed=done, total=total)

        yield told


def say_report(report: Report) -> None:
    """Say a report to a person: what the package is, then each kind of finding with its places."""
    plain = report.plain()
    tell(f"{plain['path']}: {report.state}")
    if report.format:
        tell(f"  {plain['title'] or ''} ({report.format}, {plain['identifier']})")
        tell(f"  {report.pages} pages, {report.files} files, {report.size:,} bytes")
        tell(f"  described: {', '.join(report.described.fields) or 'nothing'}")
        tell(f"  {len(report.described.kept)} statements have no field and stay in the package")
    say_findings([found_from(finding) for finding in report.sorted()])


def say_findings(findings: Iterable[Found]) -> None:
    """Say findings, those of a kind together: a few places, how many more, and what to do."""
    by_kind: dict[str, list[Found]] = {}
    for finding in findings:
        by_kind.setdefault(finding.code, []).append(finding)
    for alike in by_kind.values():
        for finding in alike[:SHOWN]:
            place = f"{finding.place}: " if finding.file else ""
            tell(f"  {finding.severity}: {place}{finding.means}")
        if len(alike) > SHOWN:
            tell(f"  … and {len(alike) - SHOWN} more of this kind")
        tell(f"    → {alike[0].advice}")
