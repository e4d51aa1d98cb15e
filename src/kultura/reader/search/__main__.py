"""`python -m kultura.reader.search`: keeps this node's search index, until SIGTERM."""

from kultura.reader.database import LOST
from kultura.reader.database import NOT_THERE
from kultura.reader.search.follower import Follower
from kultura.reader.search.index.folder import Folder
from kultura.reader.worker import DSN
from kultura.reader.worker import LINE
from kultura.settings import load
from kultura.settings import Settings
from kultura.store import notify
from kultura.store.connection import connect_session
from psycopg2.extensions import connection as Connection

import logging
import os
import time


POLL = 1.0  # seconds; calls come at once
RETRY = 1.0
APPLICATION = "kultura indexer"
log = logging.getLogger("kultura.indexer")


def main() -> None:
    """Follow for ever; whatever goes wrong, begin again."""
    logging.basicConfig(level=logging.INFO, format=LINE)
    settings = load()
    folder = Folder(settings.directory("search"))
    while (held := folder.keep_alone()) is None:
        time.sleep(RETRY)
    log.info("keeps the index in %s (%d)", folder.path, held)
    said = False
    while True:
        try:
            follow(settings, folder)
        except (*LOST, *NOT_THERE) as error:
            if not said:
                log.warning("the publication store cannot be read: %s", str(error).strip())
            said = True
        except Exception:
            log.exception("the index could not be kept up")
        time.sleep(RETRY)


def follow(settings: Settings, folder: Folder) -> None:
    """Apply the feed as it comes, on one connection."""
    follower = Follower(folder, settings.kultura.languages)
    connection = connect_session(os.environ[DSN], APPLICATION)
    try:
        connection.set_session(readonly=True)
        notify.listen(connection, notify.VERSION)
        _follow(follower, connection)
    finally:
        connection.close()
        follower.close()


def _follow(follower: Follower, connection: Connection) -> None:
    while True:
        with connection.cursor() as cursor:
            while follower.step(cursor):
                pass
        notify.wait(connection, POLL)


if __name__ == "__main__":
    main()
