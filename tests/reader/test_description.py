"""The description: whole, true to what is parsed and answered, and readable without a script."""

from builders import projection
from builders import publish
from collections.abc import Iterator
from html.parser import HTMLParser
from kultura.reader.parameters.table import PARAMETERS
from kultura.records.record import kinds
from typing import Any

import jsonschema
import pytest


@pytest.fixture
def document(get) -> dict[str, Any]:
    """The OpenAPI document."""
    return get("/api/v1/openapi.json").json()


def test_document_describes_every_collection_with_its_own_kind(document) -> None:
    assert document["openapi"] == "3.1.0"
    for collection, kind in kinds().items():
        listed = document["paths"][f"/api/v1/{collection}"]["get"]["responses"]["200"]
        shown = str(listed["content"]["application/json"]["schema"])
        assert f"schemas/{kind.__name__}Results'" in shown


def test_files_are_described_as_they_are_answered(document, get) -> None:
    described = document["paths"]["/files/{id}"]["get"]
    assert {"200", "206", "304", "404", "416", "503"} == set(described["responses"])
    answer = get("/files/none")
    assert answer.status_code == 404
    assert answer.headers["Content-Type"] in described["responses"]["404"]["content"]


def test_every_reference_in_the_document_leads_somewhere(document) -> None:
    found = set(references(document))
    assert len(found) > 50
    for one in found:
        _components, kind, name = one.removeprefix("#/").split("/")
        assert name in document["components"][kind]


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        yield from [part["$ref"]] if "$ref" in part else []
        part = list(part.values())
    for inner in part if isinstance(part, list) else ():
        yield from references(inner)


def test_every_schema_is_one(document) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_operations_have_names_of_their_own(document) -> None:
    names = [path["get"]["operationId"] for path in document["paths"].values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("parameter", PARAMETERS.values(), ids=lambda one: one.name)
def test_every_parameter_takes_its_example(parameter) -> None:
    written = str(parameter.example)
    parameter.read(written.lower() if parameter.example is True else written)
    schema = dict(parameter.schema)
    jsonschema.validate(parameter.example, schema, jsonschema.Draft202012Validator)


class Seen(HTMLParser):
    """What a page has in it: tags, and where it would load or lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.links += [given["href"]] if "href" in given else []
        self.ids += [given["id"]] if "id" in given else []


def test_docs_load_nothing_and_every_link_in_them_answers(get, store) -> None:
    publish(store, projection("a"), projection("l", collection="lessons", type="lesson"))
    answer = get("/api/v1/docs")
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "style-src 'sha256-" in answer.headers["Content-Security-Policy"]
    seen = Seen(answer.text)
    assert not seen.tags & {"script", "img", "link", "iframe", "form"}
    assert len(set(seen.ids)) == len(seen.ids)
    for link in {one for one in seen.links if one.startswith("#")}:
        assert link[1:] in seen.ids
    tried = [one for one in seen.links if one.startswith("/") and "?" not in one]
    assert {"/api/v1/exhibits/a", "/api/v1/lessons/l", "/api/v1/exhibits"} <= set(tried)
    assert {get(one).status_code for one in tried if "/exhibits" in one} == {200}
