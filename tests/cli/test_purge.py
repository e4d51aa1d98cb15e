"""``kultura purge`` removes what was deleted long ago, and only that."""

from contextlib import contextmanager
from datetime import timedelta
from kultura.cli.purge import command
from kultura.workflows import deletion
from museums import open_museums
from plone import api
from typer.testing import CliRunner

import json
import pytest
import transaction
import typer


@pytest.fixture
def section(functional_portal, monkeypatch):
    @contextmanager
    def site(settings):
        yield functional_portal

    monkeypatch.setattr("kultura.instance.zope.zope_site", site)
    open_museums(functional_portal)
    section = functional_portal["muzeum"]
    with api.env.adopt_user(username="muzeum-editor"):
        for name in ("dawno", "dzis", "szkic"):
            page = api.content.create(section, "Document", name)
            if name != "szkic":
                api.content.transition(page, "delete")
    long_ago = deletion.deleted_at(section["dawno"]) - timedelta(days=31)
    times = {"dawno": long_ago, "dzis": deletion.deleted_at(section["dzis"])}
    monkeypatch.setattr(deletion, "deleted_at", lambda obj: times[obj.getId()])
    transaction.commit()
    return section


def purge(*options: str) -> dict:
    app = typer.Typer()
    app.command()(command)
    answer = CliRunner().invoke(app, ["--json", *options])
    assert answer.exit_code == 0, answer.output
    return json.loads(answer.stdout)


def test_only_what_is_long_deleted_goes(section) -> None:
    path = "/".join(section["dawno"].getPhysicalPath())
    assert purge() == {"removed": [path], "due": [path]}
    assert "dawno" not in section
    assert {"dzis", "szkic"} <= set(section)


def test_a_dry_run_removes_nothing(section) -> None:
    assert purge("--dry-run")["removed"] == []
    assert "dawno" in section
