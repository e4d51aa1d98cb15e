"""Is every XML file well-formed, of a known standard, and as its schema says?"""

from collections.abc import Iterator
from kultura.digitisation.examined import Examined
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.documents import FURTHER
from kultura.digitisation.kinds.documents import INVALID
from kultura.digitisation.kinds.documents import SCHEMA_MISSING
from kultura.digitisation.kinds.documents import UNKNOWN_NAMESPACE
from kultura.digitisation.package import Role
from kultura.digitisation.schemas import FILES
from kultura.digitisation.schemas import WITHOUT
from typing import Final


MOST: Final = 10  # findings of one file


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield what is wrong with XML files; a schema that is not here is told once."""
    missing: dict[str, str] = {}
    for path, document in inspection.documents.items():
        if document.refused:
            yield document.refused
        else:
            yield from _faults(path, document, inspection, missing)
    for schema, path in missing.items():
        yield SCHEMA_MISSING.at(path, schema=schema)


def _faults(
    path: str, document: Examined, inspection: Inspection, missing: dict[str, str]
) -> Iterator[Finding]:
    schema = FILES.get(document.namespace)
    if schema and document.namespace not in inspection.schemas.known:
        missing.setdefault(schema, path)
    elif schema:
        for line, why in document.faults[:MOST]:
            yield INVALID.at(path, line, schema=schema, why=_plain(why))
        if (further := len(document.faults) - MOST) > 0:
            yield FURTHER.at(path, count=further, schema=schema)
    elif not document.namespace.startswith(WITHOUT) and not _is_packaging(path, inspection):
        yield UNKNOWN_NAMESPACE.at(path, document.line, name=document.name)


def _is_packaging(path: str, inspection: Inspection) -> bool:
    file = inspection.package.files.get(path)
    return file is not None and file.role is Role.PACKAGING


def _plain(why: str) -> str:
    """Return a validator's words without the namespaces in braces."""
    for namespace in FILES:
        why = why.replace(f"{{{namespace}}}", "")
    return why
