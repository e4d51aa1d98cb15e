"""The indexer: keeps this node's search index; a second one on the node stands by."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance.processes.process import Process
from kultura.reader.search.index.folder import Folder
from kultura.settings import Settings
from subprocess import Popen

import os
import sys


def start(settings: Settings) -> Popen:
    """Start the indexer with the DSN of the reader's role, and of no other."""
    command = [sys.executable, "-m", "kultura.reader.search"]
    return child.spawn(command, environ=environment.of_reader(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether somebody keeps the index."""
    held = Folder(settings.directory("search")).keep_alone()
    if held is None:
        return True
    os.close(held)
    return False


def address(settings: Settings) -> str:
    """Say where the index is."""
    return str(settings.directory("search"))


PROCESS = Process(
    name="indexer",
    start=start,
    is_ready=is_ready,
    address=address,
    needs=("postgresql",),
    stop_within=15.0,
)
