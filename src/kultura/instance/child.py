"""Child processes that never outlive their parent, whichever way it ends.

The kernel sends a child a signal when its parent dies (PR_SET_PDEATHSIG, prctl(2)), so a `kill -9`
of the supervisor leaves nothing behind. Each child leads its own session: Ctrl-C in a terminal
reaches the supervisor alone, which stops them in order.
"""

from collections.abc import Mapping
from collections.abc import Sequence
from kultura.instance.postgresql.account import Account
from pathlib import Path
from signal import SIGKILL
from signal import Signals
from signal import SIGTERM
from subprocess import DEVNULL
from subprocess import Popen
from subprocess import TimeoutExpired
from typing import IO

import ctypes
import os


PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True)


def spawn(
    command: Sequence[str | Path],
    *,
    dies_by: Signals = SIGTERM,
    account: Account | None = None,
    environ: Mapping[str, str] | None = None,
    folder: Path | None = None,
    output: IO | int | None = None,
) -> Popen:
    """Start a child that gets the signal `dies_by` when this process dies.

    Call it from the main thread: the kernel watches the thread that forked.
    """
    parent = os.getpid()

    def tie_to_parent() -> None:
        LIBC.prctl(PR_SET_PDEATHSIG, int(dies_by), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)

    identity = {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}
    return Popen(
        [os.fspath(part) for part in command],
        stdin=DEVNULL,
        stdout=output,
        stderr=output,
        env=environ,
        cwd=folder,
        start_new_session=True,
        preexec_fn=tie_to_parent,
        **identity,
    )


def stop(child: Popen, signal: Signals = SIGTERM, within: float = 30) -> bool:
    """Ask a child to end and wait; after `within` seconds it is killed, which gives False."""
    if child.poll() is None:
        child.send_signal(signal)
    return wait(child, within)


def wait(child: Popen, within: float) -> bool:
    """Wait until a child that was asked ends; after `within` seconds it is killed: False."""
    try:
        child.wait(within)
    except TimeoutExpired:
        child.send_signal(SIGKILL)
        child.wait()
        return False
    return True
