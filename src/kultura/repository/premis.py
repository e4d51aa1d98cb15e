"""What happened to an object, as PREMIS 3.0 XML: its versions, and each check of its files.

https://www.loc.gov/standards/premis/v3/; types of events by the Library of Congress's vocabulary
(http://id.loc.gov/vocabulary/preservation/eventType).
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from kultura.repository.checks import EVENT
from kultura.repository.checks import lines_of
from kultura.repository.inventory import User
from kultura.repository.root import Repository
from kultura.repository.root import StoredObject
from lxml.builder import ElementMaker
from lxml.etree import _Element as Element
from lxml.etree import fromstring
from lxml.etree import QName
from lxml.etree import tostring
from lxml.etree import XMLParser
from typing import Final
from uuid import NAMESPACE_URL
from uuid import uuid5


NAMESPACE: Final = "http://www.loc.gov/premis/v3"
INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
RECORD: Final = "premis.xml"  # of an object that brings events with it
INGESTION: Final = "ingestion"
MODIFICATION: Final = "modification"
PASS: Final = "pass"
FAIL: Final = "fail"

P = ElementMaker(namespace=NAMESPACE, nsmap={"premis": NAMESPACE, "xsi": INSTANCE})


@dataclass(frozen=True)
class Event:
    """One thing that happened: type, when, by whom if anybody, how it ended, and notes."""

    type: str
    at: datetime
    detail: str
    outcome: str
    user: User | None = None
    notes: tuple[str, ...] = ()


def events(repository: Repository, stored: StoredObject) -> list[Event]:
    """Return what happened to an object, in order."""
    return together(recorded(stored), _versions(stored), _checks(repository, stored))


def recorded(stored: StoredObject) -> list[Event]:
    """Return what happened to an object before it was kept, as its newest version brings it."""
    if RECORD not in stored.inventory.version().state:
        return []
    return parse(stored.path(RECORD).read_bytes())


def together(*lists: Iterable[Event]) -> list[Event]:
    """Return events of several lists in order of time, each once."""
    known = {(one.type, one.at, one.detail): one for events in lists for one in events}
    return sorted(known.values(), key=lambda event: event.at)


def serialize(identifier: str, happened: list[Event]) -> bytes:
    """Return an object and its events as a PREMIS document."""
    of_object = P.objectIdentifier(
        P.objectIdentifierType("URI"), P.objectIdentifierValue(identifier)
    )
    entity = P.object(of_object)
    entity.set(QName(INSTANCE, "type"), "premis:intellectualEntity")
    people = {event.user.address: event.user for event in happened if event.user}
    document = P.premis(
        entity,
        *(_event(identifier, event) for event in happened),
        *(_agent(user) for _address, user in sorted(people.items())),
        version="3.0",
    )
    return tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def parse(data: bytes) -> list[Event]:
    """Return the events of a document that `serialize` wrote."""
    root = fromstring(data, XMLParser(resolve_entities=False, no_network=True))
    people = {
        _text(one, "*/{*}agentIdentifierValue"): _text(one, "{*}agentName")
        for one in root.iterfind("{*}agent")
    }
    return [_parse_event(one, people) for one in root.iterfind("{*}event")]


def _parse_event(element: Element, people: dict[str, str]) -> Event:
    address = _text(element, "*/{*}linkingAgentIdentifierValue")
    return Event(
        _text(element, "{*}eventType"),
        datetime.fromisoformat(_text(element, "{*}eventDateTime")),
        _text(element, "*/{*}eventDetail"),
        _text(element, "*/{*}eventOutcome"),
        User(people[address], address) if address else None,
        tuple(one.text or "" for one in element.iterfind(".//{*}eventOutcomeDetailNote")),
    )


def _text(element: Element, path: str) -> str:
    return element.findtext(path, "")


def _versions(stored: StoredObject) -> Iterator[Event]:
    for number, version in enumerate(stored.inventory.versions, start=1):
        kind = INGESTION if number == 1 else MODIFICATION
        detail = f"v{number}: {version.message}"
        yield Event(kind, version.created, detail, PASS, version.user)


def _checks(repository: Repository, stored: StoredObject) -> Iterator[Event]:
    for line in lines_of(repository, stored.folder.name):
        at = datetime.fromisoformat(line["at"])
        detail = f"{line['files']} files, {line['size']} bytes were read"
        notes = tuple(f"{rot['path']}: {rot['kind']}. {rot['words']}" for rot in line["rot"])
        yield Event(EVENT, at, detail, line["outcome"], notes=notes)


def _event(identifier: str, event: Event) -> Element:
    name = uuid5(NAMESPACE_URL, f"{identifier} {event.type} {event.at.isoformat()} {event.detail}")
    outcome = P.eventOutcomeInformation(
        P.eventOutcome(event.outcome),
        *(P.eventOutcomeDetail(P.eventOutcomeDetailNote(note)) for note in event.notes),
    )
    agents = [event.user] if event.user else []
    return P.event(
        P.eventIdentifier(P.eventIdentifierType("UUID"), P.eventIdentifierValue(str(name))),
        P.eventType(event.type),
        P.eventDateTime(event.at.isoformat()),
        P.eventDetailInformation(P.eventDetail(event.detail)),
        outcome,
        *(
            P.linkingAgentIdentifier(
                P.linkingAgentIdentifierType("URI"), P.linkingAgentIdentifierValue(user.address)
            )
            for user in agents
        ),
        P.linkingObjectIdentifier(
            P.linkingObjectIdentifierType("URI"), P.linkingObjectIdentifierValue(identifier)
        ),
    )


def _agent(user: User) -> Element:
    return P.agent(
        P.agentIdentifier(P.agentIdentifierType("URI"), P.agentIdentifierValue(user.address)),
        P.agentName(user.name),
    )
