"""The model-based test while processes are killed in the middle of what they do.

Whether a request that was struck has been committed, nobody can say; the cms is asked when it is
back, and what it says then the public must see.
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
TRANSITIONS = {"pending": ("region", "publish"), "published": ("marek", "withdraw")}


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
        request = Thread(target=self.try_, args=(item,))
        request.start()
        time.sleep(after)
        self.proved.kill(victim)
        request.join()
        self.proved.wait_until_up()
        item.state = self.ask("admin", "GET", item.address())["review_state"]

    def try_(self, item: Item) -> None:
        """Begin a transition whose answer may never come."""
        who, transition = TRANSITIONS[item.state]
        with contextlib.suppress(RequestException):
            path = f"{item.address()}/@workflow/{transition}"
            self.proved.as_(who)("POST", path, comment="Bo tak.")
