"""Over HTTP: what is beyond a limit is refused with a sentence."""

import pytest


ENDPOINTS = (
    "",
    "@search",
    "@vocabularies/plone.app.vocabularies.PortalTypes",
    "@users",
)


@pytest.mark.parametrize("path", ENDPOINTS)
@pytest.mark.parametrize("size", ["0", "-1", "1001", "100000000000000000000", "many", "1.5", ""])
def test_page_size_has_limits(manager, path, size):
    answer = manager.get(f"++api++/{path}", params={"b_size": size})
    assert answer.status_code == 400
    assert "'b_size' must be a whole number from 1 to" in answer.json()["message"]
