"""No order: what a part of a section holds has no position in it.

Plone's own `unordered` says None for a position, which cannot be sorted among positions elsewhere.
"""

from plone.folder.unordered import UnorderedOrdering


class NoOrdering(UnorderedOrdering):
    """Everything is in the same place."""

    def getObjectPosition(self, obj_id: str) -> int:
        """Return the same position for every object."""
        return 0
