"""What is known of one record outlives a version that turned others, never one that turned it."""

from builders import container
from builders import projection
from builders import publish
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from houses import exhibit
from houses import hours
from houses import museum
from houses import present
from houses import set_clock
from houses import venue
from kultura.reader.turns import Turns
from kultura.records.place import Place
from kultura.store import clock
from kultura.store.hides import Limits
from kultura.store.projection import Reference
from kultura.store.projection import Rendering
from kultura.store.read import Moment
from kultura.store.vocabularies import keep_vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.store.voting import vote
from random import Random
from serving import running
from serving import Served

import pytest


NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
EXHIBITS = [f"e{number}" for number in range(6)]
ASKED = [f"/api/v1/exhibits/{uid}" for uid in EXHIBITS] + [
    "/api/v1/venues/v",
    "/api/v1/institutions/m",
    "/api/v1/exhibits/e0?include=related",
    "/api/v1/exhibits?pageSize=3",
]


def moment(version: int, store: str = "s") -> Moment:
    return Moment(version, 0, NOON, store)


def test_a_record_is_spared_until_a_version_turns_it() -> None:
    turns = Turns(lambda since, until: {2: ["a"], 3: ["b"]})
    assert turns.spares("a", moment(1), moment(1))
    assert turns.spares("b", moment(2), moment(2))
    assert not turns.spares("a", moment(1), moment(3))
    assert turns.spares("a", moment(2), moment(3))
    assert not turns.spares("b", moment(2), moment(3))


@pytest.mark.parametrize("found", [{2: ["a"]}, {2: ["a"], 3: None}, {3: ["a"]}])
def test_a_version_that_names_nothing_turns_all(found) -> None:
    turns = Turns(lambda since, until: found)
    turns.follow(moment(1))
    assert not turns.spares("z", moment(1), moment(3))
    assert turns.spares("z", moment(3), moment(3))


def test_another_store_turns_all() -> None:
    turns = Turns(lambda since, until: {})
    turns.follow(moment(5))
    assert not turns.spares("a", moment(5), moment(5, "t"))
    assert not turns.spares("a", moment(5), moment(6, "t"))


def test_who_is_told_of_an_older_version_knows_what_turned_since() -> None:
    turns = Turns(lambda since, until: {2: ["a"]})
    turns.follow(moment(1))
    turns.follow(moment(2))
    assert not turns.spares("a", moment(1), moment(1))


def test_nothing_made_by_a_server_that_is_lost_is_spared() -> None:
    later = replace(moment(7), now=NOON + timedelta(minutes=1))
    turns = Turns(lambda since, until: {} if until == 8 else {9: [], 10: [], 11: []})
    turns.follow(moment(10))
    assert turns.spares("a", moment(10), moment(7))
    assert not turns.spares("a", moment(10), later)
    assert not turns.spares("a", moment(10), replace(later, version=8))
    assert not turns.spares("a", moment(10), replace(later, version=11))
    assert turns.spares("a", moment(11), replace(later, version=11))


def test_no_more_is_remembered_than_there_is_room_for() -> None:
    turns = Turns(lambda since, until: {n: [f"{n}-{m}" for m in range(1_000)] for n in range(101)})
    turns.follow(moment(0))
    assert not turns.spares("a", moment(0), moment(100))
    assert turns.known.turned == {}


@pytest.fixture(scope="module")
def forgetful(served, tmp_path_factory) -> Iterator[Served]:
    """A second reader of the same store, which keeps nothing."""
    home = tmp_path_factory.mktemp("forgetful")
    (home / "instance.yaml").write_text("kultura:\n  public_cache_mb: 0\n")
    with running(served.dsn, home) as found:
        yield found


def test_answers_about_others_outlive_a_publication(served, get, store) -> None:
    publish(store, *(projection(uid) for uid in EXHIBITS))
    for path in ASKED[:6]:
        get(path)
    before = served.hits()
    publish(store, projection("e0", "Another"))
    assert get(ASKED[0]).json()["title"] == "Another"
    assert served.hits() == before
    for path in ASKED[1:6]:
        get(path)
    assert served.hits() == before + 5


def test_a_record_that_shows_another_is_turned_with_it(get, store) -> None:
    related = (Reference(role="related", position=0, target="e1"),)
    publish(store, projection("e1"), projection("e0", references=related))
    assert get(ASKED[0]).json()["related"] == [{"id": "e1"}]
    vote(store, ["e1"], [])
    assert get(ASKED[0]).json()["related"] == []
    publish(store, projection("e1"))
    assert get(ASKED[0]).json()["related"] == [{"id": "e1"}]


