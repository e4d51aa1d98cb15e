"""Builds the demo region in a site, each step as the person who would take it.

Idempotent: what stands already stays as it is, so that a build that was interrupted is finished by
building again.
"""

from Acquisition import aq_base
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from kultura.behaviors.translations import translate
from kultura.demo.pictures import draw_picture
from kultura.demo.plan import Calendar
from kultura.demo.plan import fields_of
from kultura.demo.plan import Section
from kultura.demo.plan import sections
from kultura.demo.plan import venue_fields
from kultura.institutions.groups import group_id
from kultura.institutions.kinds import parts_of
from kultura.institutions.region import ADMINISTRATORS
from kultura.settings import current
from plone import api
from plone.namedfile.file import NamedBlobImage
from typing import Any
from zoneinfo import ZoneInfo
from zope.lifecycleevent import modified

import transaction


ADMINISTRATOR = "region"
MANAGER = "muzeum-kierownik"
Progress = Callable[[str], None]


@dataclass
class Builder:
    """Builds one region; ``told`` is called with a line for each item."""

    portal: Any
    password: str
    calendar: Calendar
    told: Progress
    uids: dict[str, str] = field(default_factory=dict)

    def build(self) -> None:
        """Build all sections, committing after each."""
        self.account(ADMINISTRATOR, "Administratorka regionu", ADMINISTRATORS)
        transaction.commit()
        for plan in sections():
            self.section(plan)
            transaction.commit()

    def section(self, plan: Section) -> None:
        """Open a section, name its editors, and fill it."""
        section_id = plan.section["id"]
        self.open_section(plan.section)
        self.account(
            section_id, f"Redakcja: {plan.section['title']}", group_id(section_id, "editors")
        )
        if MANAGER.startswith(f"{section_id}-"):
            self.account(MANAGER, "Kierowniczka muzeum", group_id(section_id, "managers"))
        section = self.portal[section_id]
        for venue in plan.venues:
            self.venue(section, venue)
        self.describe_section(section, plan.section)
        for item in plan.items:
            self.item(section, item)

    def open_section(self, words: Mapping[str, Any]) -> None:
        """Open a section as the regional administrator does."""
        if words["id"] in self.portal:
            return
        with acting(ADMINISTRATOR):
            section = api.content.create(
                self.portal,
                words["type"],
                words["id"],
                title=words["title"],
                description=words["description"],
            )
            say_in_other_languages(section, words.get("translations", {}))
        self.told(words["title"])

    def describe_section(self, section: Any, words: Mapping[str, Any]) -> None:
        """Fill in what the section says about itself, its seat and picture among it."""
        if section.pictures:
            return
        seat, picture = [self.uids[words["place"]]], [self.picture(section, words)]
        describe(section, {**words["fields"], "place": seat, "pictures": picture})

    def account(self, name: str, fullname: str, group: str) -> None:
        """Make an account and put it into a group."""
        if api.user.get(username=name) is None:
            email = f"{name}@example.org"
            api.user.create(email, name, self.password, properties={"fullname": fullname})
        api.group.add_user(groupname=group, username=name)

    def venue(self, section: Any, words: Mapping[str, Any]) -> None:
        """Add a branch, stage or building."""
        places = container_for(section, "Venue")
        if words["id"] not in places:
            created(places, "Venue", words["id"], {"title": words["title"]})
        if not places[words["id"]].street:
            describe(places[words["id"]], venue_fields(words))
        self.uids[words["id"]] = places[words["id"]].UID()

    def item(self, section: Any, words: Mapping[str, Any]) -> None:
        """Write an item as its editor, and take it to its state as those who decide."""
        container = container_for(section, words["type"])
        editor = section.getId()
        if words["id"] not in container:
            with acting(editor):
                self.write(section, container, words)
            self.decide(container[words["id"]], words, editor)
            self.told(words["title"])
        self.uids[words["id"]] = container[words["id"]].UID()

    def write(self, section: Any, container: Any, words: Mapping[str, Any]) -> None:
        """Create an item with its picture and translations."""
        fields = fields_of(words, self.calendar, self.uids)
        if "picture" in words:
            fields["pictures"] = [self.picture(section, words)]
        item = created(container, words["type"], words["id"], fields)
        say_in_other_languages(item, words.get("translations", {}))

    def picture(self, section: Any, words: Mapping[str, Any]) -> dict:
        """Draw an item's picture, store it in the section and give the row that shows it."""
        drawn = words["picture"]
        data = draw_picture(drawn["motif"], drawn["seed"])
        filename = f"{words['id']}.jpg"
        media = container_for(section, "Image")
        image = api.content.create(
            media,
            "Image",
            filename,
            title=words["title"],
            image=NamedBlobImage(data, "image/jpeg", filename),
        )
        return {
            "image": image.UID(),
            "alt": drawn["alt"],
            "decorative": False,
            "credit": "Rysunek: program",
            "license": "http://creativecommons.org/publicdomain/zero/1.0/",
        }

    def decide(self, item: Any, words: Mapping[str, Any], editor: str) -> None:
        """Take an item through the approval up to its state."""
        steps = {
            "draft": (),
            "pending": ("submit",),
            "published": ("submit", "publish"),
            "withdrawn": ("submit", "publish", "withdraw"),
        }
        workflows = api.portal.get_tool("portal_workflow")
        for step in steps[words["state"]]:
            with acting(editor if step == "submit" else ADMINISTRATOR):
                workflows.doActionFor(item, step, comment=words.get("comment", ""))


def build_region(portal: Any, password: str, told: Progress = lambda words: None) -> None:
    """Build the demo region in a site; dates are counted from today in the region's zone."""
    zone = ZoneInfo(current().kultura.time_zone)
    Builder(portal, password, Calendar(datetime.now(zone).date(), zone), told).build()


def container_for(section: Any, portal_type: str) -> Any:
    """Find where a type is kept in a section: its sub-section, or the section itself."""
    parts = parts_of(type(aq_base(section)))
    fitting = (part.id for part in parts if portal_type in part.types and part.id in section)
    name = next(fitting, None)
    return section[name] if name else section


def created(container: Any, portal_type: str, id: str, fields: Mapping[str, Any]) -> Any:
    """Create an item under an id with all its fields."""
    return api.content.create(container, portal_type, id, **fields)


def describe(item: Any, fields: Mapping[str, Any]) -> None:
    """Write fields of an item that stands already."""
    for name, value in fields.items():
        setattr(item, name, value)
    modified(item)


def say_in_other_languages(item: Any, words: Mapping[str, Mapping[str, str]]) -> None:
    """Write an item's translations: language → field → text."""
    for language, texts in words.items():
        translate(item, language, texts)
    modified(item)


@contextmanager
def acting(username: str) -> Iterator[None]:
    """Act as somebody with an account in the site."""
    with api.env.adopt_user(username=username):
        yield
