"""Every shipped data file is sound: labels, unique values, parents, URIs."""

from kultura.records.rights import statements
from kultura.vocabularies.terms import names
from kultura.vocabularies.terms import vocabulary

import pytest
import re


BROADER = {
    "banknote",
    "design-drawing",
    "digital",
    "digital-born",
    "earthenware",
    "folk-costume",
    "goldsmithing",
    "herbarium-sheet",
    "liturgical-object",
    "old-print",
    "puppet",
    "scientific-instrument",
    "stage-costume",
    "stage-model",
    "vehicle",
}


PROMISED = """
access_levels accessibility_features accessibility_services agent_roles areas attribution_qualifiers
audiences availabilities dimension_types division_types edm_types event_statuses event_types genres
institution_kinds languages materials modes object_types page_types place_roles price_categories
rights_statements school_levels school_subjects
"""


def test_promised_vocabularies_are_there() -> None:
    assert set(PROMISED.split()) <= set(names())


@pytest.mark.parametrize("name", names())
def test_labels_in_polish_and_english(name: str) -> None:
    missing = [t.value for t in vocabulary(name).terms if not {"pl", "en"} <= set(t.labels)]
    assert missing == []


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("language", ["pl", "en"])
def test_labels_are_told_apart(name: str, language: str) -> None:
    labels = [t.label(language) for t in vocabulary(name).terms]
    assert sorted(set(labels)) == sorted(labels)


@pytest.mark.parametrize("name", names())
def test_values_can_be_tokens_of_a_form_and_filters_of_an_address(name: str) -> None:
    allowed = re.compile(r"[A-Za-z0-9][A-Za-z0-9:/.-]*")
    assert [t.value for t in vocabulary(name).terms if not allowed.fullmatch(t.value)] == []


@pytest.mark.parametrize("name", names())
def test_uris_are_uris(name: str) -> None:
    uris = [t.uri for t in vocabulary(name).terms if t.uri]
    assert [uri for uri in uris if not re.match(r"https?://[a-z.]+/\S+$", uri)] == []


@pytest.mark.parametrize("name", ["object_types", "materials", "techniques", "dimension_types"])
def test_an_aat_uri_stands_for_one_term(name: str) -> None:
    uris = [t.uri for t in vocabulary(name).terms if t.uri]
    assert sorted(set(uris)) == sorted(uris)


@pytest.mark.parametrize("name", ["object_types", "materials"])
def test_every_type_of_object_and_material_names_an_aat_concept(name: str) -> None:
    aat = re.compile(r"http://vocab\.getty\.edu/aat/300\d{6}")
    terms = vocabulary(name).terms
    uris = {t.value: [t.uri, t.facts.get("broad_match")] for t in terms}
    named = {value: [uri for uri in found if uri] for value, found in uris.items()}
    assert [
        v for v, found in named.items() if [bool(aat.fullmatch(u)) for u in found] != [True]
    ] == []


def test_only_these_have_a_broader_concept_than_themselves() -> None:
    broader = {t.value for n in names() for t in vocabulary(n).terms if t.facts.get("broad_match")}
    assert broader == BROADER


def test_school_has_eight_classes_and_no_gimnazjum() -> None:
    levels = vocabulary("school_levels")
    counts = {t.value: len(levels.narrower(t.value)) for t in levels.narrower(None)}
    assert counts == {
        "preschool": 0,
        "primary": 8,
        "liceum": 4,
        "technikum": 5,
        "branzowa-1": 3,
        "branzowa-2": 2,
        "policealna": 0,
        "special": 0,
    }
    assert not [t for t in levels.terms if "gimnazj" in t.label("pl")]


def test_classes_are_numbers() -> None:
    classes = vocabulary("school_levels").narrower("primary")
    assert [t.facts["number"] for t in classes] == list(range(1, 9))


def test_areas_are_the_16_voivodeships() -> None:
    assert [t.value for t in vocabulary("areas").terms] == [f"{n:02}" for n in range(2, 33, 2)]


def test_yes_and_no_stay_words() -> None:
    assert [t.value for t in vocabulary("accessibility_values").terms] == ["yes", "limited", "no"]


def test_edm_types_are_the_five_of_edm() -> None:
    values = [t.value for t in vocabulary("edm_types").terms]
    assert values == ["TEXT", "IMAGE", "SOUND", "VIDEO", "3D"]


def test_rights_statements_are_those_of_the_record() -> None:
    assert [t.value for t in vocabulary("rights_statements").terms] == list(statements())
    assert vocabulary("rights_statements").terms[0].facts["reuse"] == "permission"
