"""A package goes into the repository: its files as they came, and a record of what was decided.

An object has the package below ``package/``, byte for byte, and ``premis.xml`` beside it: that it
was checked, what was found to be decided, who decided it and why. The next version of the object
carries the record of the earlier ones on.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.digitisation.contents import Contents
from kultura.digitisation.tree import Tree
from kultura.durable import write_file
from kultura.repository import premis
from kultura.repository.inventory import User
from kultura.repository.premis import Event
from kultura.repository.root import Repository
from kultura.repository.writing import Change
from kultura.repository.writing import keep
from kultura.repository.writing import Kept
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import quote


PACKAGE: Final = "package"
CHECKED: Final = "validation"  # http://id.loc.gov/vocabulary/preservation/eventType/val
DECIDED: Final = "quality review"  # http://id.loc.gov/vocabulary/preservation/eventType/qua
WAIVED: Final = "waived"


@dataclass(frozen=True)
class Bringing:
    """Who brings a package, in which words, when it was checked, and what happened to it so far."""

    user: User
    message: str
    at: datetime
    events: tuple[Event, ...]


def object_id(institution: str, identifier: str) -> str:
    """Return the repository's name of an institution's object, a URI."""
    return f"kultura:{quote(institution, safe='')}/{quote(identifier, safe=':')}"


def keep_package(
    repository: Repository, name: str, tree: Tree, contents: Contents, bringing: Bringing
) -> Kept:
    """Keep a package as an object's newest version; raises RepositoryError, OSError.

    The same package with the same record makes no version.
    """
    repository.create()
    before = premis.recorded(repository.object(name)) if repository.holds(name) else []
    with TemporaryDirectory() as folder:
        record = Path(folder, premis.RECORD)
        write_file(record, premis.serialize(name, premis.together(before, bringing.events)))
        files = {_inside(path): tree.at(path) for path in tree.files}
        change = Change(
            {premis.RECORD: record, **files},
            bringing.message,
            bringing.user,
            bringing.at,
            {_inside(path): checksum for path, checksum in contents.said.items()},
            {_inside(path): digest for path, digest in contents.digests.items()},
        )
        return keep(repository, name, change)


def was_checked(at: datetime, decisions: int) -> Event:
    """Return the event of a package having been checked, with so many things left to decide."""
    outcome = premis.PASS if not decisions else f"{decisions} to decide"
    return Event(CHECKED, at.astimezone(UTC), "The package was checked", outcome)


def was_waived(at: datetime, user: User, reason: str, taken: Iterable[str]) -> Event:
    """Return the event of somebody having taken a package as it is, and what that means."""
    notes = (reason, *taken)
    return Event(DECIDED, at.astimezone(UTC), "The package was taken as it is", WAIVED, user, notes)


def _inside(path: str) -> str:
    return f"{PACKAGE}/{path}"
