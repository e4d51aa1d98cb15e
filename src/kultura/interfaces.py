"""The doors of the package: interfaces that other parts and add-ons may rely on."""

from collections.abc import Iterable
from kultura.records.record import Record
from typing import Any
from zope.interface import Attribute
from zope.interface import Interface
from zope.publisher.interfaces.browser import IDefaultBrowserLayer


class IKulturaLayer(IDefaultBrowserLayer):
    """Marks requests to a site where Kultura is installed."""


class IInstitution(Interface):
    """Marks a governed section of the site: a museum, a theatre, a library, or a later kind."""

    keeps_inventory = Attribute("True where every catalogued object needs an inventory number.")


class ISubsection(Interface):
    """Marks a part of a section that an editor writes in."""


class ISubmissionRequirements(Interface):
    """Adapter of a content object that says what keeps it from being submitted."""

    def missing() -> list:
        """Return one message for each thing missing, in the order of the form."""


class IVenue(Interface):
    """A branch, stage, building or room where things happen."""


class IEvent(Interface):
    """Something that happens, a festival with parts among them."""


class IDigitalObject(Interface):
    """A catalogued object and its digital form."""


class IDigitalCollection(Interface):
    """A named set of digital objects."""


class IPublicRecord(Interface):
    """The public side of a content object; an adapter of the object."""

    def record(language: str) -> Record:
        """Return the object's public record, its words in ``language`` where they are translated.

        What has no translation stays in the region's language, field by field. The caller asks
        whether the object may be seen; the record does not.
        """


class ICompletenessTable(Interface):
    """What a good item of one type has; a utility named as the type."""

    points = Attribute("The points, the most important first: id, label, reason, weight.")

    def missing(obj: Any) -> tuple[str, ...]:
        """Return the ids of the points that do not hold, in the table's order."""

    def score(missing: tuple[str, ...]) -> int:
        """Return how much of the table is there, 0–100."""

    def told(missing: tuple[str, ...]) -> tuple:
        """Return the points of these ids, in the table's order."""


class IJobKind(Interface):
    """A kind of job for the worker; a utility named as the kind.

    Each item is done in a ZODB transaction of its own, which the worker commits. It may be done
    more than once, so it looks first whether there is anything left to do.
    """

    every = Attribute("How long after a tick the next one comes (timedelta); None for never.")

    def tick(site: Any) -> Iterable[dict[str, Any]]:
        """Return the items that are due by the clock; each becomes a job. Writes nothing."""

    def do(site: Any, item: dict[str, Any]) -> None:
        """Do one item; whatever is raised lets it be tried again, later and later."""


class IOutbox(Interface):
    """Takes mails that leave after the commit."""

    def send(body: str, *, mto: str, mfrom: str, subject: str) -> None:
        """Have a mail sent if the transaction commits."""
