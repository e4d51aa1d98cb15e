"""The worker: does what was asked for and what is due by the clock; any number may run."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance.postgresql import connection
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import sys


APPLICATION = "kultura worker"


def start(settings: Settings) -> Popen:
    """Start the worker."""
    command = [sys.executable, "-m", "kultura.instance.working"]
    return child.spawn(command, environ=environment.complete(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether a worker is connected to the store."""
    return connection.is_at_work(settings, APPLICATION)


def address(settings: Settings) -> str:
    """Say where its work comes from."""
    return "publication.job"


PROCESS = Process(
    name="worker",
    start=start,
    is_ready=is_ready,
    address=address,
    needs=("postgresql",),
    check=environment.check,
)
