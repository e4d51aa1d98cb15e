"""`kultura import`: records of an institution's own catalogue become digital objects."""

from kultura.cli.disputes import decided
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import err
from kultura.cli.terminal import table
from kultura.cli.terminal import tell
from kultura.imports.faults import ImportFault
from kultura.imports.order import OVERWRITES
from kultura.settings import load
from kultura.settings import Settings
from pathlib import Path
from rich.progress import BarColumn
from rich.progress import MofNCompleteColumn
from rich.progress import Progress
from rich.progress import TextColumn
from rich.progress import TimeRemainingColumn
from typing import Annotated
from typing import Any

import shutil
import sys
import typer


SOME_REFUSED = 1


def command(
    source: Annotated[Path, typer.Argument(help="JSON lines, JSON, CSV or XLSX.")],
    mapping: Annotated[Path, typer.Option(help="The mapping, a YAML file.")],
    institution: Annotated[str, typer.Option(help="Path of the institution, or of a part of one.")],
    user: Annotated[str, typer.Option("--as", help="The user in whose name it is done.")],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would happen; write nothing.")
    ] = False,
    submit: Annotated[
        bool, typer.Option("--submit", help="Submit what is imported for approval.")
    ] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="Publish what is imported, if the user may.")
    ] = False,
    overwrite: Annotated[
        str,
        typer.Option(
            help="Where editor and source both changed a field: ask; keep the editor's; take "
            "theirs, the source's. With no terminal to ask at, the editor's is kept."
        ),
    ] = "ask",
    report: Annotated[
        Path | None, typer.Option(help="Put a copy of the report, a CSV file, here.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Import records as digital objects: create what is new, update what the source changed.

    Run it again after a failure: it goes on where it was. Exit codes: 0 all rows are in, 1 some
    were refused and the report says why, 2 the import could not start.
    """
    order = {
        "institution": institution,
        "goal": goal_of(submit, publish),
        "overwrite": checked_overwrite(overwrite),
        "dry_run": dry_run,
    }
    asking = overwrite == "ask" and not as_json and sys.stdin.isatty()
    result = run(load(), source, mapping, user, order, asking)
    if report:
        shutil.copyfile(result["report"], report)
    answer(result) if as_json else say(result)
    if result["refused"]:
        raise typer.Exit(SOME_REFUSED)


def goal_of(submit: bool, publish: bool) -> str:
    """Return the state the objects are to reach."""
    if submit and publish:
        raise ImportFault("Say --submit or --publish: what is published is submitted first.")
    return "published" if publish else "pending" if submit else "draft"


def checked_overwrite(overwrite: str) -> str:
    """Return the way to treat what both changed."""
    if overwrite not in OVERWRITES:
        raise ImportFault(f"--overwrite is one of {', '.join(OVERWRITES)}.")
    return overwrite


def run(
    settings: Settings, source: Path, mapping: Path, user: str, order: dict[str, Any], asking: bool
) -> dict[str, Any]:
    """Import, with a progress bar; return the summary."""
    from kultura.instance.zope import zope_site

    check_files(source, mapping)
    with zope_site(settings, user) as site:
        from kultura.imports.order import Order
        from kultura.imports.preparing import prepare

        prepared = prepare(site, source, mapping, Order(**order), settings.clienthome / "imports")
        announce(prepared)
        importing = prepared.importing
        with bar() as progress:
            task = progress.add_task("Rows", total=prepared.survey.rows)
            importing.run(prepared.resumed, lambda rows: progress.advance(task, rows))
        if asking and importing.disputes:
            importing.decide(decided(importing.disputes))
        importing.close()
        return summary(prepared)


def check_files(source: Path, mapping: Path) -> None:
    """Find what is wrong with the files before the seconds that Zope takes to start."""
    from kultura.imports.mapping.reading import mapping_in
    from kultura.imports.source import Source

    next(Source(source, mapping_in(mapping).options).rows(), None)


def announce(prepared: Any) -> None:
    """Say what was found in the source before anything is written."""
    for column in sorted(prepared.survey.withheld):
        say_aside(f"Column “{column.column}” stays out: its name says {column.kind}.")
    for warning in prepared.warnings:
        say_aside(warning)
    if prepared.resumed:
        say_aside(f"Going on with {prepared.importing.checkpoint.run}, which did not end.")


def say_aside(sentence: str) -> None:
    """Say something on standard error."""
    err.print(sentence, markup=False, soft_wrap=True)


def bar() -> Progress:
    """Return a progress bar on standard error."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, TimeRemainingColumn(), console=err)


def summary(prepared: Any) -> dict[str, Any]:
    """Return counts, the run's name, its report, and what was kept out."""
    importing = prepared.importing
    withheld = sorted(prepared.survey.withheld)
    return {
        "run": importing.checkpoint.run,
        "rows": prepared.survey.rows,
        **importing.summary.plain(),
        "withheld": [{"column": each.column, "kind": each.kind} for each in withheld],
        "report": str(importing.checkpoint.report),
        "dry_run": importing.rows.order.dry_run,
    }


def say(result: dict[str, Any]) -> None:
    """Say the summary to a person."""
    table(("created", "updated", "unchanged", "refused"), [result])
    tell(f"Report: {result['report']}")
    if result["dry_run"]:
        tell("Nothing was written: this was a dry run.")
