"""Collections over HTTP: a newspaper by year and month, a digital collection; all resolve."""

from books import book
from books import digitise
from books import library
from houses import named
from houses import present
from kultura.records.collection import Collection
from kultura.store.voting import vote
from pathlib import Path

import json
import jsonschema
import pytest


ISSUES = {
    "n1": "1919-05-02",
    "n2": "1919-05-31",
    "n3": "1919-06-01",
    "n4": "1920-01-01",
    "year-book": "1921",
}
TOP = "/iiif/presentation/3/collection"


@pytest.fixture
def newspaper(store) -> None:
    """A title with issues of which each can be looked at, but one."""
    present(store, library(), Collection(**named("maps", "Mapy"), institution="library"))
    for uid in ISSUES:
        digitise(store, uid, ("Tekst",))
    present(store, book("gazeta"), book("unseen", part_of=("gazeta",), issued="1930-01-01"))
    for uid, issued in ISSUES.items():
        present(store, book(uid, part_of=("gazeta",), issued=issued, collections=("maps",)))


@pytest.fixture
def ask(get, newspaper):
    """Ask for a collection: its items, by the end of their address."""

    def asked(path: str) -> list[tuple[str, str]]:
        answer = get(f"{TOP}/{path}")
        assert answer.status_code == 200, answer.text
        items = answer.json()["items"]
        return [(one["type"], one["id"].partition("/presentation/3/")[2]) for one in items]

    return asked


def test_newspaper_is_listed_by_year_month_and_day(ask) -> None:
    assert ask("gazeta") == [
        ("Manifest", "year-book/manifest"),
        ("Collection", "collection/gazeta/1919"),
        ("Collection", "collection/gazeta/1920"),
    ]
    assert ask("gazeta/1919") == [
        ("Collection", "collection/gazeta/1919-05"),
        ("Collection", "collection/gazeta/1919-06"),
    ]
    assert ask("gazeta/1919-05") == [("Manifest", "n1/manifest"), ("Manifest", "n2/manifest")]


def test_parts_with_parts_are_collections(store, ask) -> None:
    digitise(store, "supplement", ("Dodatek",))
    present(store, book("supplement", part_of=("n1",)))
    assert ask("gazeta/1919-05")[0] == ("Collection", "collection/n1")
    assert ask("n1") == [("Manifest", "supplement/manifest")]


def test_digital_collection_has_its_objects(ask) -> None:
    assert ask("maps")[0] == ("Manifest", "year-book/manifest")
    assert ask("maps/1920") == [("Collection", "collection/maps/1920-01")]


@pytest.mark.parametrize("path", ["gazeta", "gazeta/1919", "gazeta/1919-05", "maps"])
def test_collections_are_valid_by_the_published_schema(get, newspaper, shared, path) -> None:
    schema = json.loads((Path(shared) / "schemas/iiif/presentation-3.0.json").read_text())
    jsonschema.validate(get(f"{TOP}/{path}").json(), schema)


def test_spans_are_called_as_people_say_and_lead_up(get, newspaper) -> None:
    may = get(f"{TOP}/gazeta/1919-05").json()
    assert may["label"] == {"pl": ["maj 1919"], "en": ["May 1919"]}
    assert may["partOf"][0]["id"].endswith("/collection/gazeta/1919")
    dates = [one["navDate"] for one in may["items"]]
    assert dates == ["1919-05-02T00:00:00Z", "1919-05-31T00:00:00Z"]
    year = get(f"{TOP}/gazeta/1919").json()
    assert year["partOf"][0]["id"].endswith("/collection/gazeta")


def test_manifest_says_in_which_collections_it_is(get, newspaper) -> None:
    manifest = get("/iiif/presentation/3/n1/manifest").json()
    found = [one["id"].rpartition("/")[2] for one in manifest["partOf"]]
    assert found == ["gazeta", "maps"]


def test_what_is_not_there_is_said(get, newspaper, store) -> None:
    for path in ("nobody", "library", "gazeta/1850", "gazeta/190", "gazeta/1919-5", "unseen"):
        assert get(f"{TOP}/{path}").status_code == 404, path
    vote(store, ["gazeta"], [])
    assert get(f"{TOP}/gazeta").status_code == 410
    vote(store, ["n4"], [])
    assert get(f"{TOP}/maps/1920").status_code == 404
