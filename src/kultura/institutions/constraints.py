"""What may be added where: a kind's type says what, its ``parts.yaml`` says in which part."""

from Acquisition import aq_base
from kultura.behaviors.section import section_of
from kultura.institutions.kinds import parts_of
from kultura.interfaces import ISubsection
from plone import api
from plone.base.interfaces.constrains import IConstrainTypes
from typing import Any
from zope.component import adapter
from zope.interface import implementer


NOT_NESTED = frozenset({"Subsection"})


@implementer(IConstrainTypes)
@adapter(ISubsection)
class SubsectionTypes:
    """Offers in a sub-section what its section's kind foresees for it.

    A sub-section that people added themselves takes whatever the section takes.
    """

    def __init__(self, context: Any) -> None:
        self.context = context

    def allowedContentTypes(self, context: Any = None) -> list:
        container = self.context if context is None else context
        return [
            fti
            for fti in api.portal.get_tool("portal_types").listTypeInfo()
            if fti.getId() in self.foreseen() and fti.isConstructionAllowed(container)
        ]

    def getLocallyAllowedTypes(self, context: Any = None) -> list[str]:
        return [fti.getId() for fti in self.allowedContentTypes(context)]

    def getImmediatelyAddableTypes(self, context: Any = None) -> list[str]:
        return self.getLocallyAllowedTypes(context)

    def getDefaultAddableTypes(self, context: Any = None) -> list:
        return self.allowedContentTypes(context)

    def foreseen(self) -> frozenset[str]:
        """Return the types this sub-section is for."""
        section = section_of(self.context)
        if section is None:
            return frozenset()
        kind = section.getTypeInfo().allowed_content_types
        return frozenset(self._part_types(section) or kind) & frozenset(kind) - NOT_NESTED

    def _part_types(self, section: Any) -> tuple[str, ...]:
        parts = parts_of(type(aq_base(section)))
        return next((part.types for part in parts if part.id == self.context.getId()), ())
