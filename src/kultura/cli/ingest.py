"""`kultura ingest`: packages of digitised objects are read and checked."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import complain
from kultura.cli.terminal import err
from kultura.cli.terminal import tell
from kultura.digitisation.checking import check_package
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import nobody
from kultura.digitisation.inspection import Told
from kultura.digitisation.recognising import packages_at
from kultura.digitisation.report import CHECKED
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.settings import load
from pathlib import Path
from rich.progress import BarColumn
from rich.progress import MofNCompleteColumn
from rich.progress import Progress
from rich.progress import TextColumn
from typing import Annotated
from typing import Final

import os
import typer


NOT_CHECKED = 1
WRONG_ORDER = 2
SHOWN: Final = 5  # places of one kind of finding


def command(
    paths: Annotated[list[Path], typer.Argument(help="A package, or a folder of packages.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; keep nothing.")
    ] = False,
    jobs: Annotated[
        int, typer.Option(min=1, help="Images that are decoded at once; one a core unless said.")
    ] = os.cpu_count() or 1,
    schemas: Annotated[
        Path | None, typer.Option(help="Where the XML schemas are; directories.schemas else.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check packages of digitised objects: NDK, BagIt with METS, folders with CSV or MODS.

    Every finding says where it is, what it means and what to do. Exit codes: 0 all packages are
    checked and good, 1 some are refused or need a decision, 2 there was nothing to check.
    """
    if not dry_run:
        complain("Packages are checked, not yet kept: say --dry-run.")
        raise typer.Exit(WRONG_ORDER)
    rules = Schemas(schemas or load().directory("schemas"))
    found = [package for path in paths for package in packages_at(path.absolute())]
    with progress(as_json) as told:
        reports = [check_package(package, rules, jobs, told) for package in found]
    if as_json:
        answer([report.plain() for report in reports])
    else:
        for report in reports:
            say(report)
    if any(report.state != CHECKED for report in reports):
        raise typer.Exit(NOT_CHECKED)


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


def say(report: Report) -> None:
    """Say a report to a person: what the package is, then each kind of finding with its places."""
    plain = report.plain()
    tell(f"{plain['path']}: {report.state}")
    if report.format:
        tell(f"  {plain['title'] or ''} ({report.format}, {plain['identifier']})")
        tell(f"  {report.pages} pages, {report.files} files, {report.size:,} bytes")
        tell(f"  described: {', '.join(report.described.fields) or 'nothing'}")
        tell(f"  {len(report.described.kept)} statements have no field and stay in the package")
    by_kind: dict[str, list[Finding]] = {}
    for finding in report.sorted():
        by_kind.setdefault(finding.kind.code, []).append(finding)
    for findings in by_kind.values():
        say_findings(findings)


def say_findings(findings: list[Finding]) -> None:
    """Say findings of one kind: a few places, how many more, and what to do."""
    for finding in findings[:SHOWN]:
        place = f"{finding.place}: " if finding.file else ""
        tell(f"  {finding.severity}: {place}{finding.means}")
    if len(findings) > SHOWN:
        tell(f"  … and {len(findings) - SHOWN} more of this kind")
    tell(f"    → {findings[0].advice}")
