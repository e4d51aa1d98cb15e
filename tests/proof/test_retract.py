"""Who asks after the editor was answered never sees what was withdrawn, however busy the reader."""

from collections.abc import Iterator
from proving import add_person
from threading import Event
from threading import Thread
from visitor import Visitor

import pytest


READERS = 3


@pytest.fixture(scope="module")
def page(proved) -> dict[str, str]:
    """A page that waits for approval."""
    proved.as_("region").must("POST", **{"@type": "Museum", "id": "odwolane", "title": "Odwołane"})
    add_person(proved, "hela", "odwolane-editors")
    sent = {"@type": "Document", "id": "strona", "title": "Strona"}
    made = proved.as_("hela").must("POST", "odwolane", **sent)
    proved.as_("hela").must("POST", "odwolane/strona/@workflow/submit")
    return made


@pytest.fixture
def busy(proved, page) -> Iterator[None]:
    """Clients that ask for the page and for lists without a pause."""
    stop = Event()

    def read() -> None:
        visitor = Visitor(proved.public)
        while not stop.is_set():
            visitor.status("pages", page["UID"])
            visitor.get("pages", pageSize=20)

    readers = [Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    yield
    stop.set()
    for reader in readers:
        reader.join()


def take(proved, who: str, transition: str) -> None:
    path = f"odwolane/strona/@workflow/{transition}"
    proved.as_(who).must("POST", path, comment="Bo tak.")


def seen_afterwards(proved, page, tries: int) -> list[str]:
    """Publish and withdraw again and again; return where the next requests still saw the page."""
    visitor, seen = Visitor(proved.public), []
    for number in range(tries):
        take(proved, "region", "publish")
        proved.wait_until_idle()
        assert visitor.status("pages", page["UID"]) == 200
        take(proved, "hela", "withdraw")
        if visitor.status("pages", page["UID"]) != 410:
            seen.append(f"the record, {number}")
        if page["UID"] in visitor.listed("pages"):
            seen.append(f"the list, {number}")
        take(proved, "hela", "reopen")
        take(proved, "hela", "submit")
    return seen


def test_withdrawn_is_gone_with_the_next_request(proved, page, busy) -> None:
    assert seen_afterwards(proved, page, 10) == []


@pytest.mark.long
def test_withdrawn_is_gone_a_thousand_times(proved, page, busy) -> None:
    assert seen_afterwards(proved, page, 1000) == []
