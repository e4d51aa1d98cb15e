"""The pages of a kept package become those of its record, or are proposed for it.

What the public sees is not changed by a package: its pages come as changes that are approved.
"""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.batches.describing import comment
from kultura.batches.describing import Describing
from kultura.batches.proposal import Proposal
from kultura.batches.proposal import proposal_for
from kultura.digitisation.kept import kept_tree
from kultura.digitisation.paging import paged
from kultura.i18n import _
from kultura.imports.writing.transitions import execute
from kultura.repository.root import Repository
from kultura.review.bookkeeping import bookkeeping
from kultura.store.batch import Batch
from kultura.store.page_sets import page_set
from kultura.store.page_sets import propose
from kultura.store.pages import version_of
from kultura.store.pages import write_pages
from kultura.workflows.errors import TransitionRefused
from kultura.workflows.returned import DRAFT
from pathlib import Path
from typing import Final
from zope.i18nmessageid import Message

import transaction


PENDING: Final = "pending"
PUBLISHED: Final = "published"
NO_PAGES: Final = _(
    "note_no_pages",
    default="It has no pages yet, because it is public: bring the package again when it is a "
    "draft.",
)

Notes = tuple[Message, ...]


@dataclass(frozen=True)
class Target:
    """Where pages go: the UID they are kept by, and of which record they are or shall be."""

    uid: str
    owner: str

    @property
    def original(self) -> str | None:
        """The record for which they are proposed."""
        return self.owner if self.owner != self.uid else None


@dataclass(frozen=True)
class Paging:
    """Writes pages from a repository; pyramids go below a folder, so many made at once."""

    repository: Repository
    pyramids: Path
    describing: Describing
    jobs: int = 1

    def of_draft(self, batch: Batch, name: str, number: int) -> Notes | None:
        """Write the pages of a draft, before it may be submitted; return what is to be told of it.

        None where nothing is written: its pages are these already, or it is no draft.
        What the public sees, or who approves, is not changed under their eyes; an earlier version
        that is brought again is not the record's any more.
        """
        if not self.is_free(batch, name, number):
            return None
        return self.write(batch, name, number, (DRAFT,))

    def at_first(self, batch: Batch, name: str, number: int) -> Notes | None:
        """Write the pages of a record that has none and is not public; return what is told.

        Of a public one they are proposed.
        """
        shown = shown_version(self.describing.uid_of(batch))
        state = self.describing.state_of(batch)
        if shown is None and state in (DRAFT, PENDING):
            return self.write(batch, name, number, (DRAFT, PENDING))
        if state == PUBLISHED and shown != (name, number) and self.is_newest(name, number):
            return self.proposed(batch, name, number)
        return pages_stay(shown, number)

    def of_known(self, batch: Batch, name: str, number: int) -> Notes | None:
        """Do for a package that is kept already what could not be done at first; None for that.

        Only where its pages are not the record's yet.
        """
        if self.describing.state_of(batch) != PUBLISHED:
            return self.of_draft(batch, name, number)
        shown = shown_version(self.describing.uid_of(batch))
        if shown == (name, number) or not self.is_newest(name, number):
            return None
        return self.proposed(batch, name, number)

    def proposed(self, batch: Batch, name: str, number: int) -> Notes:
        """Write pages as changes to a public record, in the current user's name; say so."""
        proposal = proposal_for(self.describing.record_of(batch))
        if isinstance(proposal, Message):
            shown = shown_version(self.describing.uid_of(batch))
            return (*pages_stay(shown, number), proposal)
        with bookkeeping() as cursor:
            propose(cursor, proposal.original, proposal.uid)
        target = Target(proposal.uid, proposal.original)
        told = self.put(target, name, number, proposal.is_draft) or ()
        submitted = batch.goal == PENDING and proposal.is_new and hand_over(proposal, batch.run)
        return (pages_wait(number) if submitted else pages_proposed(number), *told)

    def write(self, batch: Batch, name: str, number: int, states: Collection[str]) -> Notes | None:
        """Write the pages of a version of an object as a record's; return what is to be told of it.

        None where they are those of this version already. Images take long: where the record has
        left the states meanwhile, its pages stay. Raises RepositoryError, PackageRefused, OSError;
        the pages that were there stay then.
        """
        uid = self.describing.uid_of(batch)

        def is_as_before() -> bool:
            return self.describing.state_of(batch) in states

        return self.put(Target(uid, uid), name, number, is_as_before)

    def put(
        self, target: Target, name: str, number: int, is_as_before: Callable[[], bool]
    ) -> Notes | None:
        """Write pages where they go, unless what they are for is in another state by then."""
        if shown_version(target.uid) == (name, number):
            return None
        tree = kept_tree(self.repository.object(name), number)
        turns = turns_of(target.uid)
        made = paged(tree, target.owner, self.pyramids, self.jobs, turns)
        transaction.begin()  # what others decided since
        if not is_as_before():
            return pages_stay(shown_version(target.uid), number)
        with bookkeeping() as cursor:
            write_pages(
                cursor, target.uid, name, number, made.structure, made.pages, target.original
            )
        return missing_images(made.faults)

    def is_free(self, batch: Batch, name: str, number: int) -> bool:
        """Tell whether a record is a draft that a version of its object may change."""
        return self.is_newest(name, number) and self.describing.state_of(batch) == DRAFT

    def is_newest(self, name: str, number: int) -> bool:
        """Tell whether a version is the last one of its object."""
        return number == self.repository.object(name).inventory.head


def hand_over(proposal: Proposal, run: str) -> bool:
    """Submit changes that were begun for a package; tell whether they could be."""
    obj = proposal.content()
    try:
        execute(obj, "submit", comment(run))
    except TransitionRefused:
        transaction.abort()
        return False
    obj.reindexObject()
    transaction.commit()
    return True


def turns_of(uid: str) -> dict[str, int]:
    """Return how far somebody wants pages to be turned, by page."""
    with bookkeeping() as cursor:
        known = page_set(cursor, uid)
    return {one.page: one.rotation for one in known.pages} if known else {}


def shown_version(uid: str) -> tuple[str, int] | None:
    """Return of which object and version a record's pages are; None where it has none."""
    with bookkeeping() as cursor:
        return version_of(cursor, uid)


def missing_images(faults: Mapping[str, str]) -> Notes:
    """Return what is said of images that could not be made for the public; empty without any."""
    said = "; ".join(f"{path}: {why}" for path, why in sorted(faults.items()))
    message = _(
        "note_no_images",
        default="Images that cannot be shown: ${images}",
        mapping={"images": said},
    )
    return (message,) if said else ()


def pages_stay(shown: tuple[str, int] | None, number: int) -> Notes:
    """Return what is said where the pages of a version are not, or not yet, the record's."""
    if shown is None:
        return (NO_PAGES,)
    message = _(
        "note_pages_stay",
        default="Its pages stay those of version ${version} while it is public or waits: bring "
        "the package again when it is a draft.",
        mapping={"version": str(shown[1])},
    )
    return (message,) if shown[1] != number else ()


def pages_wait(number: int) -> Message:
    """Return what is said where the pages of a version are proposed, and wait for approval."""
    return _(
        "note_pages_wait",
        default="It is public, so its pages are those of version ${version} in proposed changes "
        "to it: they wait for approval.",
        mapping={"version": str(number)},
    )


def pages_proposed(number: int) -> Message:
    """Return what is said where the pages of a version are proposed, and nobody was asked yet."""
    return _(
        "note_pages_proposed",
        default="It is public, so its pages are those of version ${version} in proposed changes "
        "to it: look them through, then submit the changes.",
        mapping={"version": str(number)},
    )
