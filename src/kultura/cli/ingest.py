"""`kultura ingest`: packages of digitised objects are checked, kept, and described."""

from kultura.cli.batches import plain_batch
from kultura.cli.batches import say_batch
from kultura.cli.disputes import decided
from kultura.cli.reports import progress
from kultura.cli.reports import say_report
from kultura.cli.terminal import answer
from kultura.cli.terminal import AsJson
from kultura.cli.terminal import complain
from kultura.cli.terminal import tell
from kultura.digitisation.checking import check_package
from kultura.digitisation.inspection import Kept
from kultura.digitisation.inspection import nothing
from kultura.digitisation.recognising import packages_at
from kultura.digitisation.report import CHECKED
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.imports.order import OVERWRITES
from kultura.settings import load
from kultura.settings import Settings
from kultura.store.batches import DESCRIBED
from pathlib import Path
from typing import Annotated
from typing import Any

import os
import sys
import typer


IN = (DESCRIBED,)
NOT_IN = 1
WRONG_ORDER = 2


def command(
    paths: Annotated[list[Path], typer.Argument(help="A package, or a folder of packages.")],
    institution: Annotated[
        str, typer.Option(help="Path of the institution, or of a part of one.")
    ] = "",
    user: Annotated[str, typer.Option("--as", help="The user in whose name it is done.")] = "",
    collection: Annotated[
        str, typer.Option(help="Path of a digital collection of the institution, to file them in.")
    ] = "",
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run",
            help="Say what would be found; keep nothing. With --institution and --as also which "
            "images are kept already.",
        ),
    ] = False,
    submit: Annotated[
        bool, typer.Option("--submit", help="Submit the records for approval, as one entry.")
    ] = False,
    overwrite: Annotated[
        str,
        typer.Option(
            help="Where editor and package both changed a field: ask; keep the editor's; take "
            "theirs, the package's. With no terminal to ask at, the editor's is kept."
        ),
    ] = "ask",
    jobs: Annotated[
        int, typer.Option(min=1, help="Images that are decoded at once; one a core unless said.")
    ] = os.cpu_count() or 1,
    schemas: Annotated[
        Path | None, typer.Option(help="Where the XML schemas are; directories.schemas else.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Bring packages of digitised objects in: NDK, BagIt with METS, folders with CSV or MODS.

    Each is checked, kept with its masters, and described as a digital object. Run it again after a
    failure: it goes on where it was. Exit codes: 0 all are in, or here already, 1 some are refused
    or need a decision, 2 there was nothing to do.
    """
    rules = Schemas(schemas or load().directory("schemas"))
    found = [package for path in paths for package in packages_at(path.resolve())]
    if dry_run and not (institution or user):
        return tell_reports(reports(found, rules, jobs, as_json), as_json)
    check_order(institution, user, overwrite)
    order = {
        "institution": institution,
        "collection": collection,
        "goal": "pending" if submit else "draft",
        "overwrite": overwrite,
        "jobs": jobs,
    }
    if dry_run:
        return tell_reports(reports_for(load(), user, found, rules, order, as_json), as_json)
    asking = overwrite == "ask" and not as_json and sys.stdin.isatty()
    tell_brought(run(load(), user, found, rules, order, asking, as_json), as_json)


def check_order(institution: str, user: str, overwrite: str) -> None:
    """End the command where it was not said whose packages these are."""
    wrong = ""
    if not institution or not user:
        wrong = "Say whose they are (--institution, --as), or --dry-run to check them only."
    elif overwrite not in OVERWRITES:
        wrong = f"--overwrite is one of {', '.join(OVERWRITES)}."
    if wrong:
        complain(wrong)
        raise typer.Exit(WRONG_ORDER)


def reports(
    found: list[Path], rules: Schemas, jobs: int, silent: bool, kept: Kept = nothing
) -> list[Report]:
    """Check packages; ``kept`` tells which images the repository has already."""
    with progress(silent) as told:
        return [check_package(package, rules, jobs, told, kept=kept) for package in found]


def reports_for(
    settings: Settings,
    user: str,
    found: list[Path],
    rules: Schemas,
    order: dict[str, Any],
    silent: bool,
) -> list[Report]:
    """Check packages as if a user brought them; raises as bringing them does."""
    from kultura.instance.zope import zope_site

    with zope_site(settings, user) as site:
        from kultura.batches.elsewhere import kept_for
        from kultura.batches.order import delivery_of
        from kultura.batches.order import Order

        delivery = delivery_of(site, Order(**order), found)
        return reports(found, rules, order["jobs"], silent, kept_for(delivery.institution))


def tell_reports(told: list[Report], as_json: bool) -> None:
    """Tell what was found."""
    if as_json:
        answer([report.plain() for report in told])
    else:
        for report in told:
            say_report(report)
    if any(report.state != CHECKED for report in told):
        raise typer.Exit(NOT_IN)


def run(
    settings: Settings,
    user: str,
    found: list[Path],
    rules: Schemas,
    order: dict[str, Any],
    asking: bool,
    silent: bool,
) -> list[Any]:
    """Bring packages in; return what became of each."""
    from kultura.instance.zope import zope_site

    with zope_site(settings, user) as site, progress(silent) as told:
        from kultura.batches.bringing import bring
        from kultura.batches.disputes import settled
        from kultura.batches.order import delivery_of
        from kultura.batches.order import Order
        from kultura.batches.proceeding import proceeding_for

        wanted = Order(**order)
        delivery = delivery_of(site, wanted, found)
        proceeding = proceeding_for(site, settings, wanted, rules, told)
        brought = list(bring(delivery, proceeding))
        return settled(brought, proceeding.paging.describing, decided) if asking else brought


def tell_brought(brought: list[Any], as_json: bool) -> None:
    """Tell what became of packages."""
    if as_json:
        answer([plain_brought(one) for one in brought])
    else:
        for one in brought:
            say_brought(one)
    if any(one.batch.state not in IN for one in brought):
        raise typer.Exit(NOT_IN)


def plain_brought(brought: Any) -> dict[str, Any]:
    """Return what JSON can say of what became of a package."""
    report = brought.report.plain() if brought.report else None
    return {**plain_batch(brought.batch), "new": brought.new, "report": report}


def say_brought(brought: Any) -> None:
    """Say what was found in a package, and what became of it."""
    if brought.report:
        say_report(brought.report)
    if not brought.new:
        tell(f"  nothing new: this is batch {brought.batch.id}")
    say_batch(brought.batch)
