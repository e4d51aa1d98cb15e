"""Turns: whether a record is still answered as it was by an older version of the store.

Publishing one record moves the version, by which all kept answers are judged. What is known of one
record alone holds until a version turns that very record, or what it shows of others.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.store.read import Moment
from threading import Lock


MOST = 50_000  # records remembered as turned; more, and all are
AT_ONCE = 1_000  # versions; who is further behind knows of none
LATE = timedelta(seconds=10)  # longer than any reading of a version takes

Read = Callable[[int, int], Mapping[int, list[str] | None]]


@dataclass(frozen=True)
class Known:
    """What is known of a store up to a version.

    All records turned with `floor`; `turned` has the last version that turned each since. It only
    ever grows: who holds an older `Known` is told too much, never too little. `at` is when the
    version was first heard of, by the store's clock.
    """

    store: str
    version: int
    floor: int
    at: datetime
    turned: dict[str, int] = field(default_factory=dict)

    def is_lost(self, moment: Moment) -> bool:
        """Tell whether a server that took over never heard of this version."""
        return moment.version < self.version and moment.now > self.at + LATE


class Turns:
    """Follows the store's versions; `read` gives what turned after a version, up to another."""

    def __init__(self, read: Read) -> None:
        self.read = read
        self.lock = Lock()
        self.known = Known("", 0, 0, datetime.min.replace(tzinfo=UTC))

    def spares(self, uid: str, made: Moment, moment: Moment) -> bool:
        """Tell whether nothing has turned a record from one moment to another.

        Raises UnavailableError.
        """
        known = self.follow(moment)
        if not made.store == moment.store == known.store:
            return False
        return known.floor <= made.version and known.turned.get(uid, 0) <= made.version

    def follow(self, moment: Moment) -> Known:
        """Return what is known, at least up to a moment; raises UnavailableError."""
        known = self.known
        if known.store == moment.store and known.version == moment.version:
            return known
        with self.lock:
            known = self.known
            if known.store != moment.store:
                self.known = Known(moment.store, moment.version, moment.version, moment.now)
            elif known.is_lost(moment):
                self.known = Known(moment.store, moment.version, known.version + 1, moment.now)
            elif known.version < moment.version:
                self.known = self._further(known, moment)
            return self.known

    def _further(self, known: Known, moment: Moment) -> Known:
        version = moment.version
        floor = max(version, known.floor)
        everything = Known(known.store, version, floor, moment.now)
        if version - known.version > AT_ONCE:
            return everything
        turns = self.read(known.version, version)
        for turn in range(known.version + 1, version + 1):
            uids = turns.get(turn)
            if uids is None or len(known.turned) > MOST:
                return everything
            known.turned.update(dict.fromkeys(uids, turn))
        return Known(known.store, version, known.floor, moment.now, known.turned)
