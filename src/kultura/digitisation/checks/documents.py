"""Is every XML file well-formed, of a known standard, and as its schema says?"""

from collections.abc import Iterator
from kultura.digitisation import kinds
from kultura.digitisation.documents import document
from kultura.digitisation.documents import Element
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.package import Role
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.schemas import FILES
from kultura.digitisation.schemas import WITHOUT
from lxml.etree import QName
from typing import Final


MOST: Final = 10  # findings of one file


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield what is wrong with XML files; a schema that is not here is told once."""
    missing: dict[str, str] = {}
    paths = [path for path in inspection.tree.files if path.lower().endswith(".xml")]
    for number, path in enumerate(paths, start=1):
        try:
            root = document(inspection.tree, path)
        except PackageRefused as refused:
            yield refused.finding
            continue
        yield from _faults(path, root, inspection, missing)
        inspection.told("documents", number, len(paths))
    for schema, path in missing.items():
        yield kinds.SCHEMA_MISSING.at(path, schema=schema)


def _faults(
    path: str, root: Element, inspection: Inspection, missing: dict[str, str]
) -> Iterator[Finding]:
    namespace = QName(root).namespace or ""
    if namespace in FILES and namespace not in inspection.schemas.known:
        missing.setdefault(FILES[namespace], path)
    elif namespace in FILES:
        faults = inspection.schemas.faults(root)
        for line, why in faults[:MOST]:
            yield kinds.INVALID.at(path, line, schema=FILES[namespace], why=_plain(why))
        if len(faults) > MOST:
            count = len(faults) - MOST
            yield kinds.FURTHER.at(path, count=count, schema=FILES[namespace])
    elif not namespace.startswith(WITHOUT) and not _is_packaging(path, inspection):
        yield kinds.UNKNOWN_NAMESPACE.at(path, root.sourceline, name=QName(root).text)


def _is_packaging(path: str, inspection: Inspection) -> bool:
    file = inspection.package.files.get(path)
    return file is not None and file.role is Role.PACKAGING


def _plain(why: str) -> str:
    """Return a validator's words without the namespaces in braces."""
    for namespace in FILES:
        why = why.replace(f"{{{namespace}}}", "")
    return why
