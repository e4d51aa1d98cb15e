"""The projector: shows what was committed; a second one, anywhere, stands by."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance.postgresql import connection
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import sys


APPLICATION = "kultura projector"


def start(settings: Settings) -> Popen:
    """Start the projector."""
    command = [sys.executable, "-m", "kultura.instance.projecting"]
    return child.spawn(command, environ=environment.complete(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether a projector is connected to the store."""
    return connection.is_at_work(settings, APPLICATION)


def address(settings: Settings) -> str:
    """Say where it is at work."""
    return "schema publication"


PROCESS = Process(
    name="projector",
    start=start,
    is_ready=is_ready,
    address=address,
    needs=("postgresql",),
    check=environment.check,
)
