"""What processes take of memory while something is done, at most."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from stands.serving import family
from stands.serving import resident
from threading import Event
from threading import Thread


@dataclass
class Watch:
    """The most memory that processes took while somebody looked, by name, in MB."""

    pids: dict[str, list[int]]
    most: dict[str, float] = field(default_factory=dict)
    over: Event = field(default_factory=Event)

    def look(self) -> None:
        """Look five times a second."""
        while not self.over.wait(0.2):
            for name, pids in self.pids.items():
                now = memory(pids)
                self.most[name] = max(self.most.get(name, 0), now)


@contextmanager
def watched(**pids: int) -> Iterator[Watch]:
    """Watch the memory of processes and all below them as long as the block."""
    watch = Watch({name: [pid] for name, pid in pids.items()})
    thread = Thread(target=watch.look)
    thread.start()
    try:
        yield watch
    finally:
        watch.over.set()
        thread.join()


def memory(pids: list[int]) -> float:
    """Return the memory of processes and all below them, in MB; what is gone takes none."""
    total = 0
    for pid in (one for top in pids for one in family(top)):
        with suppress(OSError, StopIteration):
            total += resident(pid)
    return total / 1e6


def alive(pid: int) -> bool:
    """Tell whether a process runs."""
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


