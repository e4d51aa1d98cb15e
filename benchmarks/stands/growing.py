"""Rows for the reader: the sample's own, and as many more as are wanted, made by mixing them.

An object beyond the sample takes title words of two others, the subjects of a third, a creator who
is new with a chance that falls as there are more (about n^0.6 different ones), and a year near its
own; so what is counted and sorted grows as it does in a museum. The columns follow the bytes.
Of a hundred new records five happen: copies of the sample's performances, events, lessons and
exhibitions, each a number of weeks away, from half a year back to a year ahead. Of a thousand one
is a venue with its opening hours.
"""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from itertools import islice
from kultura.store import stored
from kultura.store.collation import sort_key
from kultura.store.connection import connect_writer
from kultura.store.feed import announce
from kultura.store.projection import Occurrence
from kultura.store.projection import Projection
from kultura.store.projection import Rendering
from kultura.store.vocabularies import all_terms
from kultura.store.vocabularies import StoredTerm
from kultura.store.writing import project
from psycopg2.extensions import connection as Connection
from typing import Any
from uuid import UUID

import orjson
import random


PORTION = 500
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Sample:
    """What a benchmark's store begins with: rows, and the terms of the vocabularies."""

    rows: list[Projection]
    terms: list[StoredTerm]


def copied(source: str) -> Sample:
    """Return all that is visible or contains in a store, and its vocabularies."""
    connection = connect_writer(source, "benchmark")
    connection.set_session(readonly=True)
    with connection, connection.cursor() as cursor:
        found = stored.projections(cursor, sorted(stored.uids(cursor)))
        terms = all_terms(cursor)
    connection.close()
    return Sample(list(found.values()), list(terms))


def write(connection: Connection, projections: Iterable[Projection]) -> None:
    """Write rows in portions, each told to the feed."""
    rows = iter(projections)
    while portion := list(islice(rows, PORTION)):
        with connection, connection.cursor() as cursor:
            changed = project(cursor, portion)
            announce(cursor, [one.uid for one in portion], changed)


def grown(sample: list[Projection], first: int, last: int) -> Iterator[Projection]:
    """Yield new records, the same each time, from a number to another."""
    objects = [one for one in sample if one.collection == "objects"]
    venues = [one for one in sample if one.collection == "venues" and one.openings]
    dated = [one for one in sample if one.collection != "venues" and one.occurrences]
    dated = [one for one in dated if one.collection != "institutions"]
    for number in range(first, last):
        chance = random.Random(number)
        if number % 1000 == 0:
            yield elsewhere_in_time(chance.choice(venues), number, 0, chance)
        elif number % 20 == 0:
            weeks = chance.randrange(-26, 53)
            yield elsewhere_in_time(chance.choice(dated), number, weeks, chance)
        else:
            yield mixture(chance.choice(objects), chance.choice(objects), number, chance)


def elsewhere_in_time(
    one: Projection, number: int, weeks: int, chance: random.Random
) -> Projection:
    """Return a copy of a record whose dates are some weeks away."""
    uid = UUID(int=chance.getrandbits(128)).hex
    renderings = tuple(
        written(rendering, one.uid, uid, titled(rendering, number)) for rendering in one.renderings
    )
    dates = tuple(moved_date(date, weeks * WEEK) for date in one.occurrences)
    path = f"{one.path.rsplit('/', 1)[0]}/x{number}"
    return replace(one, uid=uid, path=path, renderings=renderings, occurrences=dates)


def titled(rendering: Rendering, number: int) -> dict[str, Any]:
    """Return what a copy says, with a number in its title."""
    own = orjson.loads(rendering.body)
    return own | {"title": f"{own['title']} {number}"}


def moved_date(one: Occurrence, by: timedelta) -> Occurrence:
    """Return a date moved by whole weeks; one without an end stays so."""
    if one.kind == "undated" or date.max - max(one.day, one.last_day) < timedelta(days=400):
        return one
    said = {code: moved_body(body, by) for code, body in one.bodies.items()}
    times = {name: getattr(one, name) + by for name in ("starts", "ends", "day", "last_day")}
    return replace(one, **times, bodies=said)


def moved_body(body: str, by: timedelta) -> str:
    """Return the JSON of a date, moved."""
    own = orjson.loads(body)
    times = {
        name: (datetime.fromisoformat(own[name]) + by).isoformat()
        for name in ("start", "end", "doorTime", "previousStart")
        if "T" in own.get(name, "")
    }
    return orjson.dumps(own | times).decode()


def mixture(one: Projection, other: Projection, number: int, chance: random.Random) -> Projection:
    """Return a record that differs from both."""
    uid = UUID(int=chance.getrandbits(128)).hex
    shift = chance.randrange(-40, 41)
    years = {
        name: value + shift
        for name in ("dating_from", "dating_to")
        if (value := getattr(one, name)) is not None
    }
    renderings = tuple(
        written(rendering, one.uid, uid, changed(rendering, other, number, shift, chance))
        for rendering in one.renderings
    )
    path = f"{one.path.rsplit('/', 1)[0]}/x{number}"
    return replace(one, uid=uid, path=path, renderings=renderings, **years)


def changed(
    rendering: Rendering, other: Projection, number: int, shift: int, chance: random.Random
) -> dict[str, Any]:
    """Return what a mixture says otherwise than the record it is made of."""
    own, theirs = orjson.loads(rendering.body), orjson.loads(other.renderings[0].body)
    said = {
        "title": " ".join([*own["title"].split()[:4], *theirs["title"].split()[-4:]]),
        "subjects": theirs["subjects"],
        "inventoryNumber": f"X{number}",
    }
    if chance.random() < number**-0.4 and own.get("creators"):
        said["creators"] = [own["creators"][0] | {"name": f"{made_name(chance)} {number}"}]
    if "from" in own.get("dating", {}):
        said["dating"] = own["dating"] | {"from": moved(own["dating"]["from"], shift)}
    return own | said


def moved(year: str, by: int) -> str:
    """Return a written year moved by some, other dates as they are."""
    return str(int(year) + by) if year.isdigit() else year


def made_name(chance: random.Random) -> str:
    """Return a name nobody bears."""
    parts = ("ba", "ko", "li", "mar", "ne", "ro", "sta", "to", "wi", "zu")
    return " ".join("".join(chance.choices(parts, k=3)).title() for _ in range(2))


def written(rendering: Rendering, uid: str, new: str, own: dict[str, Any]) -> Rendering:
    """Return a rendering with other content and another id."""

    def bear(content: bytes) -> bytes:
        return content.replace(uid.encode(), new.encode())

    card = orjson.loads(rendering.card) | {"title": own["title"]}
    return replace(
        rendering,
        etag=f"{rendering.etag}-{new[:8]}",
        title=own["title"],
        title_key=sort_key(own["title"], rendering.language),
        body=bear(orjson.dumps(own)),
        card=bear(orjson.dumps(card)),
    )
