"""The projector's process: `python -m kultura.instance.projecting`, started by the supervisor."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from kultura.instance import environment
from kultura.instance.errors import InstanceError
from kultura.instance.postgresql import connection
from kultura.instance.postgresql.database import database
from kultura.instance.zope import enter_site
from kultura.instance.zope import start_zope
from kultura.instance.zope import with_request
from kultura.settings import load
from kultura.settings import Settings
from kultura.settings.model import SITE_ID
from kultura.store.connection import connect_writer
from signal import SIGINT
from signal import signal
from signal import SIGTERM
from threading import Event
from typing import Any

import logging


WAIT_FOR_REGION = 1.0  # seconds between looks whether the region was created
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def main() -> None:
    """Project until SIGTERM."""
    serve(project)


def serve(act: Callable[[Settings, Event], None]) -> None:
    """Make this process one of the instance and act until SIGTERM; its start just ends by it."""
    logging.basicConfig(level=logging.INFO, format=LINE)
    settings = load()
    environment.enter(settings)
    start_zope(settings)
    stop = Event()
    for number in (SIGINT, SIGTERM):
        signal(number, lambda *_received: stop.set())
    act(settings, stop)


def project(settings: Settings, stop: Event) -> None:
    """Run the projector on the site opened in this process."""
    from kultura.publication.service import Service

    import Zope2

    root = Zope2.app()
    wait_for_region(root, stop)
    Service(
        open_site=lambda: fresh_site(root, settings),
        dsn=connection.dsn(settings),
        settings=settings,
        stop=stop,
    ).run()


@contextmanager
def opened_site(settings: Settings) -> Iterator[Any]:
    """Give a command what opens the site for each batch, the database running meanwhile."""
    with database(settings):
        start_zope(settings)
        import Zope2

        root = Zope2.app()
        with transaction_begun():
            if SITE_ID not in root:
                raise InstanceError("There is no region yet: run kultura create-region first.")
        yield lambda: fresh_site(root, settings)


@contextmanager
def store_connection(settings: Settings) -> Iterator[Any]:
    """Connect to the store for as long as the block."""
    opened = connect_writer(connection.dsn(settings), "kultura")
    try:
        yield opened
    finally:
        opened.close()


def wait_for_region(root: Any, stop: Event) -> None:
    """Wait until there is a site: the database may be younger than the region."""
    while not stop.is_set():
        with transaction_begun():
            if SITE_ID in root:
                return
        stop.wait(WAIT_FOR_REGION)


@contextmanager
def fresh_site(root: Any, settings: Settings) -> Iterator[Any]:
    """Open the site as Anonymous, as it is now: a new transaction, which cannot be committed."""
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest

    with transaction_begun():
        app = with_request(root, settings)
        try:
            yield enter_site(app)
        finally:
            setSite(None)
            clearRequest()
            app.REQUEST.close()


@contextmanager
def transaction_begun() -> Iterator[None]:
    """Begin a transaction that ends with the block and can only be aborted."""
    import transaction

    transaction.begin().doom()
    try:
        yield
    finally:
        transaction.abort()


if __name__ == "__main__":
    main()
