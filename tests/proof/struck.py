"""The model-based test while processes are killed in the middle of what they do.

Whether a request that was struck has been committed, nobody can say; the cms is asked when it is
back, and what it says then the public must see. What was not done is done again then, so that the
steps that follow are the same each time.
"""

from expectation import Item
from hypothesis import strategies as st
from hypothesis.stateful import precondition
from hypothesis.stateful import rule
from machine import Region
from machine import WHICH
from requests import RequestException
from threading import Thread

import contextlib
import time


VICTIMS = ("cms", "projector", "reader", "indexer", "backend", "postgresql")
TRANSITIONS = {
    "pending": ("region", "publish", "published"),
    "published": ("marek", "withdraw", "withdrawn"),
}


class StruckRegion(Region):
    """People work on while something dies."""

    @precondition(lambda self: self.choose(0, *TRANSITIONS))
    @rule(
        which=WHICH,
        victim=st.sampled_from(VICTIMS),
        after=st.sampled_from([0.0, 0.02, 0.05, 0.1, 0.2, 0.4]),
    )
    def strike(self, which: int, victim: str, after: float) -> None:
        """Kill a process while an item is being published or withdrawn."""
        item = self.choose(which, *TRANSITIONS)
        before = item.state
        request = Thread(target=self.try_, args=(item,))
        request.start()
        time.sleep(after)
        self.proved.kill(victim)
        request.join()
        self.proved.wait_until_up()
        item.state = self.ask("admin", "GET", item.address())["review_state"]
        self.it_is_as_it_must_be()
        if item.state == before:
            who, transition, state = TRANSITIONS[before]
            self.take(who, item, transition, state)

    def try_(self, item: Item) -> None:
        """Begin a transition whose answer may never come."""
        who, transition, _state = TRANSITIONS[item.state]
        with contextlib.suppress(RequestException):
            path = f"{item.address()}/@workflow/{transition}"
            self.proved.as_(who)("POST", path, comment="Bo tak.")
