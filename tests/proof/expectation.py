"""What the public must see: a model of the region in plain data, by DESIGN's rule and no other.

Row visible ⇔ Anonymous may view it, now is within its dates, it is no working copy, and every
container above it is visible.
"""

from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from typing import Any


COLLECTIONS = {"Document": "pages", "Event": "events", "DigitalObject": "objects"}


@dataclass
class Container:
    """A section or a part of one."""

    path: str
    uid: str
    above: "Container | None" = None
    shown: bool = True
    collection: str | None = None
    title: str = ""

    def is_visible(self) -> bool:
        """Tell whether it and all above it are shown."""
        return self.shown and (self.above is None or self.above.is_visible())

    def section(self) -> "Container":
        """Return the section it belongs to."""
        return self if self.above is None else self.above.section()

    def address(self) -> str:
        """Return its path in the site."""
        return self.path if self.above is None else f"{self.above.address()}/{self.path}"


@dataclass
class WorkingCopy:
    """Changes proposed to a published item; ``hidden`` are pages, None while they are its own."""

    path: str
    uid: str
    title: str
    state: str = "draft"
    hidden: frozenset[str] | None = None


@dataclass(eq=False)
class Item:
    """Something that goes through approval."""

    uid: str
    portal_type: str
    id: str
    container: Container
    title: str
    state: str = "draft"
    begins: datetime | None = None
    ends: datetime | None = None
    access: str = "open"
    status: str = "scheduled"
    copy: WorkingCopy | None = None
    links_to: "Item | None" = None
    was_public: bool = False
    removed: bool = False
    pages: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()

    @property
    def collection(self) -> str:
        """The collection its record belongs to."""
        return COLLECTIONS[self.portal_type]

    def address(self) -> str:
        """Return its path in the site."""
        return f"{self.container.address()}/{self.id}"

    def merge(self) -> None:
        """Let what was proposed be its own."""
        self.title = self.copy.title
        if self.copy.hidden is not None:
            self.hidden = self.copy.hidden
        self.copy = None

    def is_visible(self, now: datetime) -> bool:
        """Tell whether the public must see it at a time."""
        begun = self.begins is None or self.begins <= now
        ended = self.ends is not None and self.ends <= now
        may_be_viewed = self.state == "published" and not self.removed
        return may_be_viewed and begun and not ended and self.container.is_visible()


@dataclass
class World:
    """All there is, and the time by which dates are judged."""

    begun: datetime
    ahead: timedelta = timedelta()
    containers: list[Container] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    removed: list[Any] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        """About the time; dates are whole hours from the beginning, the clock moves by halves."""
        return self.begun + self.ahead + timedelta(minutes=1)

    def visible(self) -> dict[str, Item]:
        """Return what the public must see, by UID."""
        return {item.uid: item for item in self.items if item.is_visible(self.now)}

    def hidden(self) -> list[Item]:
        """Return what it must not see."""
        return [item for item in self.items if not item.is_visible(self.now)]

    def note_what_is_public(self) -> None:
        """Remember what is public now: it leaves a tombstone."""
        for item in self.visible().values():
            item.was_public = True
