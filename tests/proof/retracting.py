"""Publishing and withdrawing a page over and over, while clients read without a pause."""

from collections.abc import Iterator
from contextlib import contextmanager
from proving import add_person
from proving import Proving
from threading import Event
from threading import Thread
from visitor import Visitor


READERS = 3


def page_that_waits(proved: Proving) -> dict[str, str]:
    """Return a page that waits for approval."""
    proved.as_("region").must("POST", **{"@type": "Museum", "id": "odwolane", "title": "Odwołane"})
    add_person(proved, "hela", "odwolane-editors")
    sent = {"@type": "Document", "id": "strona", "title": "Strona"}
    made = proved.as_("hela").must("POST", "odwolane", **sent)
    proved.as_("hela").must("POST", "odwolane/strona/@workflow/submit")
    return made


@contextmanager
def readers(proved: Proving, page: dict[str, str]) -> Iterator[None]:
    """Have clients ask for the page and for lists without a pause, as long as the block."""
    stop = Event()

    def read() -> None:
        visitor = Visitor(proved.public)
        while not stop.is_set():
            visitor.status("pages", page["UID"])
            visitor.get("pages", pageSize=20)

    clients = [Thread(target=read) for _ in range(READERS)]
    for client in clients:
        client.start()
    try:
        yield
    finally:
        stop.set()
        for client in clients:
            client.join()


def take(proved: Proving, who: str, transition: str) -> None:
    """Have somebody take the page through a transition."""
    path = f"odwolane/strona/@workflow/{transition}"
    proved.as_(who).must("POST", path, comment="Bo tak.")


def seen_afterwards(proved: Proving, page: dict[str, str], tries: int) -> list[str]:
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
