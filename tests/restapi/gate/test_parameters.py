"""Parameters are checked against one table; what is beyond it is named, with what to do."""

from kultura.restapi import limits
from kultura.restapi.gate import parameters
from kultura.restapi.refusals import BadInput

import pytest


BEYOND = [
    ("@search", {"b_size": "101"}, "b_size"),
    ("@search", {"b_size": "0"}, "b_size"),
    ("@search", {"b_size": "-1"}, "b_size"),
    ("@search", {"b_size": "9" * 30}, "b_size"),
    ("@search", {"b_size": "ten"}, "b_size"),
    ("@search", {"b_size": ["10", "20"]}, "b_size"),
    ("@search", {"b_size": None}, "b_size"),
    ("@search", {"b_start": "-1"}, "b_start"),
    ("@search", {"sort_limit": "1001"}, "sort_limit"),
    ("@search", {"fullobjects": "1", "b_size": "26"}, "b_size"),
    ("@vocabularies", {"b_size": "-1"}, "b_size"),
    ("@vocabularies", {"b_size": "1001"}, "b_size"),
    ("@users", {"limit": "1001"}, "limit"),
    ("@relations", {"max": "101"}, "max"),
    ("", {"expand.navigation.depth": "4"}, "expand.navigation.depth"),
    ("", {"expand.contextnavigation.bottomLevel": "0"}, "expand.contextnavigation.bottomLevel"),
    ("", {"expand": "a,b,c,d,e,f"}, "expand"),
    ("", {"expand": ["a", "b", "c", "d", "e", "f"]}, "expand"),
    ("@search", {"metadata_fields": ["f"] * 31}, "metadata_fields"),
    ("@search", {"UID": ["0" * 32] * 101}, "UID"),
    ("@search", {"SearchableText": "a" * 201}, "SearchableText"),
    ("@search", {"portal_type": "a" * 1001}, "portal_type"),
    ("@search", {"x" * 2000: "1"}, "x" * 40),
    ("@search", {str(n): "1" for n in range(101)}, "parameters"),
]


@pytest.mark.parametrize(("service", "asked", "named"), BEYOND)
def test_beyond_the_limit_is_refused_by_name(service, asked, named):
    with pytest.raises(BadInput) as refusal:
        parameters.check(asked, service)
    assert refusal.value.details["parameter"] == named


@pytest.mark.parametrize("name", limits.NUMBERS)
@pytest.mark.parametrize("end", ["least", "most"])
def test_both_ends_of_a_range_are_allowed(name, end):
    parameters.check({name: str(getattr(limits.NUMBERS[name], end))}, "@search")


def test_an_endless_address_is_refused():
    parameters.check_query_string("a" * limits.QUERY_STRING_BYTES)
    with pytest.raises(BadInput):
        parameters.check_query_string("a" * (limits.QUERY_STRING_BYTES + 1))


def test_criteria_may_be_longer_than_words():
    parameters.check({"query": "a" * 5000}, "@querystring-search")


def test_vocabularies_have_longer_pages():
    parameters.check({"b_size": "1000"}, "@vocabularies")


def test_a_nul_is_refused():
    with pytest.raises(BadInput):
        parameters.check({"SearchableText": "Zamek\0"}, "@search")


def test_unknown_name_offers_the_nearest():
    with pytest.raises(BadInput) as refusal:
        parameters.check_known("sort_on", ["sortable_titel"], ["sortable_title", "modified"])
    assert refusal.value.details["nearest"] == "sortable_title"


def test_unknown_name_unlike_any_lists_what_is_known():
    with pytest.raises(BadInput) as refusal:
        parameters.check_known("sort_on", ["zzz"], ["sortable_title", "modified"])
    assert refusal.value.message.mapping["known"] == "modified, sortable_title"
