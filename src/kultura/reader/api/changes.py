"""The change feed: who only follows it holds exactly what is public."""

from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.store import feed
from kultura.store.feed import Change
from kultura.store.lease import clock
from kultura.store.lease import outlast
from psycopg2.extensions import cursor as Cursor

import orjson


class Changes(Resource):
    """What was published, changed and withdrawn, in order, after a cursor."""

    path = "/api/v1/changes"
    summary = "What was published, changed and withdrawn since a cursor, in order"
    parameters = ("since", "pageSize")
    schema = "Changes"

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return entries and the cursor to go on with; `next` only where more are waiting."""
        since, size = question.get("since", 0), question.get("pageSize", 20)
        found = feed.changes(cursor, since, size + 1)
        outlast(clock())  # who asks for what is named here is not answered by what was before
        shown = found[:size]
        last = str(shown[-1].id if shown else since)
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
