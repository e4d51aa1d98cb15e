"""The cms: Zope and Plone behind waitress, where people write."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance.errors import InstanceError
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import errno
import socket
import sys


def start(settings: Settings) -> Popen:
    """Start Zope on the rendered configuration."""
    command = [sys.executable, "-m", "Zope2.Startup.serve", "--quiet", settings.etc / "zope.ini"]
    return child.spawn(command, environ=environment.complete(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether somebody listens: waitress does so when Zope is loaded, not before."""
    try:
        with socket.create_connection(reachable(settings), timeout=1):
            return True
    except OSError:
        return False


def reachable(settings: Settings) -> tuple[str, int]:
    """Give an address this machine can call; 0.0.0.0 means every one of it."""
    host, port = settings.cms_address
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host), port


def check(settings: Settings) -> None:
    """Refuse an environment or a port that will not do."""
    environment.check(settings)
    if not (settings.etc / "zope.conf").is_file():
        raise InstanceError(f"There is no instance in {settings.home}: run kultura init first.")
    check_port(settings)


def check_port(settings: Settings) -> None:
    """Raise InstanceError where another program has the port, or the address is not ours."""
    host, port = settings.cms_address
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise InstanceError(
                f"Port {port} is for root only: set another with KULTURA_CMS_PORT."
            ) from error
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise InstanceError(
                    f"Port {port} is in use by another program: stop it, or set another port with "
                    "KULTURA_CMS_PORT."
                ) from error
            raise InstanceError(f"{host}:{port} cannot be listened on: {error.strerror}") from error


def address(settings: Settings) -> str:
    """Say where people find it."""
    return settings.kultura.cms_url


PROCESS = Process(
    name="cms",
    start=start,
    is_ready=is_ready,
    address=address,
    needs=("postgresql",),
    check=check,
)
