"""The engine: every filtered list of the API is answered here.

It opens the index to read only, and asks the store what of it may be shown at this moment.
"""

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from functools import partial
from kultura.reader.api.resource import Question
from kultura.reader.problems import ProblemError
from kultura.reader.search import ordering
from kultura.reader.search.aggregating import aggregations
from kultura.reader.search.aggregating import Facets
from kultura.reader.search.clauses import Clause
from kultura.reader.search.clauses import clauses
from kultura.reader.search.filtering import all_of
from kultura.reader.search.filtering import Asked
from kultura.reader.search.filtering import filters
from kultura.reader.search.filtering import unscored
from kultura.reader.search.guarding import guarded
from kultura.reader.search.in_pages import best_pages
from kultura.reader.search.in_pages import PageHit
from kultura.reader.search.index.progress import Progress
from kultura.reader.search.index.soundness import is_sound
from kultura.reader.search.snapshot import NoIndexError
from kultura.reader.search.snapshot import Snapshots
from kultura.reader.search.wording import Wanted
from kultura.reader.search.wording import wording
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from tantivy import Query
from typing import TypeVar

import logging
import psycopg2


Answer = TypeVar("Answer")
RETRY_AFTER = "2"  # seconds
UNANSWERABLE = "This cannot be searched for: ask for less, or in other words."
PANIC = "PanicException"  # of the Rust side; it has no name to import
log = logging.getLogger("kultura.reader")


@dataclass(frozen=True)
class Found:
    """How many records there are, those of this page in order, what is counted, what was sought.

    ``in_pages`` are the pages of these records that have most of it.
    """

    total: int
    uids: tuple[str, ...]
    cursor: str | None = None
    aggregations: dict[str, list[dict]] | None = None
    wanted: Wanted | None = None
    in_pages: Mapping[str, Sequence[PageHit]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wish:
    """What is asked of the engine beside the question's own filters.

    `uids` narrow to some records by their dates, in an order of their own, and have `settled` some
    filters; `uids_asking` says to which, were a filter asked for other values, or for none.
    """

    question: Question
    languages: Sequence[str]
    collection: str | None = None
    uids: tuple[str, ...] | None = None
    settled: frozenset[str] = frozenset()
    uids_asking: Callable[[str, tuple[str, ...]], tuple[str, ...] | None] | None = None
    limit: int = 20
    offset: int = 0
    terms: tuple[Clause, ...] = field(default=())


def find(snapshots: Snapshots, cursor: Cursor, wish: Wish) -> Found:
    """Return what a question finds; raises ProblemError, 503 while there is no index."""
    return asking(snapshots, cursor, wish.question, lambda asked: _find(asked, wish))


def every(
    snapshots: Snapshots, cursor: Cursor, question: Question, uids: Sequence[str] | None = None
) -> list[str]:
    """Return all records a question finds, among some, in no order; raises as `find`."""
    among = None if uids is None else tuple(uids)
    return asking(snapshots, cursor, question, lambda asked: _every(asked, question, among))


def is_current(snapshots: Snapshots, cursor: Cursor) -> bool:
    """Tell whether there is an index that has applied all there is, no less and no more."""
    moment = read.moment(cursor)
    try:
        applied = snapshots.get(moment.change, within=0).applied
    except NoIndexError:
        return False
    return applied == Progress(moment.change, moment.store)


def asking(
    snapshots: Snapshots, cursor: Cursor, question: Question, ask: Callable[[Asked], Answer]
) -> Answer:
    """Return what is made of the index; one that cannot be read is dropped, to be made anew.

    The library has the same errors for files it cannot read and for questions it cannot answer, so
    the files are looked at: a question costs nobody the index.
    """
    try:
        known = guarded(snapshots, cursor)
    except NoIndexError as error:
        raise unindexed() from error
    try:
        return ask(Asked(known.snapshot, cursor, question, known.public, known.behind))
    except (ProblemError, psycopg2.Error):
        raise
    except BaseException as error:
        if not isinstance(error, ValueError | OSError) and type(error).__name__ != PANIC:
            raise
        if is_sound(known.snapshot.path):
            log.exception("a question cannot be asked of the index: %s", question)
            raise ProblemError(400, UNANSWERABLE) from error
        log.exception("the index in %s cannot be read", known.snapshot.path)
        snapshots.drop(known.snapshot)
        raise unindexed() from error


def unindexed() -> ProblemError:
    """Return the problem of a search before there is an index."""
    detail = "The search index is being made: try again in a few seconds."
    return ProblemError(503, detail, {}, {"Retry-After": RETRY_AFTER})


def _every(asked: Asked, question: Question, uids: tuple[str, ...] | None) -> list[str]:
    always, _wanted = _always(asked, Wish(question, question.languages, uids=uids))
    query = all_of([*always, *(unscored(query) for query in filters(asked).values())])
    return asked.uids(query, max(1, asked.count(query)))


def _find(asked: Asked, wish: Wish) -> Found:
    always, wanted = _always(asked, wish)
    asked_of_records = filters(asked, wish.settled)
    narrowing = {name: unscored(query) for name, query in asked_of_records.items()}
    query = all_of([*always, *_among(asked, wish.uids), *narrowing.values()])
    total, uids, cursor = ordering.ordered(asked, query, wish)
    counted = None
    if asked.question.get("aggregations"):
        facets = Facets(asked, always, narrowing, partial(_dated, asked, wish), wish.settled)
        counted = aggregations(facets, asked.question.get("aggregations"))
    in_pages = best_pages(asked.snapshot, uids, wanted) if wanted else {}
    return Found(total, uids, cursor, counted, wanted, in_pages)


def _dated(asked: Asked, wish: Wish, name: str, *values: str) -> list[Query]:
    """Return to which records dates narrow a facet, which does not narrow itself, or a value."""
    same = not values and not asked.question.get(name)
    if wish.uids is None or wish.uids_asking is None or same:
        return _among(asked, wish.uids)
    return _among(asked, wish.uids_asking(name, values))


def _among(asked: Asked, uids: tuple[str, ...] | None) -> list[Query]:
    return [] if uids is None else [unscored(asked.snapshot.any_of("uid", list(uids)))]


def _always(asked: Asked, wish: Wish) -> tuple[list[Query], Wanted | None]:
    snapshot = asked.snapshot
    found = [unscored(asked.public)]
    if wish.collection:
        found.append(unscored(snapshot.term("collection", wish.collection)))
    typed = asked.question.get("query")
    if not typed:
        return found, None
    query, wanted = wording(snapshot, clauses(typed), wish.languages, asked.behind)
    return [query, *found], wanted
