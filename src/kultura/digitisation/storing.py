"""Reports and findings as the store keeps them."""

from collections.abc import Mapping
from hashlib import sha512
from kultura.digitisation.finding import Finding
from kultura.digitisation.finding import shown
from kultura.digitisation.report import Report
from kultura.store.batches import Checked
from kultura.store.findings import Found
from typing import Any


def checked_from(report: Report) -> Checked:
    """Return what a report says of its package as the store keeps it."""
    return Checked(
        report.state,
        report.format,
        shown(report.identifier),
        shown(report.title),
        report.pages,
        report.files,
        report.size,
        report.counts,
        description_of(report),
        report.contents.fingerprint or unread_fingerprint(report),
    )


def unread_fingerprint(report: Report) -> str:
    """Return by what a package that could not be read is known again: its place, what was wrong."""
    wrong = [f"{one.kind.code} {one.place}" for one in report.sorted()]
    return sha512(repr((report.path, wrong)).encode()).hexdigest()


def found_from(finding: Finding) -> Found:
    """Return a finding as the store keeps it."""
    return Found(
        str(finding.severity),
        finding.kind.code,
        shown(finding.file),
        finding.line,
        storable(finding.values),
        storable(finding.means),
        storable(finding.advice),
    )


def description_of(report: Report) -> dict[str, Any]:
    """Return fields, and what has none, as the database can keep them."""
    kept = [one.plain() for one in report.described.kept]
    return storable({"fields": report.described.fields, "kept": kept})


def storable(value: Any) -> Any:
    """Return plain data without the characters that PostgreSQL's JSON cannot hold."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {name: storable(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [storable(one) for one in value]
    return value
