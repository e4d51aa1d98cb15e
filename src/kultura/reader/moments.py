"""Moments: the store's version as each request has to know it, read once for those that wait.

Whoever asks is answered by a read that began after they had asked, so nothing that was committed
before a request came is ever missed; who asks while one is on its way is answered by the next, all
of them by one.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from kultura.store.read import Moment
from threading import Lock


@dataclass
class Waiting:
    """One who waits: for the outcome, or to be told to read for some others too."""

    woken: Lock = field(default_factory=Lock)
    moment: Moment | None = None
    error: Exception | None = None
    others: list["Waiting"] | None = None


class Moments:
    """Gives the moment of now; `read` reads it by a connection of the thread that calls."""

    def __init__(self, read: Callable[[], Moment]) -> None:
        self.read = read
        self.lock = Lock()
        self.is_reading = False
        self.waiting: list[Waiting] = []

    def now(self) -> Moment:
        """Return a moment read after this was called; raises what reading raised."""
        mine = self._queued()
        if mine is None:
            return self._read_for(())
        mine.woken.acquire()
        if mine.others is not None:
            return self._read_for(mine.others)
        if mine.error is not None:
            raise mine.error
        return mine.moment

    def _queued(self) -> Waiting | None:
        """Return a place in the queue; None where nobody reads, so that the caller has to."""
        with self.lock:
            if not self.is_reading:
                self.is_reading = True
                return None
            mine = Waiting()
            mine.woken.acquire()
            self.waiting.append(mine)
            return mine

    def _read_for(self, others: Iterable[Waiting]) -> Moment:
        moment, error = None, None
        try:
            moment = self.read()
            return moment
        except Exception as failure:
            error = failure
            raise
        finally:
            self._wake_next()
            for one in others:
                one.moment, one.error = moment, error
                one.woken.release()

    def _wake_next(self) -> None:
        """Have the first who came meanwhile read for all of them."""
        with self.lock:
            if not self.waiting:
                self.is_reading = False
                return
            first, *rest = self.waiting
            self.waiting = []
        first.others = rest
        first.woken.release()
