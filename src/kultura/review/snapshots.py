"""What an item said when it was returned, or was public last: to show what changed since.

Kept on the item as plain data, and dropped when it is public (again).
"""

from collections.abc import Mapping
from kultura.behaviors.approval import APPROVAL
from kultura.workflows.working_copies.conflicts import original_of
from kultura.workflows.working_copies.values import values_of
from persistent.mapping import PersistentMapping
from plone.app.iterate.interfaces import IWorkingCopy
from plone.dexterity.interfaces import IDexterityContent
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from typing import Final
from typing import Literal
from zope.annotation.interfaces import IAnnotations


Version = Literal["returned", "public"]
KEY: Final = "kultura.review.versions"
KEPT: Final[dict[str, Version]] = {"request_changes": "returned", "withdraw": "public"}
DROPS: Final = frozenset({"publish", "publish_directly"})


def follow(obj: IDexterityContent, event: IAfterTransitionEvent) -> None:
    """Subscriber: keep or drop versions as the item goes through its approval."""
    if event.transition is None or event.workflow.getId() != APPROVAL:
        return
    action = event.transition.getId()
    if action in KEPT:
        annotations = IAnnotations(obj)
        if KEY not in annotations:
            annotations[KEY] = PersistentMapping()
        annotations[KEY][KEPT[action]] = values_of(obj)
    elif action in DROPS:
        IAnnotations(obj).pop(KEY, None)


def versions(obj: Any) -> Mapping[Version, dict[str, Any]]:
    """Return the earlier versions an item may be compared with, the newest first."""
    kept = dict(IAnnotations(obj).get(KEY, {}))
    if IWorkingCopy.providedBy(obj):
        original = original_of(obj)
        if original is not None:
            kept["public"] = values_of(original)
    return {name: kept[name] for name in ("returned", "public") if name in kept}
