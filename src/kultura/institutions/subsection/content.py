"""A part of a section: a folder that says no more than its title."""

from kultura.interfaces import ISubsection
from plone.dexterity.content import Container
from zope.interface import implementer


@implementer(ISubsection)
class Subsection(Container):
    """A part of a section.

    It keeps no order of what is in it: that is one list of all ids, written anew with every object
    added, and a museum's objects may be a hundred thousand. Lists are sorted by what they show.
    """

    _ordering = "kultura.none"
