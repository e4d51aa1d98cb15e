"""Results: a page of records that answer a question; filtered, counted, sorted.

All is asked of the search index; while that is behind, or there is none, plain lists come from the
store.
"""

from collections.abc import Collection
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import replace
from kultura.reader.api.resource import Question
from kultura.reader.api.resource import Resource
from kultura.reader.api.single import flat
from kultura.reader.cache import Answer
from kultura.reader.composing import whole_records
from kultura.reader.composing import WholeRecord
from kultura.reader.happening.criteria import OF_RECORDS
from kultura.reader.happening.days import DAY
from kultura.reader.happening.narrowing import Narrowed
from kultura.reader.happening.narrowing import narrowed
from kultura.reader.happening.narrowing import NARROWING
from kultura.reader.happening.points import feature_collection
from kultura.reader.happening.points import MEDIA_TYPE
from kultura.reader.happening.points import points
from kultura.reader.parameters.known.format import GEOJSON
from kultura.reader.parameters.known.paging import DEEPEST
from kultura.reader.problems import meant
from kultura.reader.problems import nearest
from kultura.reader.problems import wrong_parameter
from kultura.reader.search import engine
from kultura.reader.search.ordering import BY_UIDS
from kultura.reader.search.page_matches import in_pages
from kultura.reader.search.pointing import pointed_out
from kultura.reader.search.values import FILTERS
from kultura.reader.shaping import shaped
from kultura.reader.shaping import SHAPING
from kultura.reader.shaping import shown
from kultura.store import listing
from kultura.store import read
from psycopg2.extensions import cursor as Cursor
from typing import ClassVar
from urllib.parse import urlencode

import orjson


ASKING = ("query", *FILTERS, "aggregations")
PAGING = ("sort", "page", "pageSize", "cursor")
SENT = ("format", "lang")
SETTLED = {False: set(), True: set(OF_RECORDS)}
OF_THE_DATE = frozenset({"accessibility"})  # a date may offer what its record does not
KEYED = ("title", "-changed", "dating")


