"""The model-based test: random work of a region's people, and after each step the public's view.

A step's answer is the editor's. Before anything is waited for, nothing may be seen that must not
be; when the projector is idle, all must be seen that must.
"""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from eventually import eventually
from expectation import COLLECTIONS
from expectation import Container
from expectation import Item
from expectation import WorkingCopy
from expectation import World
from functools import partial
from hypothesis import strategies as st
from hypothesis.stateful import initialize
from hypothesis.stateful import invariant
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from hypothesis.stateful import RuleBasedStateMachine
from itertools import count
from paged import Paged
from proving import Proving
from typing import Any
from visitor import Visitor


INC = "http://rightsstatements.org/vocab/InC/1.0/"
NEEDED = {
    "Document": {},
    "Event": {
        "schedule": [
            {
                "id": "1",
                "start": "2031-03-01T19:00:00+01:00",
                "end": "2031-03-01T21:00:00+01:00",
                "status": "scheduled",
            }
        ]
    },
    "DigitalObject": {
        "work_rights": INC,
        "reproduction_rights": INC,
        "edm_type": "IMAGE",
        "inventory_number": "MK/1",
        "languages": ["pl"],
    },
}
WHICH = st.integers(0, 50)
HOURS = st.sampled_from([None, -30, -1, 1, 30])
NUMBERS = count(1)
INDEXED_WITHIN = 15.0  # seconds


def in_state(*states: str, copied: bool | None = None) -> Any:
    """Return the precondition that an item is in one of some states."""
    return precondition(lambda self: bool(self.choose(0, *states, copied=copied)))


