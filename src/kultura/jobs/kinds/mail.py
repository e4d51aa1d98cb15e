"""Sends a mail that was asked for; a server that does not answer is asked again, for hours."""

from collections.abc import Iterator
from kultura.interfaces import IJobKind
from plone import api
from typing import Any
from zope.interface import implementer


@implementer(IJobKind)
class SendMail:
    """Hands a mail to the configured server; raises what the server says."""

    every = None

    def tick(self, site: Any) -> Iterator[dict[str, Any]]:
        """Yield nothing: mails are asked for."""
        return iter(())

    def do(self, site: Any, item: dict[str, Any]) -> None:
        """Send it now."""
        api.portal.get_tool("MailHost").send(**item, charset="utf-8", immediate=True)
