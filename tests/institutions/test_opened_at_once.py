"""Institutions opened at the same moment are all opened: by the form's way and by the API."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
import requests


AT_ONCE = 2
ROUNDS = 3


def opened(cms, start: Barrier, name: str) -> requests.Response:
    """Open a museum by plone.restapi when everybody is ready."""
    body = {"@type": "Museum", "id": name, "title": name}
    start.wait()
    return requests.post(
        f"{cms.url}/++api++/",
        json=body,
        auth=cms.auth,
        headers={"Accept": "application/json"},
        timeout=300,
    )


@pytest.mark.parametrize("at_once", [AT_ONCE, pytest.param(4, marks=pytest.mark.long)])
def test_opened_at_once(running_cms, at_once: int) -> None:
    start = Barrier(at_once)
    names = [f"razem-{at_once}-{number}" for number in range(at_once * ROUNDS)]
    with ThreadPoolExecutor(at_once) as threads:
        answers = list(threads.map(lambda name: opened(running_cms, start, name), names))
    assert [answer.status_code for answer in answers] == [201] * len(names)
    for name in names:
        groups = f"{running_cms.url}/++api++/@groups/{name}-editors"
        found = requests.get(
            groups, auth=running_cms.auth, headers={"Accept": "application/json"}, timeout=60
        )
        assert found.status_code == 200
