"""What a supervisor must know of a process to start it, to watch it and to stop it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from contextlib import nullcontext
from dataclasses import dataclass
from kultura.settings import Settings
from signal import Signals
from signal import SIGTERM
from subprocess import Popen


Say = Callable[[str], None]


def nothing(settings: Settings, say: Say) -> AbstractContextManager:
    """Hold nothing."""
    return nullcontext()


def always(settings: Settings) -> bool:
    """Want the process in every instance."""
    return True


@dataclass(frozen=True)
class Process:
    """One process of an instance.

    `start` starts it as a child; `is_ready` tells when others may use it; `address` says where;
    what it `needs` is started too, and first; it comes `after` what else is started, so that what
    people wait for has the cores to itself;
    `check` raises InstanceError when it cannot start here; `held` is entered before the first
    start and left after the last stop; `finish` runs each time it is ready.
    """

    name: str
    start: Callable[[Settings], Popen]
    is_ready: Callable[[Settings], bool]
    address: Callable[[Settings], str]
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    wanted: Callable[[Settings], bool] = always
    check: Callable[[Settings], None] = lambda settings: None
    held: Callable[[Settings, Say], AbstractContextManager] = nothing
    finish: Callable[[Settings], None] = lambda settings: None
    failure: Callable[[Settings], str] = lambda settings: "its last words are above"
    ready_within: float = 600.0  # a machine that does much else may need minutes
    stop_signal: Signals = SIGTERM
    stop_within: float = 45.0
