"""The reader: the public API behind granian; without a store it waits, and says why."""

from kultura.instance import child
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import connection
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import errno
import os
import socket
import sys


def start(settings: Settings) -> Popen:
    """Start the reader with the DSN of its own role, and of no other."""
    environ = os.environ | {
        "KULTURA_HOME": str(settings.home),
        "KULTURA_READER_DSN": connection.reader_dsn(settings),
    }
    command = [sys.executable, "-m", "kultura.reader"]
    return child.spawn(command, environ=environ, folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether it listens."""
    host, port = settings.public_address
    try:
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def check(settings: Settings) -> None:
    """Raise InstanceError where another program has the port, or the address is not ours."""
    host, port = settings.public_address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = (
                "is in use by another program"
                if error.errno == errno.EADDRINUSE
                else (f"cannot be listened on ({error.strerror})")
            )
            raise InstanceError(
                f"{host}:{port}, for the public API, {reason}: set another port with "
                "KULTURA_PUBLIC_PORT."
            ) from error


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
