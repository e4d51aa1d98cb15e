"""A page of another site cannot write with the cookie of the person who looks at it."""

import pytest


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "null", "http://localhost.evil.example"]
)
def test_a_foreign_page_cannot_write(manager, origin):
    answer = manager.patch("++api++/", data="{}", headers={"Origin": origin})
    assert answer.status_code == 403


def test_a_foreign_page_may_ask(manager):
    assert manager.get("++api++/", headers={"Origin": "https://evil.example"}).status_code == 200


def test_our_own_page_writes(manager):
    own = manager.site.rpartition("/")[0]
    answer = manager.patch("++api++/", json={"description": "x"}, headers={"Origin": own})
    assert answer.status_code == 204