class Region(Paged, RuleBasedStateMachine):
    """The people's work; `proved` and `visitor` are set by the test."""

    proved: Proving
    visitor: Visitor

    @initialize()
    def open_sections(self) -> None:
        """Open two museums with an editor and a manager for both."""
        self.world = World(datetime.now(UTC))
        self.proved.set_ahead(timedelta())
        for _ in range(2):
            name = f"m{next(NUMBERS)}"
            told = self.ask("region", "POST", **{"@type": "Museum", "id": name, "title": name})
            section = Container(name, told["UID"], collection="institutions", title=name)
            for group, person in (("editors", "ewa"), ("managers", "marek")):
                self.ask("admin", "PATCH", f"@groups/{name}-{group}", users={person: True})
            sent = {"@type": "Subsection", "id": "dla-szkol", "title": "Dla szkół"}
            part = Container(sent["id"], self.ask("marek", "POST", name, **sent)["UID"], section)
            self.world.containers += [section, part]

    def ask(self, who: str, method: str, path: str = "", **json: Any) -> dict[str, Any]:
        """Have somebody do something that must succeed."""
        return self.proved.as_(who).must(method, path, **json)

    def choose(self, which: int, *states: str, copied: bool | None = None) -> Item | None:
        """Return one of the items in some states; with or without a working copy, if told."""
        found = [
            item
            for item in self.world.items
            if not item.removed
            and item.state in states
            and (copied is None or copied == (item.copy is not None))
        ]
        return found[which % len(found)] if found else None

    def container(self, which: int) -> Container:
        """Return one of the containers."""
        return self.world.containers[which % len(self.world.containers)]

    def take(self, who: str, item: Item, transition: str, state: str) -> None:
        """Take an item through a transition."""
        path = f"{item.address()}/@workflow/{transition}"
        told = self.ask(who, "POST", path, comment="Bo tak.")
        assert told["review_state"] == state, told
        item.state = state

    # what editors do

    @rule(kind=st.sampled_from(sorted(NEEDED)), where=WHICH)
    def create(self, kind: str, where: int) -> None:
        """An editor begins an item."""
        container = self.container(where)
        number = next(NUMBERS)
        sent = {"@type": kind, "id": f"i{number}", "title": f"Rzecz {number}"} | NEEDED[kind]
        told = self.ask("ewa", "POST", container.address(), **sent)
        made = Item(told["UID"], kind, told["@id"].rsplit("/", 1)[1], container, sent["title"])
        self.world.items.append(made)

    @in_state("draft")
    @rule(which=WHICH, begins=HOURS, ends=HOURS)
    def edit(self, which: int, begins: int | None, ends: int | None) -> None:
        """An editor changes title and dates of a draft."""
        item = self.choose(which, "draft")
        if begins is not None and ends is not None and ends <= begins:
            ends = None
        title = f"{item.title.split('.')[0]}. Wersja {next(NUMBERS)}"
        self.write(item.address(), title, self.date(begins), self.date(ends))
        item.title, item.begins, item.ends = title, self.date(begins), self.date(ends)

    def write(self, path: str, title: str, begins: datetime | None, ends: datetime | None) -> None:
        """Have an editor write title and dates."""
        dates = {"effective": begins, "expires": ends}
        sent = {name: value and value.isoformat() for name, value in dates.items()}
        self.ask("ewa", "PATCH", path, title=title, **sent)

    def date(self, hours: int | None) -> datetime | None:
        """Return a time so many hours from the beginning."""
        begun = self.world.begun.replace(microsecond=0)
        return None if hours is None else begun + timedelta(hours=hours)

    @in_state("draft")
    @rule(which=WHICH, where=WHICH)
    def link(self, which: int, where: int) -> None:
        """An editor links from a draft's text to some item, by its path; to itself maybe."""
        there = [item for item in self.world.items if not item.removed]
        item, target = self.choose(which, "draft"), there[where % len(there)]
        text = f'<p>Zob. <a href="/{target.address()}">tam</a>.</p>'
        self.ask("ewa", "PATCH", item.address(), text=text)
        item.links_to = target

    @precondition(lambda self: self.object_in_draft(0))
    @rule(which=WHICH, access=st.sampled_from(["open", "metadata-only", "on-premises"]))
    def restrict(self, which: int, access: str) -> None:
        """An editor says who may see an object's pictures."""
        item = self.object_in_draft(which)
        self.ask("ewa", "PATCH", item.address(), access=access)
        item.access = access

    def object_in_draft(self, which: int) -> Item | None:
        """Return one of the objects being written."""
        found = [
            item
            for item in self.world.items
            if item.portal_type == "DigitalObject" and item.state == "draft" and not item.removed
        ]
        return found[which % len(found)] if found else None

    @in_state("draft")
    @rule(which=WHICH)
    def submit(self, which: int) -> None:
        self.take("ewa", self.choose(which, "draft"), "submit", "pending")

    @in_state("draft")
    @rule(which=WHICH)
    def submit_and_publish(self, which: int) -> None:
        """Two steps at once, so that more becomes public."""
        item = self.choose(which, "draft")
        self.take("ewa", item, "submit", "pending")
        self.take("region", item, "publish", "published")

    @in_state("pending")
    @rule(which=WHICH)
    def publish(self, which: int) -> None:
        self.take("region", self.choose(which, "pending"), "publish", "published")

    @in_state("pending")
    @rule(which=WHICH)
    def request_changes(self, which: int) -> None:
        self.take("region", self.choose(which, "pending"), "request_changes", "draft")

    @in_state("pending")
    @rule(which=WHICH)
    def retract(self, which: int) -> None:
        self.take("ewa", self.choose(which, "pending"), "retract", "draft")

    @in_state("published")
    @rule(which=WHICH, who=st.sampled_from(["ewa", "marek", "region"]))
    def withdraw(self, which: int, who: str) -> None:
        self.take(who, self.choose(which, "published"), "withdraw", "withdrawn")

    @in_state("withdrawn")
    @rule(which=WHICH)
    def reopen(self, which: int) -> None:
        self.take("ewa", self.choose(which, "withdrawn"), "reopen", "draft")

    @in_state("draft", "withdrawn")
    @rule(which=WHICH)
    def delete(self, which: int) -> None:
        self.take("ewa", self.choose(which, "draft", "withdrawn"), "delete", "deleted")

    @in_state("deleted")
    @rule(which=WHICH)
    def restore(self, which: int) -> None:
        self.take("marek", self.choose(which, "deleted"), "restore", "draft")

    # working copies and operational facts

    @in_state("published", copied=False)
    @rule(which=WHICH)
    def propose(self, which: int) -> None:
        """An editor makes a working copy."""
        item = self.choose(which, "published", copied=False)
        path = self.ask("ewa", "POST", f"{item.address()}/@workingcopy")["@id"]
        inner = path.split("/++api++/")[-1].removeprefix(f"{self.proved.cms.url}/")
        uid = self.ask("ewa", "GET", inner)["UID"]
        item.copy = WorkingCopy(inner.rsplit("/", 1)[1], uid, item.title)

    @precondition(lambda self: self.copied(0, "draft"))
    @rule(which=WHICH, begins=HOURS, ends=HOURS)
    def edit_proposal(self, which: int, begins: int | None, ends: int | None) -> None:
        item = self.copied(which, "draft")
        item.copy.title = f"{item.title.split('.')[0]}. Zmiana {next(NUMBERS)}"
        self.ask("ewa", "PATCH", self.copy_address(item), title=item.copy.title)

    @precondition(lambda self: self.copied(0, "draft"))
    @rule(which=WHICH)
    def submit_proposal(self, which: int) -> None:
        item = self.copied(which, "draft")
        self.ask("ewa", "POST", f"{self.copy_address(item)}/@workflow/submit")
        item.copy.state = "pending"

    @precondition(lambda self: self.copied(0, "pending"))
    @rule(which=WHICH)
    def publish_proposal(self, which: int) -> None:
        item = self.copied(which, "pending")
        self.ask("region", "POST", f"{self.copy_address(item)}/@workflow/publish")
        item.merge()

    @precondition(lambda self: self.copied(0, "draft"))
    @rule(which=WHICH)
    def discard_proposal(self, which: int) -> None:
        item = self.copied(which, "draft")
        self.ask("ewa", "DELETE", f"{self.copy_address(item)}/@workingcopy")
        item.copy = None

    def copied(self, which: int, state: str) -> Item | None:
        """Return a published item whose working copy is in a state."""
        found = [
            item
            for item in self.world.items
            if item.copy and item.copy.state == state and item.state == "published"
        ]
        return found[which % len(found)] if found else None

    def copy_address(self, item: Item) -> str:
        """Return the path of an item's working copy."""
        return f"{item.container.address()}/{item.copy.path}"

    @precondition(lambda self: self.event(0))
    @rule(which=WHICH, status=st.sampled_from(["scheduled", "cancelled", "postponed"]))
    def change_a_fact(self, which: int, status: str) -> None:
        """An editor cancels a showing of what is published."""
        item = self.event(which)
        row = {"id": "1", "status": status}
        self.ask("ewa", "PATCH", f"{item.address()}/@operational-facts", schedule=[row])
        item.status = status

    def event(self, which: int) -> Item | None:
        """Return a published event."""
        found = [
            item
            for item in self.world.items
            if item.portal_type == "Event" and item.state == "published" and not item.removed
        ]
        return found[which % len(found)] if found else None

    # what changes places

    @in_state("draft")
    @rule(which=WHICH)
    def rename(self, which: int) -> None:
        """An editor gives a draft another address."""
        item = self.choose(which, "draft")
        item_id = f"r{next(NUMBERS)}"
        self.ask("ewa", "PATCH", item.address(), id=item_id)
        item.id = item_id

    @rule(which=WHICH)
    def rename_a_part(self, which: int) -> None:
        """A manager gives a part of a section another address, and all in it with it."""
        parts = [container for container in self.world.containers if container.above]
        part, part_id = parts[which % len(parts)], f"p{next(NUMBERS)}"
        self.ask("marek", "PATCH", part.address(), id=part_id)
        part.path = part_id

    @in_state("draft", "pending", "published", "withdrawn", copied=False)
    @rule(which=WHICH, where=WHICH)
    def move(self, which: int, where: int) -> None:
        """The administrator moves an item elsewhere, maybe into another section."""
        states = ("draft", "pending", "published", "withdrawn")
        item, target = self.choose(which, *states, copied=False), self.container(where)
        if target is item.container:
            return
        self.ask("admin", "POST", f"{target.address()}/@move", source=[item.uid])
        item.container = target

    @in_state("draft", "pending", "published", "withdrawn", "deleted", copied=False)
    @rule(which=WHICH)
    def remove(self, which: int) -> None:
        """The administrator removes an item for good."""
        states = ("draft", "pending", "published", "withdrawn", "deleted")
        item = self.choose(which, *states, copied=False)
        self.ask("admin", "DELETE", item.address())
        item.removed = True

    # what changes for all below

    @rule(which=WHICH)
    def suspend_or_activate(self, which: int) -> None:
        """The region suspends a section, or lets it be seen again."""
        section = self.container(which).section()
        transition = "suspend" if section.shown else "activate"
        self.ask("region", "POST", f"{section.address()}/@workflow/{transition}", comment="Bo tak.")
        section.shown = not section.shown

    @rule(which=WHICH)
    def rename_a_section(self, which: int) -> None:
        """A manager gives a section another title."""
        section = self.container(which).section()
        section.title = f"Muzeum {next(NUMBERS)}"
        self.ask("marek", "PATCH", section.address(), title=section.title)

    @rule(which=WHICH, given=st.booleans())
    def give_a_role(self, which: int, given: bool) -> None:
        """The administrator lets every account see a section's drafts; the public has none."""
        entry = {
            "id": "AuthenticatedUsers",
            "type": "group",
            "roles": {"Institution Editor": given},
        }
        path = f"{self.container(which).section().address()}/@sharing"
        self.ask("admin", "POST", path, entries=[entry], inherit=True)

    @rule(halves=st.integers(-62, 62))
    def move_the_clock(self, halves: int) -> None:
        """Time passes, or is turned back."""
        self.world.ahead = timedelta(minutes=30 * halves + (15 if halves else 0))
        self.proved.set_ahead(self.world.ahead)

    # what the public sees

    @invariant()
    def it_is_as_it_must_be(self) -> None:
        """No leak with the first request after the answer; all there when the projector is idle."""
        if not hasattr(self, "world"):
            return
        self.nothing_leaks()
        self.no_page_leaks()
        self.proved.wait_until_idle()
        self.world.note_what_is_public()
        self.every_record_answers()
        self.every_page_answers()
        self.lists_agree()
        self.the_feed_agrees()

    def nothing_leaks(self) -> None:
        """What must not be seen is not."""
        for item in self.world.hidden():
            assert self.visitor.status(item.collection, item.uid) in (404, 410), item
        for collection in sorted(set(COLLECTIONS.values())):
            self.listed(collection)
        for item in self.world.items:
            if item.copy:
                assert self.visitor.status(item.collection, item.copy.uid) == 404, item
        for section in self.sections():
            if not section.shown:
                assert self.visitor.status("institutions", section.uid) == 410, section

    def sections(self) -> list[Container]:
        """Return the sections."""
        return [container for container in self.world.containers if container.collection]

    def every_record_answers(self) -> None:
        """Each record answers 200 with what it says, 410 or 404."""
        visible = self.world.visible()
        for item in self.world.items:
            answer = self.visitor.get(f"{item.collection}/{item.uid}")
            if item.uid in visible:
                self.says_what_it_must(item, answer)
            else:
                assert answer.status_code == (410 if item.was_public else 404), (item, answer.text)

    def says_what_it_must(self, item: Item, answer: Any) -> None:
        """A visible record has its title, its path, its section's title, and its facts."""
        assert answer.status_code == 200, (item, answer.text)
        record = answer.json()
        section = item.container.section()
        assert record["title"] == item.title
        assert record["path"] == item.address()
        assert record["institution"]["title"] == section.title, (item, record["institution"])
        if item.portal_type == "Event" and "schedule" in record:
            assert [row["status"] for row in record["schedule"]] == [item.status], record
        if item.portal_type == "DigitalObject":
            assert record["access"] == item.access
        if item.links_to:
            assert ("<a " in record["text"]) == (item.links_to.uid in self.world.visible()), record

    def lists_agree(self) -> None:
        """Collections hold nothing else than what is visible, and before long all of it."""
        visible = self.world.visible()
        for collection in sorted(set(COLLECTIONS.values())):
            wanted = {uid for uid, item in visible.items() if item.collection == collection}
            eventually(partial(self.lists, collection, wanted), within=INDEXED_WITHIN)

    def lists(self, collection: str, wanted: set[str]) -> bool:
        """Tell whether a collection lists what is wanted."""
        return self.listed(collection) == wanted

    def listed(self, collection: str) -> set[str]:
        """Return what of ours a collection lists; nothing that must not be seen."""
        listed = set(self.visitor.listed(collection)) & {item.uid for item in self.world.items}
        assert listed <= self.world.visible().keys(), collection
        return listed

    def the_feed_agrees(self) -> None:
        """Who only follows the feed holds what is visible, whatever it was before."""
        followed = self.visitor.follow()
        known = {item.uid for item in self.world.items}
        assert set(followed) & known == set(self.world.visible())
        for section in self.sections():
            assert (section.uid in followed) == section.shown, section

    def teardown(self) -> None:
        """Leave a clock that runs as all others do, and nothing hidden by its section alone."""
        if hasattr(self, "world"):
            self.proved.wait_until_idle()
            self.proved.set_ahead(timedelta())
