"""Following the feed by hand, and records to be found."""

from databases import READER
from datetime import date
from kultura.reader.search.follower import Follower
from kultura.reader.search.index.folder import Folder
from kultura.records import Record
from kultura.store.composition import compose
from kultura.store.composition import Region
from kultura.store.composition import Standing
from kultura.store.connection import connect_session
from kultura.store.projection import Projection
from serving import Served
from zoneinfo import ZoneInfo


LANGUAGES = ("pl", "en", "uk")
REGION = Region(
    api_url="http://127.0.0.1:8000",
    page_pattern="http://127.0.0.1/{collection}/{id}",
    zone=ZoneInfo("Europe/Warsaw"),
    today=date(2026, 11, 22),
)


class Indexer:
    """A follower with a connection of the reader's role."""

    def __init__(self, served: Served) -> None:
        dsn = served.dsn.replace("user=kultura", f"user={READER}")
        self.folder = Folder(served.log.parent / "var" / "search")
        self.connection = connect_session(dsn, "test indexer")
        self.connection.set_session(readonly=True)
        self.follower = Follower(self.folder, LANGUAGES)

    def begin(self) -> None:
        """Forget the index of the test before, whose store had another history."""
        (self.folder.path / "current").unlink(missing_ok=True)

    def follow(self) -> None:
        """Apply all there is."""
        with self.connection.cursor() as cursor:
            while self.follower.step(cursor):
                pass

    def close(self) -> None:
        """Let another follow."""
        self.follower.close()
        self.connection.close()


def composed(record: Record, *others: Record, **standing) -> Projection:
    """The rows of a record, in its other languages too."""
    known = {one.language: one for one in (record, *others)}
    return compose(known, Standing(standing.pop("containers", ()), **standing), REGION)
