"""Who runs this instance now, told to whoever starts it a second time.

A lock (flock(2)) in var/ is held while `kultura run` runs and goes with the process, whichever way
that ends; the file names the process, so that nobody has to look for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.instance.errors import InstanceError
from kultura.settings import Settings

import fcntl
import os


NOTE = "run.lock"


@contextmanager
def noted(settings: Settings) -> Iterator[None]:
    """Be the one who runs the instance in the block; raises InstanceError where another does."""
    with (settings.clienthome / NOTE).open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            raise InstanceError(sentence(*file.read().split())) from error
        file.truncate(0)
        file.write(f"{os.getpid()} {settings.kultura.cms_url}")
        file.flush()
        yield


def sentence(process: str = "", address: str = "") -> str:
    """Say that the instance runs, where, and how to stop it."""
    return (
        f"This instance runs already: process {process} serves {address}. "
        f"To stop it, press Ctrl-C where it runs, or: kill {process}"
    )
