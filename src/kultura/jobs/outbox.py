"""The outbox: mails leave by the worker after the commit of what they are about.

Without a store (a test layer, a script) the mail host sends at the end of the transaction.
"""

from kultura.interfaces import IOutbox
from kultura.publication.asking import ask
from kultura.publication.connection import is_on
from plone import api
from zope.interface import implementer


@implementer(IOutbox)
class Outbox:
    """Takes mails in."""

    def send(self, body: str, *, mto: str, mfrom: str, subject: str) -> None:
        """Have a mail sent if the transaction commits."""
        mail = {"messageText": body, "mto": mto, "mfrom": mfrom, "subject": subject}
        if is_on():
            ask("mail", mail)
        else:
            api.portal.get_tool("MailHost").send(**mail, charset="utf-8", immediate=False)
