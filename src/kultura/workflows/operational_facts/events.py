"""The event of changed operational facts: a modification that has been written down already."""

from zope.interface import implementer
from zope.lifecycleevent import ObjectModifiedEvent
from zope.lifecycleevent.interfaces import IObjectModifiedEvent


class IOperationalFactsChanged(IObjectModifiedEvent):
    """Operational facts of what is public were changed."""


@implementer(IOperationalFactsChanged)
class OperationalFactsChanged(ObjectModifiedEvent):
    """Operational facts of ``object`` were changed, in the fields of ``descriptions``."""
