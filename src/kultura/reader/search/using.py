"""Using: how many public records use each term of a vocabulary.

It is counted in the index, as facets are; in the rows, all of which are looked at, while there is
no index.
"""

from collections.abc import Mapping
from kultura.reader.api.resource import Question
from kultura.reader.problems import ProblemError
from kultura.reader.search import engine
from kultura.reader.search.aggregating import ALL
from kultura.reader.search.filtering import Asked
from kultura.reader.search.index.schema import TERMS
from kultura.reader.search.snapshot import Snapshots
from kultura.store import vocabularies
from psycopg2.extensions import cursor as Cursor


COUNTED = {TERMS: {"terms": {"field": TERMS, "size": ALL, "segment_size": ALL}}}


def uses(
    snapshots: Snapshots, cursor: Cursor, question: Question, vocabulary: str
) -> Mapping[str, int]:
    """Return how many public records use each value of a vocabulary, terms or not."""
    try:
        counts = engine.asking(snapshots, cursor, question, _counted)
    except ProblemError:
        return vocabularies.uses(cursor, vocabulary)
    before = f"{vocabulary}:"
    return {
        term.removeprefix(before): count
        for term, count in counts.items()
        if term.startswith(before)
    }


def _counted(asked: Asked) -> dict[str, int]:
    if TERMS not in asked.snapshot.fields:  # made before it had them; another is being made
        raise engine.unindexed()
    found = asked.snapshot.searcher.aggregate(asked.public, COUNTED)
    return {bucket["key"]: bucket["doc_count"] for bucket in found[TERMS]["buckets"]}
