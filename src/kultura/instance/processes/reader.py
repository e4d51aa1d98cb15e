"""The reader: the public API behind granian; without a store it waits, and says why."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance import ports
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import sys


def start(settings: Settings) -> Popen:
    """Start the reader with the DSN of its own role, and of no other."""
    command = [sys.executable, "-m", "kultura.reader"]
    return child.spawn(command, environ=environment.of_reader(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether it listens."""
    return ports.answers(settings.public_address)


def check(settings: Settings) -> None:
    """Raise InstanceError where another program has the port, or the address is not ours."""
    ports.check(settings.public_address, "KULTURA_PUBLIC_PORT")


def address(settings: Settings) -> str:
    """Say where frontends find it."""
    return f"{settings.kultura.api_url}/api/v1/"


PROCESS = Process(
    name="reader",
    start=start,
    is_ready=is_ready,
    address=address,
    needs=("postgresql",),
    check=check,
    stop_within=15.0,
)
