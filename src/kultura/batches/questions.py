"""What a record says and its package says differently, field by field, and who is to be asked.

Nothing of it is kept: it follows from three things that are, what the packages before said (the
record's stamp), what the record says now, and what its newest package says. So a question is there
as long as the two differ, and gone when somebody answered it here or anywhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from kultura.batches.describing import Describing
from kultura.batches.fields import row_of
from kultura.i18n import _
from kultura.imports.writing import merging
from kultura.imports.writing import objects
from kultura.imports.writing.merging import Changes
from kultura.imports.writing.place import allowed
from kultura.imports.writing.rows import Rows
from kultura.imports.writing.stamp import stamp_on
from kultura.imports.writing.transitions import state_of
from kultura.publication.connection import is_on
from kultura.review.bookkeeping import bookkeeping
from kultura.store.batch import Batch
from kultura.store.batch import newest_of
from plone.app.iterate.interfaces import ICheckinCheckoutPolicy
from plone.app.iterate.permissions import CheckoutPermission
from Products.CMFCore.permissions import ModifyPortalContent
from typing import Any
from typing import Final
from zope.i18nmessageid import Message


DRAFT: Final = "draft"
PUBLISHED: Final = "published"
FOLLOWING: Final = {"dating_derived": "dating_edtf"}
"""Fields that say something of another one, and go with it: nobody is asked about them alone."""

NOT_YOURS: Final = _(
    "package_says_not_yours", default="Who writes this record chooses what is right."
)
WAITS: Final = _(
    "package_says_waits",
    default="It waits for approval: you can choose when that is decided.",
)
TAKEN_BACK: Final = _(
    "package_says_taken_back",
    default="It was taken from the public: reopen it first, then choose.",
)


@dataclass(frozen=True)
class Question:
    """A field that record and package say differently.

    ``base`` is what the package before said, ``theirs`` what the record says if the package is
    right: what only one of them changed in a list is in it too.
    """

    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def seen(self) -> str:
        """What tells whether two people were asked the same."""
        return sha256(repr((self.field, self.mine, self.theirs)).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Asked:
    """What is asked about a record for its newest package.

    Answers go into ``target``, a draft; where there is none they become a proposal, or ``why`` says
    why the current user cannot answer now.
    """

    batch: Batch
    record: Any
    questions: Sequence[Question]
    target: Any | None
    why: Message | None

    @property
    def is_public(self) -> bool:
        """Tell whether answers are proposed, not written."""
        return state_of(self.record) == PUBLISHED


@dataclass(frozen=True)
class Comparison:
    """A record beside its package, as it is or as an open proposal would have it."""

    rows: Rows
    batch: Batch
    record: Any
    compared: Any

    @cached_property
    def base(self) -> dict[str, Any] | None:
        """What the packages before said; None where none described the record."""
        stamp = stamp_on(self.record)
        return stamp.values if stamp else None

    @cached_property
    def mine(self) -> dict[str, Any]:
        """What the record says."""
        return objects.current(self.compared, self.rows.fields)

    @cached_property
    def theirs(self) -> dict[str, Any]:
        """What the package says."""
        return self.rows.theirs(self.rows.mapping.draft(row_of(self.batch)))

    @cached_property
    def found(self) -> Changes:
        """What nobody decided."""
        return merging.changes(self.base, self.mine, self.theirs)

    @cached_property
    def taken(self) -> dict[str, Any]:
        """What would be written if the package were right about all."""
        return merging.changes(self.base, self.mine, self.theirs, merging.source_wins).values

    def to_write(self) -> dict[str, Any]:
        """Return what an import writes now: what is disputed only where it is told who is right."""
        decide = self.rows.decide(self.batch.identifier)
        return merging.changes(self.base, self.mine, self.theirs, decide).values

    def questions(self) -> list[Question]:
        """Return what is to be asked, the title first, else in the order of the record's fields."""
        before = self.base or {}
        fields = sorted(self.rows.fields.fields, key=lambda name: name != "title")
        return [
            Question(name, before.get(name), self.mine[name], self.taken[name])
            for name in fields
            if name in self.taken and name not in FOLLOWING
        ]


def asked_about(site: Any, record: Any) -> Asked | None:
    """Return what is asked about a record; None where package and record do not differ."""
    if not is_on() or not (batch := newest_batch(record.UID())):
        return None
    open_one = proposal_of(record)
    compared = comparison(Describing(site), batch, record, open_one)
    questions = compared.questions() if compared else []
    if not questions:
        return None
    target = open_one if open_one is not None else record
    why = why_not(record, target)
    return Asked(batch, record, questions, target if state_of(target) == DRAFT else None, why)


def proposal_of(record: Any) -> Any | None:
    """Return the open proposal that can go into a record; into what is not public none can."""
    is_public = state_of(record) == PUBLISHED
    return ICheckinCheckoutPolicy(record).getWorkingCopy() if is_public else None


def newest_batch(uid: str) -> Batch | None:
    """Return the batch of the newest package of a record."""
    with bookkeeping() as cursor:
        return newest_of(cursor, uid)


def comparison(
    describing: Describing, batch: Batch, record: Any, open_one: Any | None = None
) -> Comparison | None:
    """Return a record beside its package; None where the part it was brought to is gone."""
    if describing.site.unrestrictedTraverse(batch.place, None) is None:
        return None
    compared = record if open_one is None else open_one
    return Comparison(describing.rows_of(batch), batch, record, compared)


def why_not(record: Any, target: Any) -> Message | None:
    """Return why the current user cannot answer for a record now, None where they can."""
    state = state_of(target)
    if state == DRAFT:
        return None if allowed(ModifyPortalContent, target) else NOT_YOURS
    if state == PUBLISHED:
        return None if allowed(CheckoutPermission, record) else NOT_YOURS
    return WAITS if state == "pending" else TAKEN_BACK
