"""Processes that hold the site beside the cms: started as a module, at work once connected."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance.postgresql import connection
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import sys


def with_site(name: str, module: str, place: str) -> Process:
    """Describe the process `name`, which runs `module` and finds its work in `place`.

    It is ready when it is connected to the store as the application `kultura <name>`.
    """

    def start(settings: Settings) -> Popen:
        command = [sys.executable, "-m", module]
        return child.spawn(command, environ=environment.complete(settings), folder=settings.home)

    return Process(
        name=name,
        start=start,
        is_ready=lambda settings: connection.is_at_work(settings, f"kultura {name}"),
        address=lambda settings: place,
        needs=("postgresql",),
        after=("cms",),
        check=environment.check,
    )
