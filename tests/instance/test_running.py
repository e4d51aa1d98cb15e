"""The whole instance runs: PostgreSQL, RelStorage, Zope, waitress, the region."""

import requests


def test_the_site_answers(running_cms) -> None:
    answer = requests.get(running_cms.url, auth=running_cms.auth, timeout=60)
    assert answer.status_code == 200
    assert 'lang="pl"' in answer.text
    assert "Region testowy" in answer.text


def test_plone_restapi_answers_the_administrator(running_cms) -> None:
    answer = requests.get(
        f"{running_cms.url}/++api++/@addons/kultura",
        auth=running_cms.auth,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert answer.json()["is_installed"] is True
