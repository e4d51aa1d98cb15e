"""The change feed: who only follows it holds exactly what is public."""

from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.parameters.known.position import NAMED
from kultura.reader.problems import ProblemError
from kultura.store import feed
from kultura.store import read
from kultura.store.feed import Change
from kultura.store.lease import clock
from kultura.store.lease import outlast
from psycopg2.extensions import cursor as Cursor

import orjson


BEGINNING = (0, None)
RESTORED = (
    "The region was restored from a backup after this cursor was given: drop what you hold, and "
    "begin with since=0."
)


class Changes(Resource):
    """What was published, changed and withdrawn, in order, after a cursor."""

    path = "/api/v1/changes"
    summary = "What was published, changed and withdrawn since a cursor, in order"
    parameters = ("since", "pageSize")
    errors = (400, 410)
    schema = "Changes"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return entries and the cursor to go on with; `next` only where more are waiting.

        Raises ProblemError, 410, for a cursor of the time before a backup was restored.
        """
        (since, store), size = question.get("since", BEGINNING), question.get("pageSize", 20)
        moment = read.moment(cursor)
        here = moment.store[:NAMED]
        if store not in (None, here) or (store is None and since > moment.change):
            raise ProblemError(410, RESTORED)
        found = feed.changes(cursor, since, size + 1)
        outlast(clock())  # who asks for what is named here is not answered by what was before
        shown = found[:size]
        last = f"{shown[-1].id if shown else since}-{here}"
        content = {"type": "changes", "results": [entry(one) for one in shown], "cursor": last}
        if len(found) > size:
            url = f"{self.service.api_url}{self.path}?since={last}&pageSize={size}"
            content["next"] = url
        return Answer(orjson.dumps(content))


def entry(change: Change) -> dict[str, str]:
    """Return an entry as it is sent."""
    return {
        "id": change.uid,
        "type": change.type,
        "collection": change.collection,
        "change": change.change,
        "at": change.at.isoformat(timespec="seconds"),
    }
