"""`kultura run`: every process in the foreground, one line an event, stopped cleanly together.

Each is started when those it needs are ready, and all are stopped in the reverse order. A process
that never came up stops all; one that dies later is started again, each time after a longer pause.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from dataclasses import field
from kultura.instance import child
from kultura.instance.errors import InstanceError
from kultura.instance.processes.process import Process
from kultura.instance.processes.process import Say
from kultura.settings import Settings
from signal import SIGINT
from signal import signal
from signal import Signals
from signal import SIGTERM
from subprocess import Popen

import time


PAUSES = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)  # seconds before the first, second, … restart
STEADY_AFTER = 60.0  # seconds up, after which earlier deaths are forgotten
TICK = 0.1


@dataclass
class Watched:
    """A process and what became of it."""

    process: Process
    child: Popen | None = None
    ready: bool = False
    was_ready: bool = False
    deaths: int = 0
    since: float = 0.0
    again_at: float = 0.0


@dataclass
class Supervisor:
    """Runs processes until it is told to stop."""

    settings: Settings
    processes: Sequence[Process]
    say: Say
    stopping: bool = False
    watched: list[Watched] = field(default_factory=list)

    def run(self) -> None:
        """Run until SIGINT or SIGTERM; raises InstanceError where a process does not come up."""
        for number in (SIGINT, SIGTERM):
            signal(number, self.take_signal)
        wanted = [process for process in self.processes if process.wanted(self.settings)]
        for process in wanted:
            process.check(self.settings)
        with ExitStack() as stack:
            for process in wanted:
                stack.enter_context(process.held(self.settings, self.say))
            try:
                self.loop(wanted)
            finally:
                self.stop_all()

    def take_signal(self, number: int, frame: object) -> None:
        """Begin to stop; the loop sees it at its next tick."""
        if not self.stopping:
            self.say(f"{Signals(number).name}: stopping, requests in flight are finished")
        self.stopping = True

    def loop(self, waiting: Sequence[Process]) -> None:
        """Start what waits when all it needs is ready, and look after what runs."""
        while not self.stopping:
            startable = [process for process in waiting if not self.lacks(process, waiting)]
            for process in startable:
                self.watched.append(Watched(process))
                self.start(self.watched[-1])
            waiting = [process for process in waiting if process not in startable]
            for watched in self.watched:
                self.look_after(watched)
            time.sleep(TICK)

    def lacks(self, process: Process, waiting: Sequence[Process]) -> bool:
        """Tell whether a process waits for one of ours that is not ready yet."""
        unready = {one.name for one in waiting}
        unready |= {watched.process.name for watched in self.watched if not watched.ready}
        return not unready.isdisjoint((*process.needs, *process.after))

    def start(self, watched: Watched) -> None:
        """Start one."""
        watched.since = time.monotonic()
        watched.child = watched.process.start(self.settings)
        self.say(f"{watched.process.name}: starting, process {watched.child.pid}")

    def look_after(self, watched: Watched) -> None:
        """See how one is: start it again after its pause, notice that it died or is ready."""
        if watched.child is None:
            if time.monotonic() >= watched.again_at:
                self.start(watched)
        elif watched.child.poll() is not None:
            self.mourn(watched)
        elif not watched.ready:
            self.greet(watched)

    def greet(self, watched: Watched) -> None:
        """Notice that a process became ready; give up one that never does."""
        process = watched.process
        seconds = time.monotonic() - watched.since
        if process.is_ready(self.settings):
            process.finish(self.settings)
            watched.ready = watched.was_ready = True
            where = process.address(self.settings)
            self.say(f"{process.name}: ready after {seconds:.1f} s at {where}")
        elif seconds > process.ready_within and not watched.was_ready:
            raise InstanceError(f"{process.name} is not ready after {process.ready_within:.0f} s")

    def mourn(self, watched: Watched) -> None:
        """Plan the restart of a process that died; one that never came up ends everything."""
        process = watched.process
        if not watched.was_ready:
            reason = f"{how(watched.child)}): {process.failure(self.settings)}"
            raise InstanceError(f"{process.name} did not start ({reason}")
        if watched.ready and time.monotonic() - watched.since > STEADY_AFTER:
            watched.deaths = 0
        pause = PAUSES[min(watched.deaths, len(PAUSES) - 1)]
        self.say(f"{process.name}: {how(watched.child)}, again in {pause:.0f} s")
        watched.deaths += 1
        watched.child, watched.ready = None, False
        watched.again_at = time.monotonic() + pause

    def stop_all(self) -> None:
        """Stop what runs: all that nobody needs at once, then the rest, the last started first."""
        needed = {name for watched in self.watched for name in watched.process.needs}
        running = [one for one in reversed(self.watched) if one.child and one.child.poll() is None]
        self.stop([one for one in running if one.process.name not in needed])
        for watched in running:
            if watched.process.name in needed:
                self.stop([watched])

    def stop(self, together: Sequence[Watched]) -> None:
        """Ask some to stop, then wait until each has."""
        for watched in together:
            watched.child.send_signal(watched.process.stop_signal)
        for watched in together:
            clean = child.wait(watched.child, watched.process.stop_within)
            self.say(
                f"{watched.process.name}: {'stopped' if clean else 'killed, it would not stop'}"
            )


def how(ended: Popen) -> str:
    """Say how a child ended."""
    if ended.returncode < 0:
        return f"killed by {Signals(-ended.returncode).name}"
    return f"ended with {ended.returncode}"
