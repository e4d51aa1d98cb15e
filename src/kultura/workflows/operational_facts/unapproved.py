"""What was changed without approval: operational facts, sections and venues.

The workflow history says what and by whom; the index ``changed_without_approval`` says when last,
so that the region can list it.
"""

from AccessControl import getSecurityManager
from collections.abc import Iterator
from DateTime import DateTime
from kultura.behaviors.changes import changed_names
from kultura.workflows.history import add_entry
from kultura.workflows.operational_facts.change import ACTION as FACTS_CHANGED
from kultura.workflows.operational_facts.events import IOperationalFactsChanged
from kultura.workflows.working_copies.values import fields_of
from kultura.workflows.working_copies.wording import titles
from plone import api
from plone.base.interfaces import IPloneSiteRoot
from plone.dexterity.interfaces import IDexterityContent
from plone.indexer import indexer
from typing import Any
from typing import Final
from zope.container.interfaces import IContainerModifiedEvent
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


EDITED: Final = "edit_without_approval"
ACTIONS: Final = frozenset({FACTS_CHANGED, EDITED})
# Workflows in which the institution's manager edits what is public.
OPEN_WORKFLOWS: Final = frozenset({"kultura_open", "kultura_section"})


def changes_without_approval(content: IDexterityContent) -> list[dict[str, Any]]:
    """Return the history's entries about changes nobody approved, newest first."""
    entries = (entry for entry in _all_entries(content) if entry.get("action") in ACTIONS)
    return sorted(entries, key=lambda entry: entry["time"], reverse=True)


@indexer(IDexterityContent)
def changed_without_approval(content: IDexterityContent) -> DateTime:
    """Return when something public was changed last without approval."""
    found = changes_without_approval(content)
    if not found:
        raise AttributeError("changed_without_approval")
    return found[0]["time"]


def note_edit(content: IDexterityContent, event: IObjectModifiedEvent) -> None:
    """Subscriber: write down what the institution changed in its section or a venue."""
    if IContainerModifiedEvent.providedBy(event) or IOperationalFactsChanged.providedBy(event):
        return
    if _is_open(content) and not _by_the_region(content):
        add_entry(content, EDITED, ", ".join(_fields(content, event)))
        content.reindexObject(idxs=["changed_without_approval"])


def note_addition(content: IDexterityContent, event: IObjectAddedEvent) -> None:
    """Subscriber: a venue that the institution adds is public at once."""
    if event.object is content and _is_open(content) and not _by_the_region(content):
        add_entry(content, EDITED, "")
        content.reindexObject(idxs=["changed_without_approval"])


def _is_open(content: IDexterityContent) -> bool:
    if IPloneSiteRoot.providedBy(content):  # a site that is being made has no workflows yet
        return False
    chain = api.portal.get_tool("portal_workflow").getChainFor(content)
    return not OPEN_WORKFLOWS.isdisjoint(chain)


def _by_the_region(content: IDexterityContent) -> bool:
    return bool(getSecurityManager().checkPermission("kultura: Publish", content))


def _fields(content: IDexterityContent, event: IObjectModifiedEvent) -> list[str]:
    names = changed_names(event)
    return [titles(content, (name,))[0] for name in fields_of(content) if name in names]


def _all_entries(content: IDexterityContent) -> Iterator[dict[str, Any]]:
    for history in (getattr(content, "workflow_history", None) or {}).values():
        yield from history
