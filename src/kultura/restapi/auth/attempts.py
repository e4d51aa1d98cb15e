"""How often somebody may get a password wrong; kept in memory, so each cms process counts alone.

Three things are counted: the account from one address, the address, and the account from anywhere
(decision record on login attempts). A name that no account has counts like any other, so that
being refused tells nothing.
"""

from collections import deque
from collections import OrderedDict
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field
from threading import Lock

import time


WINDOW = 15 * 60.0  # seconds
ENTRIES = 50_000  # what is counted at most; the oldest is forgotten first

Key = tuple[str, str]


@dataclass(frozen=True)
class Limits:
    """Failures within the window after which no more attempts are taken."""

    pair: int = 10
    address: int = 100
    account: int = 200


@dataclass
class Attempts:
    """The failures of the last quarter of an hour."""

    limits: Limits = Limits()
    clock: Callable[[], float] = time.monotonic
    _failures: OrderedDict[Key, deque[float]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, login: str, address: str) -> int:
        """Return the seconds until the next attempt is taken; 0: now."""
        with self._lock:
            return max(self._wait(key, most) for key, most in self._counted(login, address))

    def failed(self, login: str, address: str) -> None:
        """Count an attempt that was wrong."""
        with self._lock:
            for key, most in self._counted(login, address):
                times = self._failures.setdefault(key, deque(maxlen=most))
                times.append(self.clock())
                self._failures.move_to_end(key)
            while len(self._failures) > ENTRIES:
                self._failures.popitem(last=False)

    def succeeded(self, login: str, address: str) -> None:
        """Forget what somebody got wrong before they got it right."""
        with self._lock:
            self._failures.pop((_same(login), address), None)

    def forget(self) -> None:
        """Forget everything."""
        with self._lock:
            self._failures.clear()

    def _wait(self, key: Key, most: int) -> int:
        times = self._failures.get(key, ())
        if len(times) < most:
            return 0
        return max(0, int(times[0] + WINDOW - self.clock() + 0.999))

    def _counted(self, login: str, address: str) -> Iterator[tuple[Key, int]]:
        yield (_same(login), address), self.limits.pair
        yield ("", address), self.limits.address
        yield (_same(login), ""), self.limits.account


def _same(login: str) -> str:
    return login.strip().casefold()[:200]


ATTEMPTS = Attempts()
