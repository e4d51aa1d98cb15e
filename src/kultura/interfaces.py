"""The doors of the package: interfaces that other parts and add-ons may rely on."""

from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IKulturaLayer(IDefaultBrowserLayer):
    """Marks requests to a site where Kultura is installed."""
