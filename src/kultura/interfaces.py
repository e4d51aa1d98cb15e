"""The doors of the package: interfaces that other parts and add-ons may rely on."""

from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IKulturaLayer(IDefaultBrowserLayer):
    """Marks requests to a site where Kultura is installed."""


class IInstitution(Interface):
    """Marks a governed section of the site: a museum, a theatre, a library, or a later kind."""


class ISubsection(Interface):
    """Marks a part of a section that an editor writes in."""


class ISubmissionRequirements(Interface):
    """Adapter of a content object that says what keeps it from being submitted."""

    def missing() -> list:
        """Return one message for each thing missing, in the order of the form."""
