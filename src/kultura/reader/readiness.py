"""Readiness: whether this node should be asked at all, for who shares requests out among nodes.

An index that is a moment behind answers rightly, only later changes are not found yet; one that
stays behind has lost its indexer.
"""

from datetime import timedelta
from kultura.reader.problems import ProblemError
from kultura.reader.search.snapshot import NoIndexError
from kultura.reader.service import Service
from kultura.store import feed
from kultura.store import read
from psycopg2.extensions import cursor as Cursor


PATIENCE = timedelta(seconds=10)
RETRY_AFTER = "5"  # seconds


def check_ready(service: Service) -> None:
    """Raise ProblemError, 503, where the index is missing or stays behind, or words are not known.

    Raises UnavailableError where the store cannot be read.
    """
    service.database.run(lambda cursor: _check(service, cursor))
    if not service.is_warm.is_set():
        raise _unready("Dictionaries are being loaded: ask another node for now.")


def _check(service: Service, cursor: Cursor) -> None:
    moment = read.moment(cursor)
    try:
        applied = service.snapshots.get(moment.change, within=0).applied
    except NoIndexError as error:
        raise _unready("The search index is being made: ask another node for now.") from error
    if applied.store != moment.store:
        raise _unready("The search index is of another store: ask another node for now.")
    since = feed.first_after(cursor, applied.number)
    if since is not None and moment.now - since > PATIENCE:
        raise _unready(f"The search index is behind since {since.isoformat(timespec='seconds')}.")


def _unready(detail: str) -> ProblemError:
    return ProblemError(503, detail, {}, {"Retry-After": RETRY_AFTER})
