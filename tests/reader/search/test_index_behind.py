"""An index that is behind, broken, missing or of other fields: no leak, and no answer of 500."""

from builders import container
from builders import publish
from datetime import timedelta
from indexing import composed
from indexing import Indexer
from kultura.reader.search.index import schema
from kultura.records.agent import Agent
from kultura.records.record import kinds
from kultura.records.subject import Subject
from kultura.store import clock
from kultura.store import restored
from kultura.store.hides import Limits
from kultura.store.settling import settle
from kultura.store.voting import vote
from pathlib import Path

import pytest


SECRET = "Kanarek"
EVERYTHING = "aggregations=subject,creator,institution,type"


def work(uid: str, title: str, collection: str = "objects", **standing):
    record = kinds()[collection](
        id=uid,
        path=uid,
        title=title,
        language="pl",
        creators=(Agent(name=f"Autor {title}"),),
        subjects=(Subject(value=f"o {title}", label=f"o {title}"),),
        institution="m" if collection == "objects" else None,
    )
    return composed(record, **standing)


@pytest.fixture
def region(store, indexer):
    museum = kinds()["institutions"](id="m", path="m", title="Muzeum", language="pl", kind="museum")
    publish(store, container("c"), composed(museum), work("1", "Zwykły"))
    publish(store, work("2", SECRET, containers=("c",)), work("3", "Kolekcja", "collections"))
    indexer.follow()
    return store


def traces(get) -> list[str]:
    """Where something of the secret is to be seen."""
    paths = {
        "hits": f"/api/v1/search?query={SECRET}",
        "phrase": f'/api/v1/search?query="{SECRET}"',
        "facets": f"/api/v1/objects?{EVERYTHING}",
        "filter": f"/api/v1/objects?creator=Autor {SECRET}",
        "subject": f"/api/v1/search?subject=o {SECRET}",
        "suggestions": f"/api/v1/suggest?query={SECRET[:4]}",
        "not": "/api/v1/objects?query=-Zwykły",
    }
    found = []
    for name, path in paths.items():
        answer = get(path)
        assert answer.status_code == 200, answer.text
        said = answer.json()
        shown = answer.text.replace(SECRET, "", 0)
        total = said.get("total", len(said["results"]))
        expected = 1 if name == "facets" else 0
        if SECRET in shown and f'"value":"o {SECRET}","label":"o {SECRET}","count":0' not in shown:
            found.append(name)
        elif total != expected:
            found.append(f"{name}: {total}")
    return found


def hidden(store) -> None:
    vote(store, ["2"], [])


def in_a_hidden_container(store) -> None:
    vote(store, ["c"], [])


def moved_into_a_hidden_container(store) -> None:
    vote(store, [], [Limits("2", ("never seen",))])


def outside_its_dates(store) -> None:
    with store, store.cursor() as cursor:
        now = clock.now(cursor)
    vote(store, [], [Limits("2", ("c",), visible_until=now)])


@pytest.mark.parametrize(
    "hide", [hidden, in_a_hidden_container, moved_into_a_hidden_container, outside_its_dates]
)
def test_what_is_hidden_leaves_no_trace_before_the_index_knows(get, region, indexer, hide) -> None:
    assert len(traces(get)) == 7
    hide(region)
    assert traces(get) == []
    settle(region)
    assert traces(get) == []
    indexer.follow()
    assert traces(get) == []


def test_answer_of_an_index_behind_is_not_kept(get, region, indexer) -> None:
    publish(region, work("4", "Świeży"))
    assert get("/api/v1/search?query=świeży").json()["total"] == 0
    indexer.follow()
    assert get("/api/v1/search?query=świeży").json()["total"] == 1


def test_date_that_passes_takes_a_record_out_of_the_index_by_itself(get, region, indexer) -> None:
    with region, region.cursor() as cursor:
        end = clock.now(cursor) + timedelta(hours=1)
    publish(region, work("2", SECRET, containers=("c",), visible_until=end))
    indexer.follow()
    assert len(traces(get)) == 7
    with region, region.cursor() as cursor:
        clock.set_ahead(cursor, timedelta(hours=2))
    assert traces(get) == []


