"""What is asked: the same question to each server, in its own words."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import timedelta
from stands.targets import ANY
from stands.targets import KEPT
from stands.targets import NOT_KEPT
from stands.targets import ONE
from urllib.parse import quote

import http.client


PAGE = 20
PAGES = 100
FACETS = "subject,creator,decade"


@dataclass(frozen=True)
class Question:
    """A question; paths by server, one of which is asked at random each time."""

    name: str
    paths: Mapping[str, Sequence[str]]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What questions are made of: ids and paths of records, words, subjects."""

    ids: Sequence[str]
    stock: Sequence[str]
    words: Sequence[str]
    subjects: Mapping[str, Sequence[str]]


def questions(known: Known) -> list[Question]:
    """Return all questions."""
    api, plone = "/api/v1", "/Plone/++api++"
    documents = [f"{plone}/objects/{name}" for name in known.stock]
    any_of_them = both(documents, records(known))
    one = {name: paths[:1] for name, paths in any_of_them.items()}
    return [
        Question(ONE, one | {"nginx": one[KEPT]}),
        Question(ANY, any_of_them | {"nginx": any_of_them[KEPT]}),
        Question("a record known by its ETag (304)", one),
        Question(
            f"a page of {PAGE} by type",
            both(
                [f"{plone}/@search?{page_of_stock(n)}" for n in range(PAGES)],
                [f"{api}/objects?pageSize={PAGE}&page={n + 1}" for n in range(PAGES)],
            ),
        ),
        Question(
            "full text",
            both(
                [f"{plone}/@search?SearchableText={w}&b_size={PAGE}" for w in known.words],
                [f"{api}/objects?query={w}&pageSize={PAGE}" for w in known.words],
            ),
        ),
        Question("a filter, three facets, sorted", faceted(known, api, plone)),
        Question("a calendar of a week", weeks(api, plone)),
    ]


def both(stock: list[str], reader: list[str]) -> dict[str, list[str]]:
    """Return paths of the stock Plone, with and without Varnish, and of both readers."""
    return {"stock": stock, "varnish": stock, KEPT: reader, NOT_KEPT: reader}


def records(known: Known) -> list[str]:
    """Return the paths of all records at the reader; nginx has files of these names."""
    return [f"/api/v1/objects/{uid}" for uid in known.ids]


def page_of_stock(number: int) -> str:
    """Return the query of a page; stock has no facets and no other order here."""
    return f"portal_type=Document&sort_on=sortable_title&b_size={PAGE}&b_start={number * PAGE}"


def faceted(known: Known, api: str, plone: str) -> dict[str, list[str]]:
    """Return a filter on a subject, in order of titles; only the reader counts facets."""
    narrowed = f"aggregations={FACETS}&sort=title&pageSize={PAGE}"
    return both(
        [
            f"{plone}/@search?Subject={quote(s)}&sort_on=sortable_title&b_size={PAGE}"
            for s in known.subjects["stock"]
        ],
        [f"{api}/objects?subject={quote(s)}&{narrowed}" for s in known.subjects["reader"]],
    )


def weeks(api: str, plone: str) -> dict[str, list[str]]:
    """Return the weeks around today of occurrences; stock Plone has an Event for each of them."""
    first = date.today() - timedelta(days=14)
    days = [(first + timedelta(days=7 * n), first + timedelta(days=7 * n + 6)) for n in range(8)]
    asked = (
        "portal_type=Event&start.query={1}T23:59:59&start.range=max&end.query={0}&end.range=min"
        "&sort_on=start"
    )
    return both(
        [f"{plone}/@search?{asked.format(*span)}&b_size={PAGE}" for span in days],
        [f"{api}/calendar?start={week[0]}&end={week[1]}&pageSize={PAGE}" for week in days],
    )


def answered(url: str, path: str) -> tuple[int, bytes, str | None]:
    """Return status, bytes and ETag of an answer."""
    host, _, port = url.removeprefix("http://").partition(":")
    connection = http.client.HTTPConnection(host, int(port), timeout=60)
    connection.request("GET", path, headers={"Accept": "application/json"})
    answer = connection.getresponse()
    found = answer.status, answer.read(), answer.headers.get("ETag")
    connection.close()
    return found
