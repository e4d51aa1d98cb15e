"""A package read and looked at by every check; checks are found by their package's listing."""

from collections.abc import Iterable
from collections.abc import Iterator
from importlib import import_module
from kultura.digitisation import checks
from kultura.digitisation.contents import contents_of
from kultura.digitisation.crosswalk.concluding import with_conclusions
from kultura.digitisation.crosswalk.describing import describe
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.inspection import Kept
from kultura.digitisation.inspection import nobody
from kultura.digitisation.inspection import nothing
from kultura.digitisation.inspection import Told
from kultura.digitisation.kinds.files import TOO_LARGE
from kultura.digitisation.kinds.files import UNREADABLE
from kultura.digitisation.limits import LIMITS
from kultura.digitisation.limits import Limits
from kultura.digitisation.recognising import read
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.digitisation.tree import scan
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType
from typing import Final


REPEATED: Final = (UNREADABLE, TOO_LARGE)


def all_checks() -> list[ModuleType]:
    """Return the checks."""
    names = sorted(found.name for found in iter_modules(checks.__path__))
    return [import_module(f"{checks.__name__}.{name}") for name in names]


def check_package(
    path: Path,
    schemas: Schemas,
    jobs: int,
    told: Told = nobody,
    limits: Limits = LIMITS,
    kept: Kept = nothing,
    pyramids: Path | None = None,
) -> Report:
    """Return the report of what is in a folder; what cannot be read is a finding too.

    ``kept`` tells which images the repository has already. Below ``pyramids`` those of its pages
    are made, if it is said.
    """
    try:
        tree = scan(path, limits)
        package = read(tree)
    except PackageRefused as refused:
        return Report(str(path), (refused.finding,))
    inspection = Inspection(tree, package, schemas, jobs, told, kept, pyramids)
    with inspection.decoding():
        findings = tuple(_once([*package.findings, *_found(inspection)]))
    return Report(
        str(path),
        findings,
        package.format,
        package.identifier,
        package.title,
        len(package.pages),
        len(tree.files),
        sum(tree.files.values()),
        with_conclusions(describe(package), package, tree),
        contents_of(inspection),
    )


def _found(inspection: Inspection) -> Iterator[Finding]:
    """Yield what checks find; a file that cannot be read ends a check, and is found by it."""
    for check in all_checks():
        try:
            yield from check.check(inspection)
        except PackageRefused as refused:
            yield refused.finding


def _once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding once: two checks may meet the same file that cannot be read."""
    seen: set[tuple[str, str]] = set()
    for finding in findings:
        where = (finding.kind.code, finding.file)
        if finding.kind not in REPEATED or where not in seen:
            yield finding
        seen.add(where)