def test_hours_of_a_house_turn_what_is_open_by_them(get, store) -> None:
    set_clock(store, "2026-03-10 12:00")
    shown = exhibit("a", institution=None, place=Place(id="room"), opens=date(2026, 3, 1))
    present(store, venue("room", institution="museum"), museum(), shown)
    assert get("/api/v1/exhibits/a").json()["nextDate"]["end"].startswith("2026-03-10T18:00")
    present(store, museum(opening_hours=hours(closes="16:00")))
    assert get("/api/v1/exhibits/a").json()["nextDate"]["end"].startswith("2026-03-10T16:00")


def test_no_table_grows_with_versions(store) -> None:
    with store, store.cursor() as cursor:
        cursor.execute(
            "INSERT INTO publication.turn SELECT version - n, '{}'"
            " FROM publication.state, generate_series(9_990, 9_999) AS n ON CONFLICT DO NOTHING"
        )
    for title in map(str, range(12)):
        publish(store, projection("a", title))
    with store, store.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM publication.turn, publication.state AS s"
            " WHERE turn.version <= s.version - 10_000"
        )
        assert cursor.fetchone()[0] == 0


class Life:
    """Random changes of a small store."""

    def __init__(self, store, seed: int) -> None:
        self.store = store
        self.random = Random(seed)
        self.ahead = timedelta()
        self.turns = 0

    def happen(self) -> str:
        """Let one thing happen; return what."""
        self.turns += 1
        name = self.random.choice(
            ["exhibit"] * 6 + ["hide"] * 3 + ["limit", "venue", "museum", "folder", "terms", "time"]
        )
        getattr(self, name)()
        return name

    def title(self) -> str:
        return f"Title {self.turns}"

    def exhibit(self) -> None:
        uid = self.random.choice(EXHIBITS)
        roles = [("institution", "m"), ("place", "v")]
        roles += [("related", one) for one in self.random.sample(EXHIBITS, 2) if one != uid]
        references = tuple(
            Reference(role=role, position=position, target=target)
            for position, (role, target) in enumerate(roles)
        )
        with self.store, self.store.cursor() as cursor:
            now = clock.now(cursor)
        dates = {}
        if self.random.random() < 0.3:
            dates["visible_until"] = now + timedelta(minutes=self.random.randint(1, 30))
        if self.random.random() < 0.2:
            dates["visible_from"] = now + timedelta(minutes=self.random.randint(1, 30))
        access = self.random.choice(["open", "open", "metadata-only"])
        containers = self.random.choice([(), ("c",)])
        publish(
            self.store,
            projection(
                uid,
                self.title(),
                references=references,
                containers=containers,
                access=access,
                renderings=(self.shown(uid),),
                **dates,
            ),
        )

    def shown(self, uid: str) -> Rendering:
        title = self.title()
        return Rendering(
            language="pl",
            etag=title,
            title=title,
            title_key=title,
            body=f'{{"id":"{uid}","title":"{title}"}}'.encode(),
            card=f'{{"id":"{uid}","title":"{title}"}}'.encode(),
            place=f'{{"id":"{uid}","title":"{title}"}}'.encode(),
            media=b'"images":[1]',
            image=b"1",
        )

    def hide(self) -> None:
        vote(self.store, [self.random.choice([*EXHIBITS, "v", "m", "c"])], [])

    def limit(self) -> None:
        uid = self.random.choice(EXHIBITS)
        vote(self.store, [], [Limits(uid, (), access="metadata-only")])

    def venue(self) -> None:
        shown = (self.shown("v"),)
        publish(self.store, projection("v", collection="venues", type="venue", renderings=shown))

    def museum(self) -> None:
        kind = {"collection": "institutions", "type": "institution"}
        publish(self.store, projection("m", renderings=(self.shown("m"),), **kind))

    def folder(self) -> None:
        publish(self.store, container("c"))

    def terms(self) -> None:
        keep_vocabularies(self.store, [StoredTerm("genres", self.title(), 0, None, None, {}, None)])

    def time(self) -> None:
        self.ahead += timedelta(minutes=self.random.randint(1, 20))
        with self.store, self.store.cursor() as cursor:
            clock.set_ahead(cursor, self.ahead)


@pytest.mark.parametrize("seed", range(4))
def test_who_keeps_answers_gives_those_of_who_keeps_none(
    get, served, forgetful, store, seed
) -> None:
    life = Life(store, seed)
    life.venue()
    life.museum()
    life.folder()
    for _ in range(15):
        life.exhibit()
    happened = []
    for _ in range(60):
        happened.append(life.happen())
        for path in ASKED:
            kept, made = get(path), forgetful.get(path)
            assert kept.status_code == made.status_code, (path, happened)
            expected = made.text.replace(forgetful.url, served.url)
            assert kept.text == expected, (path, happened)
