"""Thousands of odd requests made from the description: no failure, nothing that it does not say."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from schemathesis import APIOperation
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import content_type_conformance
from schemathesis.specs.openapi.checks import response_schema_conformance
from schemathesis.specs.openapi.checks import status_code_conformance
from typing import Any

import pytest
import requests
import schemathesis


pytestmark = pytest.mark.minutes

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
SLOWEST = 1.0  # seconds


@pytest.fixture(scope="module")
def described(demo) -> Any:
    """The description as schemathesis reads it; the reader has its dictionaries in memory."""
    assert demo.get("/api/v1/search?query=morze").status_code == 200
    return schemathesis.openapi.from_url(f"{demo.url}/api/v1/openapi.json")


@pytest.fixture(scope="module")
def known(demo) -> list[str]:
    """Ids that are there, of all collections."""
    return [one["id"] for one in demo.get("/api/v1/changes?pageSize=100").json()["results"]]


def ask(described: Any, known: list[str], examples: int) -> int:
    """Make requests for every operation and check each answer; return how many there were."""
    with requests.Session() as session:
        operations = [result.ok() for result in described.get_all_operations()]
        return sum(ask_one(operation, known, examples, session) for operation in operations)


def ask_one(
    operation: APIOperation, known: list[str], examples: int, session: requests.Session
) -> int:
    """Make requests for one operation, half of them for something that is there."""
    asked = 0

    @settings(
        max_examples=examples if list(operation.iter_parameters()) else 1,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(cases(operation), st.sampled_from([None, *known]))
    def one(case: Case, known_id: str | None) -> None:
        nonlocal asked
        asked += 1
        if known_id and "id" in (case.path_parameters or {}):
            case.path_parameters["id"] = known_id
        response = case.call(session=session, allow_redirects=False)
        case.validate_response(response, checks=CHECKS)
        assert response.elapsed < SLOWEST or again(case) < SLOWEST, case.as_curl_command()

    one()
    return asked


def again(case: Case) -> float:
    """Return the seconds of the fastest of three tries: others may have been in the way."""
    return min(case.call(allow_redirects=False).elapsed for _ in range(3))


def cases(operation: APIOperation) -> st.SearchStrategy[Case]:
    """Requests as described, and requests that are not."""
    good = operation.as_strategy(GenerationMode.POSITIVE)
    if not list(operation.iter_parameters()):
        return good
    return good | operation.as_strategy(GenerationMode.NEGATIVE)


def test_answers_to_odd_requests_are_as_described(described, known) -> None:
    assert ask(described, known, 160) >= 5_000


@pytest.mark.long
def test_answers_to_a_hundred_thousand_odd_requests_are_as_described(described, known) -> None:
    assert ask(described, known, 3_200) >= 100_000
