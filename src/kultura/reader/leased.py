"""A version that was just read is gone by for a moment, by one worker, for kept answers.

Reading the version costs several times what sending a kept answer does: two changes of process. Its
time stands still while it is gone by; what holds until a moment takes `LEASE` off for that.
"""

from kultura.reader.moments import Moments
from kultura.store.lease import clock
from kultura.store.read import Moment


class Leased:
    """Moments, each used for so many seconds from when its reading began; 0 is for one request."""

    def __init__(self, moments: Moments, length: float) -> None:
        self.moments = moments
        self.length = length
        self.held: tuple[float, Moment | None] = (0.0, None)

    def now(self) -> Moment:
        """Return a moment read after this was called, or less than a lease before."""
        until, known = self.held
        if known is not None and clock() < until:
            return known
        begun = clock()
        moment = self.moments.now()
        self.held = begun + self.length, moment
        return moment
