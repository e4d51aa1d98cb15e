"""The pages of a kept package become those of its record."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.batches.describing import Describing
from kultura.digitisation.kept import kept_tree
from kultura.digitisation.paging import paged
from kultura.repository.root import Repository
from kultura.review.bookkeeping import bookkeeping
from kultura.store.batch import Batch
from kultura.store.pages import version_of
from kultura.store.pages import write_pages
from kultura.workflows.returned import DRAFT
from pathlib import Path
from typing import Final

import transaction


PAGES_STAY: Final = "Its pages stay those of version {version} while it is public or waits: "
PENDING: Final = "pending"
BRING_AGAIN: Final = "bring the package again when it is a draft."


@dataclass(frozen=True)
class Paging:
    """Writes pages from a repository; pyramids go below a folder, so many made at once."""

    repository: Repository
    pyramids: Path
    describing: Describing
    jobs: int = 1

    def of_draft(self, batch: Batch, name: str, number: int) -> str | None:
        """Write the pages of a draft, before it may be submitted; return what is to be told of it.

        None where nothing is written: its pages are these already, or it is no draft.
        What the public sees, or who approves, is not changed under their eyes; an earlier version
        that is brought again is not the record's any more.
        """
        newest = self.repository.object(name).inventory.head
        if number != newest or self.describing.state_of(batch) != DRAFT:
            return None
        return self.write(batch, name, number, (DRAFT,))

    def at_first(self, batch: Batch, name: str, number: int) -> str | None:
        """Write the pages of a record that has none and is not public; return what is told."""
        shown = shown_version(self.describing.uid_of(batch))
        if shown is None and self.describing.state_of(batch) in (DRAFT, PENDING):
            return self.write(batch, name, number, (DRAFT, PENDING))
        return pages_stay(shown, number)

    def write(self, batch: Batch, name: str, number: int, states: Collection[str]) -> str | None:
        """Write the pages of a version of an object as a record's; return what is to be told of it.

        None where they are those of this version already. Images take long: where the record has
        left the states meanwhile, its pages stay. Raises RepositoryError, PackageRefused, OSError;
        the pages that were there stay then.
        """
        uid = self.describing.uid_of(batch)
        if shown_version(uid) == (name, number):
            return None
        tree = kept_tree(self.repository.object(name), number)
        made = paged(tree, uid, self.pyramids, self.jobs)
        transaction.begin()  # what others decided since
        if self.describing.state_of(batch) not in states:
            return pages_stay(shown_version(uid), number)
        with bookkeeping() as cursor:
            write_pages(cursor, uid, name, number, made.structure, made.pages)
        return missing_images(made.faults)


def shown_version(uid: str) -> tuple[str, int] | None:
    """Return of which object and version a record's pages are; None where it has none."""
    with bookkeeping() as cursor:
        return version_of(cursor, uid)


def missing_images(faults: Mapping[str, str]) -> str:
    """Return what is said of images that could not be made for the public; empty without any."""
    said = "; ".join(f"{path}: {why}" for path, why in sorted(faults.items()))
    return f"Images that cannot be shown: {said}" if said else ""


def pages_stay(shown: tuple[str, int] | None, number: int) -> str:
    """Return what is said where the pages of a version are not, or not yet, the record's."""
    if shown is None:
        return f"It has no pages yet, because it is public: {BRING_AGAIN}"
    return PAGES_STAY.format(version=shown[1]) + BRING_AGAIN if shown[1] != number else ""
