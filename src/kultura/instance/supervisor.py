"""`kultura run`: every process in the foreground, one line an event, stopped cleanly together.

Started in the order they need each other, stopped in the reverse one. A process that never came up
stops all; one that dies later is started again, each time after a longer pause.
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
                self.start_all(wanted)
                while not self.stopping:
                    self.look_after()
                    time.sleep(TICK)
            finally:
                self.stop_all()

    def take_signal(self, number: int, frame: object) -> None:
        """Begin to stop; the loop sees it at its next tick."""
        if not self.stopping:
            self.say(f"{Signals(number).name}: stopping, requests in flight are finished")
        self.stopping = True

    def start_all(self, processes: Sequence[Process]) -> None:
        """Start them one after the other, each when what it needs is ready."""
        for process in processes:
            if self.stopping:
                return
            watched = Watched(process)
            self.watched.append(watched)
            self.start(watched)
            self.wait_until_ready(watched)

    def start(self, watched: Watched) -> None:
        """Start one."""
        watched.since = time.monotonic()
        watched.child = watched.process.start(self.settings)
        self.say(f"{watched.process.name}: starting, process {watched.child.pid}")

    def wait_until_ready(self, watched: Watched) -> None:
        """Wait for the first start to succeed."""
        process = watched.process
        while not self.stopping and not self.greet(watched):
            if watched.child.poll() is not None:
                raise InstanceError(
                    f"{process.name} did not start ({how(watched.child)}): "
                    f"{process.failure(self.settings)}"
                )
            if time.monotonic() > watched.since + process.ready_within:
                raise InstanceError(
                    f"{process.name} is not ready after {process.ready_within:.0f} s"
                )
            time.sleep(TICK)

    def greet(self, watched: Watched) -> bool:
        """Notice that a process became ready."""
        if watched.ready or not watched.process.is_ready(self.settings):
            return watched.ready
        watched.process.finish(self.settings)
        watched.ready = True
        seconds = time.monotonic() - watched.since
        where = watched.process.address(self.settings)
        self.say(f"{watched.process.name}: ready after {seconds:.1f} s at {where}")
        return True

    def look_after(self) -> None:
        """Start again what died, when its pause is over."""
        for watched in self.watched:
            if watched.child is None:
                if time.monotonic() >= watched.again_at:
                    self.start(watched)
            elif watched.child.poll() is not None:
                self.mourn(watched)
            elif not watched.ready:
                self.greet(watched)

    def mourn(self, watched: Watched) -> None:
        """Plan the restart of a process that died."""
        if watched.ready and time.monotonic() - watched.since > STEADY_AFTER:
            watched.deaths = 0
        pause = PAUSES[min(watched.deaths, len(PAUSES) - 1)]
        self.say(f"{watched.process.name}: {how(watched.child)}, again in {pause:.0f} s")
        watched.deaths += 1
        watched.child, watched.ready = None, False
        watched.again_at = time.monotonic() + pause

    def stop_all(self) -> None:
        """Stop what runs, the last started first."""
        for watched in reversed(self.watched):
            if watched.child is not None and watched.child.poll() is None:
                process = watched.process
                clean = child.stop(watched.child, process.stop_signal, process.stop_within)
                self.say(f"{process.name}: {'stopped' if clean else 'killed, it would not stop'}")


def how(ended: Popen) -> str:
    """Say how a child ended."""
    if ended.returncode < 0:
        return f"killed by {Signals(-ended.returncode).name}"
    return f"ended with {ended.returncode}"
