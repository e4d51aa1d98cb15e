"""Pages of objects in the model: brought, hidden, proposed.

They are seen exactly when their object is, its access is open, and they are not hidden.
"""

from digitised import digitise
from digitised import TEXTS
from digitised import WITHOUT_IMAGE
from eventually import eventually
from expectation import Item
from functools import partial
from hypothesis import strategies as st
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


WORD = "lokomotywa"
WITH_WORD = frozenset(at for at, text in enumerate(TEXTS) if WORD[:-1] in text.lower())
WHICH = st.integers(0, 50)
WITHIN = 15.0  # seconds until the index has followed


class Paged:
    """What people do with pages, and what the public sees of them; part of `machine.Region`."""

    def with_pages(self, which: int, *states: str) -> Item | None:
        """Return one of the objects with pages, in some states."""
        there = [item for item in self.objects(*states) if item.pages]
        return there[which % len(there)] if there else None

    def without_pages(self, which: int) -> Item | None:
        """Return one of the objects being written that have none."""
        there = [item for item in self.objects("draft") if not item.pages]
        return there[which % len(there)] if there else None

    def objects(self, *states: str) -> list[Item]:
        """Return the objects that are there, in some states or in any."""
        return [
            item
            for item in self.world.items
            if item.portal_type == "DigitalObject"
            and not item.removed
            and (not states or item.state in states)
        ]

    @precondition(lambda self: self.without_pages(0))
    @rule(which=WHICH)
    def bring_pages(self, which: int) -> None:
        """A package is ingested: the object gets four pages."""
        item = self.without_pages(which)
        with TemporaryDirectory() as folder:
            item.pages = tuple(digitise(self.proved.cms, item.uid, Path(folder)))

    @precondition(lambda self: self.with_pages(0, "published", "draft"))
    @rule(which=WHICH, page=WHICH)
    def hide_a_page(self, which: int, page: int) -> None:
        """An editor hides a page; of what is public at once, in what is proposed for it too."""
        item = self.with_pages(which, "published", "draft")
        name = item.pages[page % len(item.pages)]
        self.change_page(item.address(), name, hidden=True)
        item.hidden |= {name}
        if item.state == "published" and item.copy and item.copy.hidden is not None:
            item.copy.hidden |= {name}

    @precondition(lambda self: self.with_pages(0, "draft"))
    @rule(which=WHICH, page=WHICH)
    def show_a_page(self, which: int, page: int) -> None:
        """An editor shows a page of a draft again."""
        item = self.with_pages(which, "draft")
        name = item.pages[page % len(item.pages)]
        self.change_page(item.address(), name, hidden=False)
        item.hidden -= {name}

    @precondition(lambda self: self.proposed_with_pages(0))
    @rule(which=WHICH, page=WHICH)
    def propose_about_a_page(self, which: int, page: int) -> None:
        """An editor hides or shows a page in proposed changes."""
        item = self.proposed_with_pages(which)
        name = item.pages[page % len(item.pages)]
        before = item.hidden if item.copy.hidden is None else item.copy.hidden
        self.change_page(self.copy_address(item), name, hidden=name not in before)
        item.copy.hidden = before ^ {name}

    def proposed_with_pages(self, which: int) -> Item | None:
        """Return a published object with pages whose working copy is being written."""
        item = [
            one
            for one in self.objects("published")
            if one.pages and one.copy and one.copy.state == "draft"
        ]
        return item[which % len(item)] if item else None

    def change_page(self, path: str, page: str, *, hidden: bool) -> None:
        """Have an editor change one page."""
        known = self.ask("ewa", "GET", f"{path}/@pages")
        change = {"id": page, "hidden": hidden} | ({"reason": "Bo tak."} if hidden else {})
        self.ask("ewa", "PATCH", f"{path}/@pages", revision=known["revision"], pages=[change])

    # what the public sees

    def is_open(self, item: Item) -> bool:
        """Tell whether the public must see an object with its digital form."""
        return item.access == "open" and item.uid in self.world.visible()

    def pages_shown(self, item: Item) -> list[str]:
        """Return the pages the public must see, in order."""
        return [page for page in item.pages if page not in item.hidden and self.is_open(item)]

    def no_page_leaks(self) -> None:
        """Nothing of a page that must not be seen is, neither image nor text nor canvas."""
        for item in self.digitised():
            shown = self.pages_shown(item)
            if not self.is_open(item):
                assert self.asked(f"/iiif/presentation/3/{item.uid}/manifest") in (404, 410), item
            for page in set(item.pages) - set(shown):
                for path in self.paths_of(item, page):
                    assert self.asked(path) in (404, 410), (item, path)
        self.found_in_pages()

    def every_page_answers(self) -> None:
        """All of the pages that must be seen are, and the record counts and shows them."""
        for item in self.digitised():
            shown = self.pages_shown(item)
            if not shown:
                continue
            canvases = self.manifest(item)
            assert [one.rpartition("/")[2] for one in canvases] == shown, item
            for page in shown:
                assert {self.asked(path) for path in self.paths_of(item, page)} <= {200}, item
            record = self.visitor.get(f"objects/{item.uid}").json()
            assert record["pageCount"] == len(shown), item
        wanted = {item.uid for item in self.digitised() if self.has_word(item)}
        eventually(partial(self.finds, wanted), within=WITHIN)

    def finds(self, wanted: set[str]) -> bool:
        """Tell whether the word is found in the objects that show it."""
        return self.found_in_pages() == wanted

    def found_in_pages(self) -> set[str]:
        """Return which of our objects a word is found in; none that does not show it."""
        known = {item.uid: item for item in self.digitised()}
        found = set(self.visitor.listed("objects", query=WORD)) & known.keys()
        assert all(self.has_word(known[uid]) for uid in found), found
        return found

    def has_word(self, item: Item) -> bool:
        """Tell whether a page that is shown has the word."""
        return any(item.pages[at] in self.pages_shown(item) for at in WITH_WORD)

    def digitised(self) -> list[Item]:
        """Return all objects that were given pages, removed ones too."""
        return [item for item in self.world.items if item.pages]

    def paths_of(self, item: Item, page: str) -> list[str]:
        """Return the addresses of what there is of a page."""
        at = item.pages.index(page) + 1
        return [
            f"/iiif/presentation/3/{item.uid}/canvas/{page}",
            *([f"/iiif/image/3/{page}/0,0,512,512/512,512/0/default.jpg"] * (at != WITHOUT_IMAGE)),
            *([f"/iiif/text/{page}.txt"] if TEXTS[at - 1] else []),
        ]

    def manifest(self, item: Item) -> list[str]:
        """Return the canvases of an object."""
        answer = self.fetch(f"/iiif/presentation/3/{item.uid}/manifest")
        assert answer.status_code == 200, (item, answer.text)
        return [one["id"] for one in answer.json()["items"]]

    def asked(self, path: str) -> int:
        """Return the status of an address."""
        return self.fetch(path).status_code

    def fetch(self, path: str) -> Any:
        """Ask for an address of the public service."""
        return self.visitor.session.get(f"{self.visitor.public}{path}", timeout=60)
