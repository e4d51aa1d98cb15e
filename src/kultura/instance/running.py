"""Running an instance, or one process of it beside what runs already."""

from collections.abc import Sequence
from contextlib import ExitStack
from kultura.instance import presence
from kultura.instance import rendering
from kultura.instance import space
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import database
from kultura.instance.processes import in_order
from kultura.instance.processes.process import Process
from kultura.instance.processes.process import Say
from kultura.instance.supervisor import Supervisor
from kultura.settings import Settings


def check(settings: Settings, names: Sequence[str]) -> None:
    """Raise InstanceError where the named processes, all unless named, could not start here."""
    for process in in_order(names or None):
        if process.wanted(settings):
            process.check(settings)


def run(settings: Settings, names: Sequence[str], say: Say) -> None:
    """Run the named processes and what they need, all unless named, until a signal comes.

    etc/ is rendered anew, so that a port given in the environment is the port Zope opens.
    """
    processes = in_order(names or None)
    if not (settings.etc / "zope.conf").is_file():
        raise InstanceError(f"There is no instance in {settings.home}: run kultura init first.")
    space.check(settings.clienthome)
    with ExitStack() as stack:
        if not names:
            stack.enter_context(presence.noted(settings))
        rendering.render(settings)
        if names and settings.embedded_database and (lent := database.borrow(settings)):
            stack.enter_context(lent)
            say("postgresql: another kultura command runs it")
            processes = without_database(processes)
        Supervisor(settings, processes, say).run()


def without_database(processes: Sequence[Process]) -> list[Process]:
    """Leave the embedded server to whoever runs it."""
    return [process for process in processes if process.name != "postgresql"]
