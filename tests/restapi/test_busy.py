"""Who loses against others as often as it is tried is told so, and to send it again."""

from plone.restapi.deserializer.dxcontent import DeserializeFromJson
from ZODB.POSException import ConflictError

import pytest


@pytest.fixture
def tried(monkeypatch, manager) -> list[str]:
    """Every PATCH of a museum loses against somebody else; how often it was tried."""
    assert manager.post(json={"@type": "Museum", "id": "dom", "title": "Dom"}).status_code == 201
    tried: list[str] = []

    def lose(self, *args, **kwargs) -> None:
        tried.append(self.context.getId())
        raise ConflictError

    monkeypatch.setattr(DeserializeFromJson, "__call__", lose)
    monkeypatch.setattr("ZPublisher.HTTPRequest.HTTPRequest.delay_retry", lambda self: None)
    return tried


def test_it_is_503_with_when_to_come_again(manager, tried) -> None:
    answer = manager.patch("dom", json={"title": "Inny dom"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert answer.json()["type"] == "ServiceUnavailable"
    assert "send it again" in answer.json()["message"]
    assert tried


def test_a_browser_is_told_in_a_sentence(manager, tried) -> None:
    page = {"headers": {"Accept": "text/html", "Content-Type": "application/json"}}
    answer = manager.patch("++api++/dom", json={"title": "Inny dom"}, **page)
    assert answer.status_code == 503
    assert "Traceback" not in answer.text
