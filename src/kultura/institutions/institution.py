"""The class of every kind of institution: a section that governs who sees what is in it."""

from kultura.institutions.suspension import refuse_hidden
from kultura.interfaces import IInstitution
from plone.dexterity.content import Container
from typing import Any
from zope.interface import implementer


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
