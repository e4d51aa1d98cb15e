"""A part of a section: a folder that says no more than its title."""

from kultura.interfaces import ISubsection
from plone.dexterity.content import Container
from zope.interface import implementer


@implementer(ISubsection)
class Subsection(Container):
    """A part of a section."""
