"""What the demo region's API answers is what its description says."""

from collections.abc import Iterator
from kultura.records.record import kinds
from typing import Any

import jsonschema
import pytest


BIG = 100  # results of one page


@pytest.fixture(scope="module")
def document(demo) -> dict[str, Any]:
    """The description, in which objects have no members but those it names."""
    found = demo.get("/api/v1/openapi.json").json()
    for schema in found["components"]["schemas"].values():
        if "properties" in schema:
            schema["additionalProperties"] = False
    return found


@pytest.fixture(scope="module")
def records(demo) -> list[dict[str, Any]]:
    """All records of the demo, in all their languages."""
    return [
        record
        for collection in kinds()
        for language in ("pl", "en", "uk")
        for record in page(demo, f"/api/v1/{collection}?pageSize={BIG}&lang={language}")
    ]


def page(demo, path: str) -> list[dict[str, Any]]:
    """The results of a page."""
    return demo.get(path).json()["results"]


def validator(document: dict[str, Any], name: str) -> jsonschema.Draft202012Validator:
    """What checks an answer against a schema of the description, formats too."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker)


def test_every_kind_of_record_is_there(records) -> None:
    assert {record["type"] for record in records} == {kind.type for kind in kinds().values()}


@pytest.mark.parametrize("kind", kinds().values(), ids=lambda kind: kind.type)
def test_records_are_as_described(document, records, kind) -> None:
    checked = validator(document, kind.__name__)
    wrong = [
        f"{record['path']} {error.json_path}: {error.message[:200]}"
        for record in records
        if record["type"] == kind.type
        for error in checked.iter_errors(record)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("/api/v1/", "Root"),
        ("/api/v1/changes?pageSize=100", "Changes"),
        ("/api/v1/vocabularies", "Vocabularies"),
        ("/api/v1/vocabularies/genres", "Vocabulary"),
        ("/api/v1/exhibits", "ExhibitResults"),
        ("/api/v1/search?query=morze&aggregations=type,subject", "Results"),
        ("/api/v1/suggest?query=mu", "Suggestions"),
        ("/api/v1/exhibits/none", "Problem"),
        ("/api/v1/exhibits?pages=1", "Problem"),
    ],
)
def test_answers_are_as_described(document, demo, path, schema) -> None:
    validator(document, schema).validate(demo.get(path).json())


def test_nothing_is_null_or_empty_and_links_lead_nowhere_inside(records, demo) -> None:
    for record in records:
        for value in scalars(record):
            assert value not in (None, "")
        for inside in ("resolveuid", "/kultura/", "class=", "style=", "/plone/"):
            assert inside not in record.get("text", "")


def scalars(part: Any) -> Iterator[Any]:
    """Yield all values in an answer that are neither lists nor objects."""
    if isinstance(part, dict | list):
        for inner in part.values() if isinstance(part, dict) else part:
            yield from scalars(inner)
    else:
        yield part


def test_record_says_its_language_and_links_the_others(demo, records) -> None:
    (found,) = [one for one in records if one["path"] == "biblioteka" and one["language"] == "uk"]
    answer = demo.get(f"/api/v1/institutions/{found['id']}", Accept_Language="uk, pl;q=0.5")
    assert answer.headers["Content-Language"] == answer.json()["language"] == "uk"
    assert answer.headers["Vary"] == "Accept-Encoding, Accept-Language"
    linked = answer.headers["Link"]
    assert 'lang=pl>; rel="alternate"; hreflang="pl"' in linked
    assert 'hreflang="en"' in linked


def test_field_without_a_translation_is_in_the_regions_language(demo, records) -> None:
    by_language = {one["language"]: one for one in records if one["path"] == "biblioteka"}
    ukrainian, polish = by_language["uk"], by_language["pl"]
    assert ukrainian["title"] != polish["title"]
    assert ukrainian.get("text") == polish["text"]


def test_accessibility_of_the_venue_is_the_records_too(records) -> None:
    venues = {one["id"]: one for one in records if one["type"] == "venue"}
    shown = [one for one in records if one["type"] == "exhibit" and "place" in one]
    assert shown
    for record in shown:
        venue = venues[record["place"]["id"]]
        assert record["accessibility"]["venue"] == venue["accessibility"]["venue"]
