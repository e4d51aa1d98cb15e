"""`kultura run` runs a projector beside the cms, and commands look after what it writes."""

from eventually import eventually
from kultura.instance.postgresql import connection as connections
from kultura.settings import load
from kultura.store import read
from kultura.store import vocabularies
from kultura.store.connection import connect_reader

import json
import pytest
import requests


@pytest.fixture(scope="module")
def section(running_cms) -> str:
    """A museum made over REST; its UID."""
    answer = requests.post(
        f"{running_cms.url}/++api++",
        auth=running_cms.auth,
        headers={"Accept": "application/json"},
        json={"@type": "Museum", "id": "dwor", "title": "Dwór"},
        timeout=60,
    )
    assert answer.status_code == 201, answer.text
    return answer.json()["UID"]


@pytest.fixture
def reader(running_cms):
    """A reader's cursor."""
    dsn = connections.reader_dsn(load(running_cms.home, environ={}))
    connection = connect_reader(dsn, "test")
    with connection.cursor() as cursor:
        yield cursor
    connection.close()


def test_new_section_is_shown(section, reader) -> None:
    eventually(lambda: read.records(reader, [section], ["pl"]), within=90)  # it starts by itself
    (found,) = read.records(reader, [section], ["pl"])
    assert (found.collection, found.path) == ("institutions", "dwor")
    assert json.loads(found.body)["title"] == "Dwór"


def test_rows_are_verified_by_a_command(running_cms, section) -> None:
    done = running_cms.kultura("rebuild", "--verify", "--json")
    assert json.loads(done.stdout) == []


def test_check_looks_at_the_publication(running_cms, section) -> None:
    done = running_cms.kultura("check", "--json", check=False)
    (found,) = [one for one in json.loads(done.stdout) if one["name"] == "publication"]
    assert found["problems"] == []


def test_integrators_label_reaches_the_public_without_a_restart(running_cms, reader) -> None:
    def label(value: str) -> str | None:
        found = {one.value: one.labels for one in vocabularies.terms_of(reader, "genres")}
        return found.get(value, {}).get("pl")

    assert eventually(lambda: label("drama"), within=30)
    own = running_cms.home / "vocabularies" / "genres.yaml"
    own.parent.mkdir(exist_ok=True)
    own.write_text("drama: sztuka mówiona\n", encoding="utf-8")
    eventually(lambda: label("drama") == "sztuka mówiona", within=30)
