"""Opens an institution for the region: the section, and the invitation of who will manage it."""

from dataclasses import asdict
from dataclasses import dataclass
from kultura.i18n import _
from kultura.institutions.team.invitations import invite
from kultura.interfaces import IInstitution
from kultura.interfaces import IVenue
from plone import api
from plone.dexterity.utils import createContentInContainer
from typing import Any
from typing import Final
from zope.dottedname.resolve import resolve
from zope.event import notify
from zope.i18nmessageid import Message
from zope.lifecycleevent import Attributes
from zope.lifecycleevent import ObjectModifiedEvent

import re


ADDRESS: Final = re.compile(r"[a-z0-9][a-z0-9-]{1,49}")


@dataclass(frozen=True)
class Seat:
    """Where letters reach an institution; named as the fields of a venue."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""


NOWHERE: Final = Seat()


class OpeningRefused(Exception):
    """An institution that cannot be opened as asked."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


def kinds() -> list[str]:
    """Return the types that are kinds of institution, found by their class."""
    tool = api.portal.get_tool("portal_types")
    found = [tool[name] for name in tool.objectIds()]
    return [
        fti.getId()
        for fti in found
        if getattr(fti, "klass", None) and IInstitution.implementedBy(resolve(fti.klass))
    ]


def open_institution(
    site: Any, kind: str, name: str, address: str, email: str, seat: Seat = NOWHERE
) -> Any:
    """Open a section, make it active, say where it is, and invite its manager; return it.

    Raises OpeningRefused, or TeamRefused where the invitation cannot be sent: the caller takes the
    section back then.
    """
    refuse_wrong(site, kind, name, address)
    section = createContentInContainer(site, kind, id=address, title=name)
    settle(section, seat)
    invite(section, email, "", "managers")
    return section


def settle(section: Any, seat: Seat) -> None:
    """Write the postal address into the first venue of a new section."""
    known = {name: words for name, words in asdict(seat).items() if words}
    venues = api.content.find(context=section, object_provides=IVenue, sort_on="created")
    if not known or not venues:
        return
    venue = venues[0].getObject()
    for name, words in known.items():
        setattr(venue, name, words)
    notify(ObjectModifiedEvent(venue, Attributes(None, *known)))


def refuse_wrong(site: Any, kind: str, name: str, address: str) -> None:
    """Refuse what is no kind, no name, no address, or an address that is taken."""
    if kind not in kinds():
        raise OpeningRefused(
            _("refused_institution_kind", default="Choose the kind of institution.")
        )
    if not name:
        raise OpeningRefused(_("refused_institution_name", default="Write the institution's name."))
    if not ADDRESS.fullmatch(address):
        raise OpeningRefused(
            _(
                "refused_institution_address",
                default="This address is not possible: small letters, digits and hyphens, two at "
                "least.",
            )
        )
    if address in site or hasattr(site, address):
        raise OpeningRefused(_("refused_institution_taken", default="This address is taken."))