def test_container_shown_again_shows_what_is_in_it(get, region, indexer) -> None:
    vote(region, ["c"], [])
    settle(region)
    indexer.follow()
    assert traces(get) == []
    publish(region, container("c"))
    indexer.follow()
    assert len(traces(get)) == 7


def test_hidden_institution_is_in_no_facet(get, region) -> None:
    assert '"Muzeum"' in get("/api/v1/objects?aggregations=institution").text
    vote(region, ["m"], [])
    answer = get("/api/v1/objects?aggregations=institution,kind")
    assert answer.json()["aggregations"] == {"institution": [], "kind": []}
    assert get("/api/v1/objects?institution=m&type=object").json()["total"] == 0


def files_of(index: Path) -> list[Path]:
    """Return the files of an index, and of that of pages inside it."""
    return [one for one in index.rglob("*") if one.is_file()]


def test_deleted_index_is_made_anew_and_nothing_fails_meanwhile(get, region, indexer) -> None:
    assert len(traces(get)) == 7
    for file in [*files_of(indexer.folder.current()), indexer.folder.path / "current"]:
        file.unlink()
    hidden(region)
    assert traces(get) == []
    indexer.follow()
    assert traces(get) == []
    assert get("/api/v1/search?query=zwykły").json()["total"] == 1


def test_corrupted_index_is_made_anew(get, region, indexer) -> None:
    before = indexer.folder.current()
    for file in files_of(before):
        if file.name not in ("meta.json", ".tantivy-meta.lock", ".tantivy-writer.lock"):
            size = file.stat().st_size
            with file.open("r+b") as opened:
                opened.write(b"\xff" * size)
    statuses = {get(f"/api/v1/search?query=zwykły&pageSize={n}").status_code for n in range(1, 9)}
    assert statuses <= {200, 503}
    if 503 in statuses:
        assert get("/api/v1/search?query=zwykły").json()["detail"].startswith("The search index")
    indexer.folder.say_broken(before)
    indexer.follow()
    assert indexer.folder.current() != before
    assert get("/api/v1/search?query=zwykły").json()["total"] == 1
    assert len(traces(get)) == 7


def test_index_nobody_can_open_is_made_anew(get, region, indexer, served) -> None:
    before = indexer.folder.current()
    indexer.close()
    (before / "meta.json").write_text("{")
    again = Indexer(served)
    again.follow()
    assert again.folder.current() != before
    assert len(traces(get)) == 7
    again.close()


def test_other_fields_are_another_index_and_the_old_one_answers_until_then(
    get, region, indexer, served, monkeypatch
) -> None:
    before = indexer.folder.current()
    indexer.close()
    monkeypatch.setattr(schema, "VERSION", 99)
    again = Indexer(served)
    assert len(traces(get)) == 7
    again.follow()
    assert again.folder.current() != before
    assert not before.exists()
    assert len(traces(get)) == 7
    again.close()


def test_index_of_another_history_is_not_asked_and_put_right(get, store, region, indexer) -> None:
    with store, store.cursor() as cursor:
        cursor.execute("DELETE FROM publication.record WHERE uid = '2'")
        cursor.execute("UPDATE publication.state SET version = version + 1, change = 1")
        cursor.execute("DELETE FROM publication.change WHERE id > 1")
    answer = get(f"/api/v1/search?query={SECRET}")
    assert answer.status_code == 503
    assert "Retry-After" in answer.headers
    indexer.follow()
    assert traces(get) == []


def test_index_of_another_store_is_not_asked_and_put_right(get, store, region, indexer) -> None:
    with store, store.cursor() as cursor:
        cursor.execute("DELETE FROM publication.record WHERE uid = '2'")
        cursor.execute("UPDATE publication.state SET change = change + 1000")
        restored.adopt(cursor)
    answer = get(f"/api/v1/search?query={SECRET}")
    assert answer.status_code == 503
    assert get("/readyz").status_code == 503
    indexer.follow()
    assert traces(get) == []
    assert get("/api/v1/search?query=zwykły").json()["total"] == 1
