"""One record as an answer: by its id or its path, or why it is not there."""

from kultura.reader.api.resource import Question
from kultura.reader.cache import Answer
from kultura.reader.composing import whole_records
from kultura.reader.composing import WholeRecord
from kultura.reader.parameters.table import PARAMETERS
from kultura.reader.problems import ProblemError
from kultura.reader.problems import wrong_parameter
from kultura.reader.shaping import shaped
from kultura.reader.shaping import SHAPING
from kultura.reader.shaping import shown
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from urllib.parse import urlencode

import falcon
import orjson
import re


ALTERNATES = re.compile(rb'"alternates":(\[[^\]]*\])')
SELF = re.compile(rb'"self":("[^"]*")')
WITH_PATH = ("path", "lang", *SHAPING)


def record_answer(cursor: Cursor, question: Question, uid: str) -> Answer:
    """Return a record of the collection asked for; raises ProblemError, 404 or 410."""
    found = whole_records(cursor, [uid], question.languages).get(uid)
    if found is None or found.collection != question["collection"]:
        raise missing(cursor, question, uid)
    (body,) = shaped(cursor, question, [found])
    return answer_of(found, body, shown(question, [found]), question.negotiated)


def answer_of(record: WholeRecord, body: bytes, tags: tuple[str, ...], negotiated: bool) -> Answer:
    """Return the answer that shows a record by some bytes."""
    return Answer(body, record.language, tags, negotiated, links=alternates(record))


def record_at(cursor: Cursor, question: Question, api_url: str) -> Answer:
    """Return the record that bears a path; raises falcon's 301 where it has moved since."""
    path = question.get("path")
    uid = read.uid_of_path(cursor, path)
    if uid is None:
        raise unknown(question)
    answer = record_answer(cursor, question, uid)
    now = read.path_of(cursor, uid)
    if now not in (None, path):
        asked = urlencode(flat(dict(question.parameters) | {"path": now}), doseq=True)
        url = f"{api_url}/api/v1/{question['collection']}?{asked}"
        raise falcon.HTTPMovedPermanently(url, headers={"Cache-Control": "no-cache"})
    return answer


def flat(parameters: dict) -> dict:
    """Return parameters as a query has them: a listed value is one text."""
    return {
        name: ",".join(map(str, value)) if PARAMETERS[name].listed else value
        for name, value in parameters.items()
    }


def check_alone(question: Question) -> None:
    """Refuse parameters of a list beside a path, which finds one record."""
    if not question.get("path"):
        return
    for name, _value in question.parameters:
        if name not in WITH_PATH:
            detail = f"path finds one record: leave {name} out, or path."
            raise wrong_parameter(name, detail, allowed=list(WITH_PATH))


def alternates(record: WholeRecord) -> tuple[str, ...]:
    """Return the links to a record in its other languages (RFC 8288)."""
    languages, url = ALTERNATES.search(record.own), SELF.search(record.own)
    if not (languages and url):
        return ()
    return tuple(
        f'<{orjson.loads(url[1])}?lang={one}>; rel="alternate"; hreflang="{one}"'
        for one in orjson.loads(languages[1])
    )


def missing(cursor: Cursor, question: Question, uid: str) -> ProblemError:
    """Return the problem of a record that is not there: gone, or never seen."""
    return withdrawn(cursor, uid, question["collection"]) or unknown(question)


def withdrawn(cursor: Cursor, uid: str, collection: str) -> ProblemError | None:
    """Return the problem of a record of a collection that is gone; None where it never was."""
    gone = read.gone(cursor, uid)
    if gone is None or gone.collection != collection:
        return None
    withdrawn_at = gone.withdrawn_at.isoformat(timespec="seconds")
    facts = {"id": gone.uid, "type": gone.type, "withdrawnAt": withdrawn_at}
    return ProblemError(410, "This was public once and has been withdrawn.", facts)


def unknown(question: Question) -> ProblemError:
    """Return the problem of an id or a path nobody has seen."""
    return ProblemError(404, f"There is no such record in {question['collection']}.")