class Results(Resource):
    """Records, whole, a page at a time."""

    parameters: ClassVar[tuple[str, ...]] = (*ASKING, *NARROWING, *PAGING, *SENT, *SHAPING)
    also_as: ClassVar[Mapping[str, str]] = {MEDIA_TYPE: "FeatureCollection"}
    errors = (400, 404, 410)
    schema = "Results"

    def collection(self, question: Question) -> str | None:
        """Return the collection asked for; None where all are."""
        return None

    def address(self, question: Question) -> str:
        """Return the path of this answer."""
        return self.path

    def check(self, question: Question) -> None:
        """Refuse pages too far, and ways to go on that do not go together."""
        if question.get("page", 1) * question.get("pageSize", 20) > DEEPEST:
            raise wrong_parameter(
                "page", f"Pages reach {DEEPEST} records: narrow by a filter, or go on by next."
            )
        if question.get("cursor"):
            check_cursor(question)
        if any(one.name == DAY for one in question.get("aggregations", ())):
            raise wrong_parameter("aggregations", "day is counted by /api/v1/calendar.")

    def make(self, cursor: Cursor, question: Question) -> Answer:
        """Return the page; it is empty where it lies after the last."""
        check_kinds(cursor, question)
        dated = narrowed(cursor, question, read.moment(cursor))
        if question.get("format") == GEOJSON:
            return self.points(cursor, question, dated)
        found = self.found(cursor, question, dated)
        records = whole_records(cursor, found.uids, question.languages)
        here = [records[uid] for uid in found.uids if uid in records]
        bodies = shaped(cursor, question, here)
        if found.wanted:
            where = in_pages(cursor, found, self.service.languages, self.service.api_url)
            languages = self.service.languages
            bodies = pointed_out(cursor, here, bodies, found.wanted, languages, where)
        if dated and dated.distances:
            bodies = with_distances(here, bodies, dated.distances)
        return Answer(
            self.body(question, found, bodies),
            None,
            shown(question, here),
            question.negotiated,
        )

    def found(self, cursor: Cursor, question: Question, dated: Narrowed | None) -> engine.Found:
        """Return which records are on the page, from the store or from the index."""
        size = question.get("pageSize", 20)
        offset = (question.get("page", 1) - 1) * size
        collection = self.collection(question)
        if dated is None and collection and is_plain(question) and not self.is_followed(cursor):
            return plain(cursor, question, collection, size, offset)
        if dated is not None and is_about_dates(question):
            return engine.Found(len(dated.uids), dated.uids[offset : offset + size])
        wish = engine.Wish(
            question,
            self.service.languages,
            collection,
            dated.uids if dated else None,
            OF_THE_DATE if dated else frozenset(),
            lambda name, values: uids_asking(cursor, question, name, values),
            size,
            offset,
        )
        return engine.find(self.service.snapshots, cursor, wish)

    def is_followed(self, cursor: Cursor) -> bool:
        """Tell whether the index has all there is, and so answers faster what the store could."""
        return engine.is_current(self.service.snapshots, cursor)

    def points(self, cursor: Cursor, question: Question, dated: Narrowed | None) -> Answer:
        """Return all that is found and has a place, as GeoJSON."""
        collection = self.collection(question)
        placed = points(cursor, collection)
        uids = [uid for uid in (dated.uids if dated else placed) if uid in placed]
        if {name for name, _value in question.parameters} & {*ASKING} - SETTLED[dated is not None]:
            of_records = without(question, OF_THE_DATE) if dated else question
            uids = engine.every(self.service.snapshots, cursor, of_records, uids)
        body = feature_collection(cursor, placed, uids, question.languages)
        return Answer(body, None, (), question.negotiated, media_type=MEDIA_TYPE)

    def body(self, question: Question, found: engine.Found, bodies: Sequence[bytes]) -> bytes:
        """Return the answer as bytes."""
        size, page = question.get("pageSize", 20), question.get("page", 1)
        head = {"type": "results", "total": found.total}
        head |= {} if question.get("cursor") else {"page": page}
        head |= {"pageSize": size} | self.links(question, found, page, size)
        body = orjson.dumps(head)[:-1] + b',"results":[' + b",".join(bodies) + b"]"
        if found.aggregations is not None:
            body += b',"aggregations":' + orjson.dumps(found.aggregations)
        return body + b"}"

    def links(
        self, question: Question, found: engine.Found, page: int, size: int
    ) -> dict[str, str]:
        """Return the whole URLs of the pages before and after."""
        links = {}
        here = {name: value for name, value in question.parameters if name != "cursor"}
        if page > 1:
            links["prev"] = self.url(question, here | {"page": page - 1})
        going_on = question.get("cursor") is not None
        if not going_on and page * size < min(found.total, DEEPEST // size * size):
            links["next"] = self.url(question, here | {"page": page + 1})
        elif found.cursor:
            here.pop("page", None)
            links["next"] = self.url(question, here | {"cursor": found.cursor})
        return links

    def url(self, question: Question, asked: Mapping[str, object]) -> str:
        """Return the URL of this resource with other parameters."""
        query = urlencode(flat(written(asked)), doseq=True)
        return f"{self.service.api_url}{self.address(question)}?{query}"


def written(asked: Mapping[str, object]) -> dict[str, object]:
    """Return the values of parameters as a query has them."""
    truths = {True: "true", False: "false"}
    return {n: truths[v] if isinstance(v, bool) else v for n, v in asked.items()}


def without(question: Question, names: Collection[str]) -> Question:
    """Return a question without some of its parameters."""
    kept = tuple(pair for pair in question.parameters if pair[0] not in names)
    return replace(question, parameters=kept)


def uids_asking(
    cursor: Cursor, question: Question, name: str, values: tuple[str, ...]
) -> tuple[str, ...] | None:
    """Return to which records dates narrow a question with other values of a filter, or none."""
    other = without(question, [name])
    if values:
        other = replace(other, parameters=(*other.parameters, (name, values)))
    dated = narrowed(cursor, other, read.moment(cursor))
    return dated.uids if dated else None


def is_plain(question: Question) -> bool:
    """Tell whether the store answers a list as it is: filtered by institution, if at all."""
    asked = {name for name, _value in question.parameters}
    others = {*ASKING, "cursor"} - set(listing.FILTERS)
    within = question.get("page", 1) * question.get("pageSize", 20) < DEEPEST  # on by cursor
    return within and not asked & others and question.get("sort", "title") in listing.ORDERS


def is_about_dates(question: Question) -> bool:
    """Tell whether dates and places alone decide, and their order."""
    asked = {name for name, _value in question.parameters}
    return question.get("sort") in BY_UIDS and not asked & {*ASKING, "cursor"} - {*OF_RECORDS}


def plain(
    cursor: Cursor, question: Question, collection: str, size: int, offset: int
) -> engine.Found:
    """Return a page of a collection from the store."""
    filters = {n: list(question.get(n)) for n in listing.FILTERS if question.get(n)}
    order = question.get("sort", "title")
    found = listing.page(cursor, collection, filters, order, question.languages, size, offset)
    return engine.Found(found.total, found.uids)


def with_distances(
    records: Sequence[WholeRecord], bodies: Sequence[bytes], distances: Mapping[str, float]
) -> list[bytes]:
    """Return bodies that say how far away each record is, in kilometres."""
    pairs = zip(records, bodies, strict=True)
    return [
        body[:-1] + b',"distance":%s}' % orjson.dumps(round(distances[record.uid], 2))
        if record.uid in distances
        else body
        for record, body in pairs
    ]


def check_cursor(question: Question) -> None:
    """Refuse a cursor beside a page, or in an order that has none."""
    if question.get("page"):
        raise wrong_parameter("cursor", "cursor goes on where it says: leave page out.")
    if question.get("sort", "title") not in KEYED or question.get("query"):
        detail = "cursor goes on in the order of titles, of changes or of datings, without a query."
        raise wrong_parameter("cursor", detail)


def check_kinds(cursor: Cursor, question: Question) -> None:
    """Refuse a kind of institution of which there is none."""
    if not question.get("kind"):
        return
    known = listing.institution_kinds(cursor)
    for kind in question.get("kind"):
        if kind not in known:
            near = nearest(kind, known)
            detail = f"There is no institution of kind {kind}.{meant(near)}"
            raise wrong_parameter("kind", detail, allowed=known, **near)
