"""What is wrong with an import is said before its first row: place, user, files."""

from kultura.imports.faults import ImportRefused
from kultura.imports.faults import SourceFault
from kultura.imports.mapping.faults import MappingFault
from kultura.imports.order import Order
from kultura.imports.preparing import prepare
from plone import api
from plone.app.testing import login

import pytest
import transaction


MAPPING = "identifier: id\nfields: {title: title, inventory_number: id}\n"


@pytest.fixture
def prepared(museum, tmp_path):
    """Return a function that prepares an import of one row."""

    def run(
        content="id;title\n1;a\n", mapping=MAPPING, institution="muzeum", name="a.csv", **order
    ):
        source, rules = tmp_path / name, tmp_path / "m.yaml"
        source.write_text(content, encoding="utf-8")
        rules.write_text(mapping, encoding="utf-8")
        asked = Order(institution, **order)
        return prepare(museum.aq_parent, source, rules, asked, tmp_path / "runs")

    return run


@pytest.fixture
def as_(museum):
    """Return a function that logs somebody in, by what they are."""
    users = {
        "editor": "muzeum-editors",
        "manager": "muzeum-managers",
        "region": "regional-administrators",
        "stranger": None,
    }
    for name, group in users.items():
        api.user.create(username=name, email=f"{name}@example.org", password="Not-a-secret-1")
        if group:
            api.group.add_user(groupname=group, username=name)
    transaction.commit()
    return lambda name: login(museum.aq_parent, name)


@pytest.mark.parametrize(
    ("institution", "place"),
    [
        ("muzeum", "/plone/muzeum/obiekty"),
        ("/plone/muzeum/", "/plone/muzeum/obiekty"),
        ("muzeum/obiekty", "/plone/muzeum/obiekty"),
    ],
)
def test_objects_go_where_the_institution_keeps_them(prepared, institution, place) -> None:
    container = prepared(institution=institution).importing.rows.container
    assert "/".join(container.getPhysicalPath()) == place


@pytest.mark.parametrize("institution", ["galeria", "", "/", "muzeum/obiekty/1", "portal_catalog"])
def test_no_institution_at_the_path(prepared, institution) -> None:
    with pytest.raises(ImportRefused, match="There is no institution, or part of one, at"):
        prepared(institution=institution)


def test_a_theatre_takes_no_objects(prepared, museum) -> None:
    api.content.create(museum.aq_parent, "Theatre", "teatr", title="Teatr Niebywały")
    with pytest.raises(ImportRefused, match="Teatr Niebywały takes no catalogued objects."):
        prepared(institution="teatr")


@pytest.mark.parametrize(
    ("user", "goal", "allowed"),
    [
        ("editor", "draft", True),
        ("editor", "pending", True),
        ("editor", "published", False),
        ("manager", "pending", True),
        ("manager", "published", False),
        ("region", "published", True),
        ("region", "pending", False),
        ("stranger", "draft", False),
    ],
)
def test_who_may_import(prepared, as_, user, goal, allowed) -> None:
    as_(user)
    if allowed:
        assert prepared(goal=goal)
    else:
        with pytest.raises(ImportRefused, match=f"{user} may not"):
            prepared(goal=goal)


def test_a_manager_publishes_where_the_region_allowed_it(prepared, museum, as_) -> None:
    museum.publishes_directly = True
    as_("manager")
    rows = prepared(goal="published").importing.rows
    assert rows.approval.publish == "publish_directly"


def test_a_column_that_no_sheet_has_is_a_mistake(prepared) -> None:
    with pytest.raises(SourceFault, match="No row has a column “title”. Did you mean “titel”?"):
        prepared("id;titel\n1;a\n")


def test_a_key_that_no_json_has_is_a_warning(prepared) -> None:
    prepared_import = prepared('{"id": 1}\n', name="a.jsonl")
    assert prepared_import.warnings == ("No row has a column “title”. Known are: id.",)


def test_a_field_the_type_has_not_is_a_mistake(prepared) -> None:
    with pytest.raises(MappingFault, match="Did you mean “inventory_number”"):
        prepared(mapping="identifier: id\nfields: {inventory_nr: id}\n")


def test_a_run_that_did_not_end_is_taken_up(prepared) -> None:
    first = prepared()
    first.importing.checkpoint.release()
    again = prepared()
    assert (again.resumed, again.importing.checkpoint.run) == (True, first.importing.checkpoint.run)


def test_an_import_that_runs_is_not_started_again(prepared) -> None:
    first = prepared()
    with pytest.raises(ImportRefused, match=f"already, as {first.importing.checkpoint.run}"):
        prepared()


@pytest.mark.parametrize("change", [{"content": "id;title\n2;b\n"}, {"goal": "published"}])
def test_another_import_does_not_take_it_up(prepared, change) -> None:
    prepared()
    assert not prepared(**change).resumed


def test_a_run_that_ended_is_not_taken_up(prepared) -> None:
    first = prepared()
    first.importing.run()
    first.importing.close()
    assert not prepared().resumed
