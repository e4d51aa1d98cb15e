"""A lock ends when the item is handed over: nobody can be editing it any more.

Otherwise a client that took one and went away would keep the approver from deciding.
"""

from plone.locking.interfaces import ILockable
from plone.locking.interfaces import ITTWLockable
from Products.DCWorkflow.interfaces import IAfterTransitionEvent


def unlock(content: ITTWLockable, event: IAfterTransitionEvent) -> None:
    """Subscriber: take the lock off an item that entered another state."""
    if event.transition is not None and event.old_state is not event.new_state:
        lockable = ILockable(content)
        if lockable.locked():
            lockable.clear_locks()
