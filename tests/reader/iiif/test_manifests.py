"""Manifests over HTTP: valid, whole, resolving, and gone with the object or its open access."""

from books import book
from books import digitise
from books import open_library
from books import page_of
from books import PUBLIC_DOMAIN
from books import STRUCTURE
from collections.abc import Iterator
from houses import present
from kultura.store.hides import Limits
from kultura.store.page_sets import hide_pages
from kultura.store.page_sets import page_set
from kultura.store.page_sets import write_edits
from kultura.store.vocabularies import keep_vocabularies
from kultura.store.vocabularies import StoredTerm
from kultura.store.voting import vote
from lxml import etree
from pathlib import Path
from typing import Any

import json
import jsonschema
import pytest


MANIFEST = "/iiif/presentation/3/book/manifest"


@pytest.fixture
def manifest(get, store) -> dict[str, Any]:
    open_library(store)
    answer = get(MANIFEST)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture
def resolve(get, manifest):
    """Ask for one of the manifest's own addresses, wherever the service runs."""
    base = manifest["id"].removesuffix(MANIFEST)
    return lambda address: get(address.removeprefix(base))


def addresses(said: Any) -> Iterator[str]:
    """Yield every id in a manifest."""
    if isinstance(said, dict):
        yield from [said["id"]] if "id" in said else []
        for value in said.values():
            yield from addresses(value)
    elif isinstance(said, list):
        for one in said:
            yield from addresses(one)


def test_manifest_is_valid_by_the_published_schema(manifest, shared: Path) -> None:
    schema = json.loads((shared / "schemas/iiif/presentation-3.0.json").read_text())
    jsonschema.validate(manifest, schema)


def test_manifest_tells_of_the_object(manifest) -> None:
    assert manifest["@context"] == "http://iiif.io/api/presentation/3/context.json"
    assert manifest["label"] == {"pl": ["Kroniki"]}
    assert manifest["rights"] == PUBLIC_DOMAIN
    assert manifest["navDate"] == "1919-01-01T00:00:00Z"
    assert manifest["requiredStatement"]["value"] == {"pl": ["Biblioteka"]}
    (provider,) = manifest["provider"]
    assert provider["label"] == {"pl": ["Biblioteka"]}
    facts = {one["label"]["en"][0]: one["value"] for one in manifest["metadata"]}
    assert facts == {"Creators": {"pl": ["Jan Nowak"]}, "Date": {"pl": ["1919"]}}


def test_pages_are_canvases_in_order_with_their_images(manifest) -> None:
    canvases = manifest["items"]
    assert [one["label"]["none"] for one in canvases] == [["[1]"], ["2"], ["3"], ["4"]]
    assert [(one["width"], one["height"]) for one in canvases] == [(1000, 1500)] * 4
    images = [bool(one["items"]) for one in canvases]
    assert images == [True, True, False, True]
    (annotation,) = canvases[0]["items"][0]["items"]
    assert annotation["target"] == canvases[0]["id"]
    assert annotation["body"]["service"][0]["id"].endswith(f"/iiif/image/3/{page_of(1)}")
    assert ["rendering" in one for one in canvases] == [True, True, False, True]


def test_structure_is_told_as_ranges(manifest) -> None:
    first, second = manifest["structures"]
    assert first["label"] == {"none": ["Wstęp"]}
    assert [one["id"] for one in first["items"]] == [one["id"] for one in manifest["items"][:2]]
    assert second["label"] == {"pl": ["Rozdział"], "en": ["Chapter"]}


def test_parts_without_a_title_are_called_as_the_region_calls_them(get, store) -> None:
    types = ("CHAPTER", "colophon")
    parts = [{"type": type, "label": "", "pages": [1], "parts": []} for type in types]
    open_library(store)
    digitise(store, division=STRUCTURE | {"parts": parts})
    chapter = {"pl": "Opowiadanie", "en": "Tale"}
    assert keep_vocabularies(
        store, [StoredTerm("division_types", "chapter", 0, None, None, chapter)]
    )
    assert [one["label"] for one in get(MANIFEST).json()["structures"]] == [
        {"pl": ["Opowiadanie"], "en": ["Tale"]},
        {"pl": ["Część"], "en": ["Section"]},
    ]


def test_addresses_are_unlike_and_canvases_resolve(manifest, resolve) -> None:
    for canvas in manifest["items"]:
        found = resolve(canvas["id"]).json()
        assert canvas.items() <= found.items()
        assert found["partOf"] == [{"id": manifest["id"], "type": "Manifest"}]
    ranges = [one["id"] for one in manifest["structures"]]
    assert len(set(ranges)) == len(ranges)
    assert all(one.startswith("http") for one in addresses(manifest))


def test_texts_are_there_plain_and_as_valid_alto(manifest, resolve, shared: Path) -> None:
    second = manifest["items"][1]
    plain = resolve(second["rendering"][0]["id"])
    assert plain.text == "Kroniki Łodzi i oko-\nlic miasta"
    assert plain.headers["Content-Type"] == "text/plain; charset=utf-8"
    alto = resolve(second["seeAlso"][0]["id"])
    assert alto.headers["Content-Type"] == "application/xml"
    root = etree.fromstring(alto.content)
    strings = list(root.iter("{*}String"))
    assert [one.get("CONTENT") for one in strings] == [
        "Kroniki",
        "Łodzi",
        "i",
        "oko",
        "lic",
        "miasta",
    ]
    assert [one.get("HPOS") for one in strings] == ["0", "100", "200", "300", "400", "500"]
    whole = resolve(manifest["rendering"][0]["id"]).text
    assert whole.split("\n\f\n")[1] == plain.text


