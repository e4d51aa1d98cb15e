"""The cms: Zope and Plone behind waitress, where people write."""

from kultura.instance import child
from kultura.instance import environment
from kultura.instance import ports
from kultura.instance.processes.process import Process
from kultura.settings import Settings
from subprocess import Popen

import sys


def start(settings: Settings) -> Popen:
    """Start Zope on the rendered configuration."""
    command = [sys.executable, "-m", "Zope2.Startup.serve", "--quiet", settings.etc / "zope.ini"]
    return child.spawn(command, environ=environment.complete(settings), folder=settings.home)


def is_ready(settings: Settings) -> bool:
    """Tell whether somebody listens: waitress does so when Zope is loaded, not before."""
    return ports.answers(settings.cms_address)


def check(settings: Settings) -> None:
    """Refuse an environment or a port that will not do."""
    environment.check(settings)
    ports.check(settings.cms_address, "KULTURA_CMS_PORT")


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
