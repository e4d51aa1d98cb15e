"""Work done after a request is answered, in a thread with a connection of its own.

What a person asks for is looked up only here, so that neither the answer nor the time it takes
depends on what was found. Links in mails bear the address from instance.yaml, never one the
request named.
"""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import ThreadPoolExecutor
from kultura.instance.zope import enter_site
from kultura.instance.zope import leave
from kultura.instance.zope import with_request
from kultura.settings import current
from threading import BoundedSemaphore
from typing import Any

import logging
import transaction
import Zope2


logger = logging.getLogger(__name__)
ROOM = BoundedSemaphore(100)  # requests that wait; what comes above is dropped, whoever it is for
EXECUTOR = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kultura-accounts")
ATTEMPTS = 3

Action = Callable[[Any, str], None]


def later(action: Action, argument: str, request: Any) -> None:
    """Have `action(site, argument)` done when the request is committed, in its own transaction."""
    client = request.getClientAddr()
    transaction.get().addAfterCommitHook(submit, (action, argument, client))


def submit(committed: bool, action: Action, argument: str, client: str) -> None:
    """Put it in the queue; a request that is tried again comes here once."""
    if not committed:
        return
    if ROOM.acquire(blocking=False):
        EXECUTOR.submit(in_site, action, argument, client).add_done_callback(finished)
    else:
        logger.warning("too many requests about accounts wait; one was dropped")


def finished(done: Future) -> None:
    """Make room, and log what went wrong; nobody waits for the result."""
    ROOM.release()
    if done.exception() is not None:
        logger.error("a request about an account failed", exc_info=done.exception())


def in_site(action: Action, argument: str, client: str) -> None:
    """Do it in the site as nobody, again where another transaction was in the way."""
    for attempt in transaction.manager.attempts(ATTEMPTS):
        with attempt:
            do(action, argument, client)


def do(action: Action, argument: str, client: str) -> None:
    """Do it once, on a connection that is given back."""
    app = with_request(Zope2.app(), current())
    app.REQUEST.environ["HTTP_X_FORWARDED_FOR"] = client  # where Plone's mail looks first
    try:
        action(enter_site(app), argument)
        transaction.commit()
    finally:
        transaction.abort()
        leave(app)
