"""Changing pages: the one door for the desk's form and the service.

Rows are written when ZODB has voted: by then nobody has submitted or published the item meanwhile,
and nobody can until this transaction ends. They are committed a moment before ZODB is. Where the
process dies between the two, a draft has the pages that were wanted and does not say so; a page of
a public record is hidden although its history does not tell. Never the other way round.
"""

from AccessControl import Unauthorized
from Acquisition import aq_base
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from kultura.behaviors.fields.refusals import Refused
from kultura.i18n import _
from kultura.pages.jobs.turn_pages import KIND as TURN
from kultura.pages.permitted import may_change_pages
from kultura.pages.permitted import may_hide_pages
from kultura.pages.reading import asked
from kultura.pages.reading import original_of_copy
from kultura.pages.reading import uid_of_pages
from kultura.pages.wanted import Disputed
from kultura.pages.wanted import disputed
from kultura.pages.wanted import Outcome
from kultura.pages.wanted import outcome
from kultura.pages.wanted import own_wishes
from kultura.pages.wanted import Wanted
from kultura.publication.asking import ask
from kultura.publication.asking import write_at_vote
from kultura.publication.data_manager import StoreBusy
from kultura.review.bookkeeping import bookkeeping
from kultura.store.feed import announce
from kultura.store.page_changes import PageChange
from kultura.store.page_sets import adopt
from kultura.store.page_sets import changes_after
from kultura.store.page_sets import hide_pages
from kultura.store.page_sets import hold_set
from kultura.store.page_sets import page_set
from kultura.store.page_sets import PageSet
from kultura.store.page_sets import propose
from kultura.store.page_sets import write_edits
from kultura.workflows.history import add_entry
from kultura.workflows.history import merged
from kultura.workflows.operational_facts.change import ACTION
from plone import api
from psycopg2.extensions import cursor as Cursor
from typing import Any
from typing import Final
from zope.event import notify
from zope.globalrequest import getRequest
from zope.i18n import translate
from zope.lifecycleevent import ObjectModifiedEvent


HIDING: Final = frozenset({"hidden", "reason"})


class PagesDisputed(Exception):
    """Somebody else has changed differently what is wanted; nothing is written."""

    def __init__(self, disputes: list[Disputed]) -> None:
        super().__init__(f"{len(disputes)} things were changed by somebody else too")
        self.disputes = disputes


@dataclass(frozen=True)
class Changed:
    """What was changed, and whether it is public at once."""

    changes: tuple[PageChange, ...]
    at_once: bool = False


def change_pages(obj: Any, wanted: Wanted) -> Changed:
    """Change the pages of an object as far as the current user may.

    Raises Unauthorized, Refused and PagesDisputed.
    """
    if may_change_pages(obj):
        return _edit(obj, wanted)
    if may_hide_pages(obj):
        return _hide(obj, wanted)
    raise Unauthorized("Pages are changed in a draft, by who may write it.")


def known_pages(obj: Any) -> PageSet | None:
    """Return the pages of an object, hidden ones too; None where it has none."""
    return asked(lambda cursor: page_set(cursor, uid_of_pages(obj)))


def settle(obj: Any) -> None:
    """Take over the pages of merged proposals, where the projector has not yet."""
    uid, proposals = obj.UID(), merged(obj)
    if proposals:
        with bookkeeping() as cursor:
            if adopt(cursor, uid, proposals):
                announce(cursor, [uid], [uid])


def wishes(known: PageSet, wanted: Wanted) -> tuple[Wanted, list[Disputed]]:
    """Return what somebody wants, without what they only saw, and what is disputed of it."""
    if wanted.revision == known.revision:
        return own_wishes(known, (), wanted), []
    since = asked(lambda cursor: changes_after(cursor, known.uid, wanted.revision))
    own = own_wishes(known, since, wanted)
    return own, disputed(known, since, own)


def _edit(obj: Any, wanted: Wanted) -> Changed:
    settle(original_of_copy(obj) or obj)
    known = _known(obj)
    own, disputes = wishes(known, wanted)
    if disputes:
        raise PagesDisputed(disputes)
    found = outcome(known, own)
    if found.changes:
        _write(obj, known, found)
    return Changed(found.changes)


def _write(obj: Any, known: PageSet, found: Outcome) -> None:
    person, uid = api.user.get_current().getId(), obj.UID()
    original = original_of_copy(obj)

    def write(cursor: Cursor) -> None:
        if original is not None:
            propose(cursor, known.owner, uid)
        if hold_set(cursor, uid) != known.revision:
            raise StoreBusy("Somebody has changed these pages just now.")
        write_edits(cursor, uid, found.pages, found.cover, found.changes, person)

    write_in_state(obj, write)
    notify(ObjectModifiedEvent(obj))
    if any(change.field == "rotation" for change in found.changes):
        ask(TURN, {"uid": uid, "owner": known.owner})


def write_in_state(obj: Any, write: Any) -> None:
    """Have rows written at the vote, unless the object is in another state by then.

    A transition that is committed meanwhile is a conflict, and the request is done again. The
    caller changes something of the object, or there is nothing to vote about.
    """
    history = aq_base(obj).workflow_history
    obj._p_jar.readCurrent(history)
    write_at_vote(write)


def _hide(obj: Any, wanted: Wanted) -> Changed:
    known = _known(obj)
    own, _disputes = wishes(known, wanted)
    reasons = _reasons(own)
    now = {one.page: one for one in known.pages}
    reasons = {page: why for page, why in reasons.items() if page in now and not now[page].hidden}
    if not reasons:
        return Changed((), at_once=True)
    hiding = {page: {"hidden": True, "reason": why} for page, why in reasons.items()}
    found = outcome(known, replace(own, values=hiding))
    person, uid = api.user.get_current().getId(), obj.UID()
    write_at_vote(lambda cursor: hide_pages(cursor, uid, reasons, person))
    add_entry(obj, ACTION, _words(found, reasons))
    obj.reindexObject(idxs=["changed_without_approval"])
    return Changed(found.changes, at_once=True)


def _reasons(own: Wanted) -> Mapping[str, str]:
    """Return why pages are to be hidden; raises Refused where anything else is wanted."""
    hiding = all(
        set(given) <= HIDING and given.get("hidden") is True for given in own.values.values()
    )
    if not hiding or own.places or own.cover is not None:
        raise Refused(
            _(
                "refused_pages_public",
                default="The public sees these pages: they can be hidden at once, with a reason. "
                "Anything else is proposed as changes.",
            )
        )
    return {page: given.get("reason", "") for page, given in own.values.items()}


def _words(found: Outcome, reasons: Mapping[str, str]) -> str:
    """Return what the history says of pages that were hidden."""
    told = [
        _(
            "told_page_hidden",
            default="page ${place} hidden: ${reason}",
            mapping={"place": one.position, "reason": reasons[one.page]},
        )
        for one in found.pages
        if one.page in reasons
    ]
    return "; ".join(translate(one, context=getRequest()) for one in told)


def _known(obj: Any) -> PageSet:
    known = known_pages(obj)
    if known is None:
        raise Refused(_("refused_no_pages", default="This object has no pages."))
    return known
