"""The projector: shows what was committed.

Takes ripe marks, begins a new ZODB transaction after that, renders with no SQL transaction open,
and writes in a short one that holds the marks. It never writes ZODB.
"""

from collections.abc import Callable
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from kultura.behaviors.lookup import find
from kultura.media.files import MediaFiles
from kultura.publication.export import begun
from kultura.publication.is_public import is_public
from kultura.publication.lasting import OF_THE_DATABASE
from kultura.publication.rendering import region_of
from kultura.publication.rendering import render
from kultura.settings import Settings
from kultura.store.marks import Mark
from kultura.store.media import add
from kultura.store.media import Media
from kultura.store.media import MediaLostError
from kultura.store.projection import Projection
from kultura.store.ripe import postpone
from kultura.store.ripe import ripe_marks
from kultura.store.showing import put_aside
from kultura.store.showing import show
from kultura.workflows.history import merged
from logging import getLogger
from psycopg2.extensions import connection as Connection
from typing import Any

import psycopg2


logger = getLogger(__name__)
BATCH = 50
DIGITISED = "objects"
WAITS = (timedelta(seconds=1), timedelta(seconds=5), timedelta(seconds=20))


@dataclass(frozen=True)
class Failure:
    """Why an object could not be shown, and whether Anonymous may not see it anyway."""

    error: Exception
    hidden: bool


Rendered = dict[Mark, Projection | None]
Failures = dict[Mark, Failure]
Proposals = dict[str, tuple[str, ...]]
OpenSite = Callable[[], AbstractContextManager[Any]]


@dataclass
class Projector:
    """Projects what is marked, a batch at a time.

    `open_site` begins a ZODB transaction and gives the site with a request of its own, so that
    nothing remembered for one batch is believed in the next.
    """

    open_site: OpenSite
    connection: Connection
    settings: Settings

    @cached_property
    def files(self) -> MediaFiles:
        """Where the files go that records show."""
        return MediaFiles(self.settings.directory("media"))

    def project_batch(self) -> int:
        """Project the oldest ripe marks; return how many were looked at."""
        with self.connection, self.connection.cursor() as cursor:
            marks = ripe_marks(cursor, BATCH)
        if not marks:
            return 0
        rendered, media, failed, proposals = self._render(marks)
        failed |= self._write(rendered, media, proposals)
        for mark, failure in failed.items():
            self._give_up(mark, failure)
        return len(marks)

    def _render(self, marks: Iterable[Mark]) -> tuple[Rendered, Media, Failures, Proposals]:
        region = region_of(self.settings)
        rendered: Rendered = {}
        failed: Failures = {}
        with self.open_site() as site:
            for mark in marks:
                try:
                    language = self.settings.region_language
                    rendered[mark] = render(site, mark.uid, language, region)
                except OF_THE_DATABASE:
                    raise
                except Exception as error:
                    failed[mark] = Failure(error, hidden=_is_hidden(site, mark.uid))
            media = self._export(site, rendered, failed)
            proposals = merged_into(site, rendered)
        return rendered, media, failed, proposals

    def _export(self, site: Any, rendered: Rendered, failed: Failures) -> Media:
        """Keep the files that go with a batch; a record whose files cannot be kept has failed."""
        with self.connection, self.connection.cursor() as cursor:
            seen = {mark.uid: projection for mark, projection in rendered.items()}
            export = begun(cursor, site, seen, self.files)
        for mark, projection in list(rendered.items()):
            try:
                export.of(site, mark.uid, projection)
            except OF_THE_DATABASE:
                raise
            except Exception as error:
                failed[mark] = Failure(error, hidden=projection is None)
                del rendered[mark]
        return export.media

    def _write(self, rendered: Rendered, media: Media, proposals: Proposals) -> Failures:
        """Write a batch; where the database refuses one of it, the others by themselves."""
        try:
            if media.new:
                with self.connection, self.connection.cursor() as cursor:
                    add(cursor, media.new, self.files.holds)
            show(self.connection, rendered, media, self.files.holds, proposals)
        except MediaLostError as error:
            logger.info("A batch is rendered again: %s", error)
        except (psycopg2.DataError, ValueError) as error:
            if len(rendered) == 1:
                return {mark: Failure(error, hidden=False) for mark in rendered}
            alone = [
                self._write({mark: found}, media, proposals) for mark, found in rendered.items()
            ]
            return {mark: failure for each in alone for mark, failure in each.items()}
        return {}

    def _give_up(self, mark: Mark, failure: Failure) -> None:
        """Try an object again later, or park it when it has failed often enough."""
        words = f"{type(failure.error).__name__}: {failure.error}"
        if mark.attempts < len(WAITS):
            logger.info("%s could not be rendered, later again: %s", mark.uid, words)
            with self.connection, self.connection.cursor() as cursor:
                postpone(cursor, mark, words, WAITS[mark.attempts])
        else:
            logger.error("%s is parked: %s", mark.uid, words, exc_info=failure.error)
            put_aside(self.connection, mark, words, hidden=failure.hidden)


def merged_into(site: Any, rendered: Rendered) -> Proposals:
    """Return, by UID, the proposals that went into public records that may have pages."""
    uids = (mark.uid for mark, found in rendered.items() if found and found.collection == DIGITISED)
    return {uid: merged(find(site, uid)) for uid in uids}


def _is_hidden(site: Any, uid: str) -> bool:
    try:
        obj = find(site, uid)
        return obj is None or not is_public(obj)
    except OF_THE_DATABASE:
        raise
    except Exception:
        logger.exception("Whether %s is public cannot be said: it is hidden", uid)
        return True