def test_record_leads_to_its_manifest(manifest, get) -> None:
    record = get("/api/v1/objects/book").json()
    assert record["manifest"].endswith(MANIFEST)
    assert (record["pageCount"], record["hasText"]) == (4, True)
    assert [one["mediaType"] for one in record["downloads"]] == ["text/plain"]


def test_record_shows_the_page_that_stands_for_all(manifest, get, store) -> None:
    (shown,) = get("/api/v1/objects/book").json()["images"]
    service = manifest["thumbnail"][0]["service"][0]["id"]
    assert service.endswith(shown["iiif"].partition("/iiif/")[2])
    assert shown["iiif"].endswith(page_of(1))
    said = {"width": 1000, "height": 1500, "alt": "Kroniki", "decorative": False}
    assert {name: shown[name] for name in said} == said
    for chosen, page in ((page_of(4), page_of(4)), (page_of(3), page_of(1))):  # 3 has no image
        with store, store.cursor() as cursor:
            cursor.execute("UPDATE digitisation.form SET cover = %s", (chosen,))
        present(store, book(summary=chosen))  # another version of the store
        (shown,) = get("/api/v1/objects/book").json()["images"]
        assert shown["iiif"].rpartition("/")[2] == page, chosen
    with store, store.cursor() as cursor:
        cursor.execute("UPDATE digitisation.form SET cover = ''")
    present(store, book())


@pytest.mark.parametrize("access", ["metadata-only", "on-premises"])
def test_restricted_access_leaves_the_record_alone(manifest, get, resolve, store, access) -> None:
    before = [one for one in dict.fromkeys(addresses(manifest)) if "/iiif/" in one]
    vote(store, [], [Limits("book", (), access=access)])
    elsewhere = ("#", "/image/", "/search/")
    served = [one for one in before if not any(part in one for part in elsewhere)]
    assert len(served) == 12
    assert {resolve(one).status_code for one in served} == {404}
    record = get("/api/v1/objects/book").json()
    assert record["downloads"] == record["images"] == []
    assert not {"manifest", "pageCount", "hasText"} & set(record)
    present(store, book())
    assert get(MANIFEST).json() == manifest


def test_withdrawn_object_is_gone(manifest, get, store) -> None:
    vote(store, ["book"], [])
    assert get(MANIFEST).status_code == 410
    assert get(f"/iiif/presentation/3/book/canvas/{page_of(1)}").status_code == 410
    assert get(f"/iiif/text/{page_of(2)}.txt").status_code == 404


def test_what_is_no_object_has_none(manifest, get, store) -> None:
    for id in ("library", "nobody", "x" * 100, "%00"):
        assert get(f"/iiif/presentation/3/{id}/manifest").status_code == 404
    assert get(f"/iiif/presentation/3/book/canvas/{page_of(9)}").status_code == 404
    present(store, book("bare"))
    assert get("/iiif/presentation/3/bare/manifest").status_code == 404


def test_pages_of_a_corrected_package_keep_their_addresses(manifest, get, store) -> None:
    digitise(store, texts=("Nowy tekst", "Drugi"))
    again = get(MANIFEST).json()
    assert [one["id"] for one in again["items"]] == [one["id"] for one in manifest["items"][:2]]
    assert get(f"/iiif/text/{page_of(1)}.txt").text == "Nowy tekst"


def test_hidden_page_is_nowhere(manifest, get, resolve, store) -> None:
    image = manifest["items"][1]["items"][0]["items"][0]["body"]["service"][0]["id"]
    text = manifest["items"][1]["rendering"][0]["id"]
    assert resolve(f"{image}/info.json").status_code == resolve(text).status_code == 200
    with store, store.cursor() as cursor:
        hide_pages(cursor, "book", {page_of(2): "Powód."}, "ewa")
    shown = get(MANIFEST).json()
    assert [one["label"]["none"] for one in shown["items"]] == [["[1]"], ["3"], ["4"]]
    assert page_of(2) not in json.dumps(shown)
    gone = (f"{image}/info.json", f"{image}/full/max/0/default.jpg", text)
    assert [resolve(address).status_code for address in gone] == [404] * 3
    assert get("/api/v1/objects/book").json()["pageCount"] == 3
    assert "okolic" not in resolve(manifest["rendering"][0]["id"]).text


def test_chosen_page_stands_for_the_object(manifest, get, store) -> None:
    assert page_of(1) in manifest["thumbnail"][0]["id"]
    with store, store.cursor() as cursor:
        known = page_set(cursor, "book").pages
        write_edits(cursor, "book", known, page_of(4), (), "ewa")
    assert page_of(4) in get(MANIFEST).json()["thumbnail"][0]["id"]
    with store, store.cursor() as cursor:
        hide_pages(cursor, "book", {page_of(4): "Powód."}, "ewa")
    assert page_of(1) in get(MANIFEST).json()["thumbnail"][0]["id"]
