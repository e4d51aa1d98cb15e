"""Images that the repository has already are told of when they come again as something else."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from kultura.batches.deciding import decide
from kultura.cli import app
from kultura.cli import discover
from kultura.cli.repository import note_all
from kultura.repository import premis
from kultura.store.findings import findings_of
from packages import made
from packages import picture
from plone import api
from typer.testing import CliRunner
from typing import Any

import json
import pytest
import shutil
import transaction


ALL = "All 2 images are kept already, byte for byte: in kultura:biblioteka/atlas, “Atlas”."
SOME = "1 of 3 images are kept already, byte for byte: in kultura:biblioteka/atlas, “Atlas”."


def told(cursor, brought) -> list[tuple[str, str]]:
    """Return what was found about images that are kept already: how grave, and what it means."""
    cursor.connection.rollback()
    found = findings_of(cursor, brought.batch.id)
    return [(one.severity, one.means) for one in found if "already" in one.means]


def again(package, name: str):
    """Make another package of the images of one."""
    top = shutil.copytree(package, package.parent / name)
    (top / "opis.csv").write_text(f"Tytuł\n{name.title()}\n", encoding="utf-8")
    return top


def test_the_same_object_by_another_name_waits_for_a_decision(
    ingest, package, library, go_on, repository, cursor
) -> None:
    ingest(package)
    (second,) = ingest(again(package, "atlas-bis"))
    assert second.batch.state == "needs-decision"
    assert told(cursor, second) == [("decision", ALL)]
    assert not repository.holds("kultura:biblioteka/atlas-bis")
    with api.env.adopt_user(username="region"):
        decide(library.aq_parent, second.batch.id, "waive", "Drugi egzemplarz.")
    assert go_on(second.batch.id).batch.state == "described"
    stored = repository.object("kultura:biblioteka/atlas-bis")
    happened = premis.serialize("x", premis.events(repository, stored)).decode()
    assert "Drugi egzemplarz." in happened
    assert ALL in happened


@pytest.fixture
def command(library, settings, monkeypatch) -> Callable[..., Any]:
    """Calls `kultura ingest` in this process and site."""

    @contextmanager
    def site(_settings: Any, user: str) -> Iterator[Any]:
        with api.env.adopt_user(username=user):
            yield library.aq_parent

    monkeypatch.setattr("kultura.instance.zope.zope_site", site)
    monkeypatch.setenv("KULTURA_HOME", str(settings.home))
    discover(app)
    return lambda *words: CliRunner().invoke(app, ["ingest", "--jobs", "1", *map(str, words)])


def test_a_dry_run_for_an_institution_tells_of_them(ingest, package, command, cursor) -> None:
    ingest(package)
    other = again(package, "atlas-bis")
    assert command("--dry-run", other).exit_code == 0  # whose it is was not said
    whose = ("--institution", "biblioteka", "--as", "biblioteka-editor")
    result = command("--dry-run", "--json", *whose, other)
    assert result.exit_code == 1, result.output
    (report,) = json.loads(result.stdout)
    assert report["state"] == "needs-decision"
    assert ALL in [finding["means"] for finding in report["findings"]]
    assert command("--dry-run", "--institution", "biblioteka", other).exit_code == 2
    cursor.execute("SELECT count(*) FROM digitisation.batch")
    assert cursor.fetchone() == (1,)


def test_some_images_are_worth_a_note(ingest, package, tmp_path, cursor) -> None:
    ingest(package)
    other = made(tmp_path / "globus", "Tytuł\nGlobus\n", pages=1)
    picture(other / "2.png", 52)
    picture(other / "3.png", 53)
    (brought,) = ingest(other)
    assert brought.batch.state == "described"
    assert told(cursor, brought) == [("note", SOME)]


def test_a_corrected_package_is_no_duplicate_of_itself(ingest, package, cursor) -> None:
    ingest(package)
    picture(package / "3.png", 53)
    (second,) = ingest(package)
    assert (second.batch.version, told(cursor, second)) == (2, [])


def test_of_another_institution_only_what_is_public_is_named(
    ingest, package, museum, record, cursor
) -> None:
    (first,) = ingest(package)
    order = {"institution": "muzeum", "person": "muzeum-editor"}
    (hidden,) = ingest(again(package, "mapa"), **order)
    assert hidden.batch.state == "described"
    ((grave, means),) = told(cursor, hidden)
    assert (grave, "atlas" in means) == ("note", False)
    assert means.startswith("2 of 2 images are kept already")
    with api.env.adopt_roles(roles=["Manager"]):
        record(first).title = "Atlas nieba"
        api.content.transition(record(first), "submit")
    with api.env.adopt_user(username="region"):
        api.content.transition(record(first), "publish")
    transaction.commit()
    picture(package.parent / "mapa/3.png", 53)
    (seen,) = ingest(package.parent / "mapa", **order)
    ((_grave, means),) = told(cursor, seen)
    assert "in kultura:biblioteka/atlas, “Atlas nieba”" in means


def test_it_is_noted_anew_from_the_masters(ingest, package, repository, cursor, connection) -> None:
    ingest(package)
    cursor.execute("DELETE FROM digitisation.master_digest")
    assert note_all(cursor, repository) == 1
    connection.commit()
    (second,) = ingest(again(package, "atlas-bis"))
    assert told(cursor, second) == [("decision", ALL)]
