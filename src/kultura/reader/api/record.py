"""One record, by its id."""

from kultura.reader.api.collection import known_collection
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.cache import Answer
from kultura.reader.composing import whole_records
from kultura.reader.parameters.parameter import ID
from kultura.reader.problems import ProblemError
from kultura.store import read
from psycopg2.extensions import cursor as Cursor


class Record(Resource):
    """One record, with what it refers to as far as that is public."""

    path = "/api/v1/{collection}/{id}"
    summary = "One record"
    parameters = ("lang",)
    errors = (400, 404, 410)
    schema = "Record"

    def check(self, question: Question) -> None:
        """Refuse collections there are not, and what is no id."""
        known_collection(question["collection"])
        if not ID.fullmatch(question["id"]):
            raise unknown(question)

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the record; 410 where it was public once, 404 where it never was."""
        uid = question["id"]
        found = whole_records(cursor, [uid], question.languages).get(uid)
        if found and found.collection == question["collection"]:
            return Answer(found.body, found.language, (uid,), question.negotiated)
        raise missing(cursor, question)


def missing(cursor: Cursor, question: Question) -> ProblemError:
    """Return the problem of a record that is not there: gone, or never seen."""
    gone = read.gone(cursor, question["id"])
    if gone is None or gone.collection != question["collection"]:
        return unknown(question)
    withdrawn_at = gone.withdrawn_at.isoformat(timespec="seconds")
    facts = {"id": gone.uid, "type": gone.type, "withdrawnAt": withdrawn_at}
    return ProblemError(410, "This was public once and has been withdrawn.", facts)


def unknown(question: Question) -> ProblemError:
    """Return the problem of an id nobody has seen."""
    return ProblemError(404, f"There is no such record in {question['collection']}.")
