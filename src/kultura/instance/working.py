"""The worker's process: `python -m kultura.instance.working`, started by the supervisor."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.instance.postgresql import connection
from kultura.instance.projecting import serve
from kultura.instance.projecting import wait_for_region
from kultura.instance.zope import enter_site
from kultura.instance.zope import with_request
from kultura.settings import Settings
from threading import Event
from typing import Any


def main() -> None:
    """Work until SIGTERM; what is begun is finished first."""
    serve(work)


def work(settings: Settings, stop: Event) -> None:
    """Run the worker on the site opened in this process."""
    from kultura.jobs.service import Service

    import Zope2

    root = Zope2.app()
    wait_for_region(root, stop)
    Service(lambda: site_to_change(root, settings), connection.dsn(settings), stop).run()


@contextmanager
def site_to_change(root: Any, settings: Settings) -> Iterator[Any]:
    """Open the site as the system, as it is now; what is not committed in the block is lost."""
    from AccessControl.SecurityManagement import newSecurityManager
    from AccessControl.SecurityManagement import noSecurityManager
    from AccessControl.SpecialUsers import system
    from zope.component.hooks import setSite
    from zope.globalrequest import clearRequest

    import transaction

    transaction.begin()
    app = with_request(root, settings)
    newSecurityManager(app.REQUEST, system)
    try:
        yield enter_site(app)
    finally:
        transaction.abort()
        noSecurityManager()
        setSite(None)
        clearRequest()
        app.REQUEST.close()


if __name__ == "__main__":
    main()
