"""The class of every kind of institution: a section that governs who sees what is in it."""

from Acquisition import aq_base
from kultura.institutions.suspension import refuse_hidden
from kultura.interfaces import IInstitution
from plone.dexterity.content import Container
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from typing import Any
from zope.interface import implementer


STATE_CHANGED = "_v_state_changed"


@implementer(IInstitution)
class Institution(Container):
    """A section; each kind subclasses it in its own folder and says its ``kind``.

    No attribute of a persistent class may carry a type here: Python would keep the types in
    ``__annotations__`` of the class, which is where `zope.annotation` looks for an object's own
    annotations, and all sections would share one set.
    """

    kind = ""
    keeps_inventory = False
    publishes_directly = False

    def __before_publishing_traverse__(self, arg1: Any, arg2: Any = None) -> None:
        """Refuse requests below a section that the visitor may not see, once we know who it is."""
        super().__before_publishing_traverse__(arg1, arg2)
        request = arg1 if arg2 is None else arg2
        request.post_traverse(refuse_hidden, (self,))

    def reindexObjectSecurity(self, skip_self: bool = False) -> None:
        """Reindex who may see the section, and what is in it if that depends on what changed.

        A transition changes the section's own permissions, which nothing in it acquires; local
        roles are everybody's below.
        """
        if self.__dict__.pop(STATE_CHANGED, False):
            self.reindexObject(idxs=list(self._cmf_security_indexes))
        else:
            super().reindexObjectSecurity(skip_self=skip_self)


def note_state_change(section: Institution, event: IAfterTransitionEvent) -> None:
    """Tell the section that what is reindexed next is a change of its state only."""
    setattr(aq_base(section), STATE_CHANGED, True)
