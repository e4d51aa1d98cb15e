"""Rows become objects: once, as written, and never over what an editor wrote."""

from collections import Counter
from collections.abc import Iterator
from kultura.behaviors.section import section_of
from kultura.imports.writing import runs
from kultura.imports.writing.stamp import stamp_on
from kultura.imports.writing.stamp import stored_stamp
from kultura.interfaces import IDigitalObject
from kultura.interfaces import ISubmissionRequirements
from kultura.workflows.history import entries
from plone import api
from Products.CMFPlone.CatalogTool import CatalogTool
from Products.DCWorkflow.interfaces import IAfterTransitionEvent
from zope.component import getGlobalSiteManager
from zope.interface import implementer
from zope.lifecycleevent.interfaces import IObjectAddedEvent
from zope.lifecycleevent.interfaces import IObjectCreatedEvent

import pytest
import transaction


JUG = {"id": "MG/1", "title": "Dzban", "date": "ok. 1890", "materials": "glina; szkło"}
BOWL = {"id": "MG/2", "title": "Misa", "people": [{"name": "Ewa Ług", "born": 1850}]}


def statuses(outcomes) -> list[str]:
    return [outcome.status for outcome in outcomes]


def test_rows_become_objects(imported, objects) -> None:
    outcomes = imported([JUG, BOWL])
    assert statuses(outcomes) == ["created", "created"]
    jug, bowl = objects["mg-1"], objects["mg-2"]
    assert (jug.title, jug.inventory_number) == ("Dzban", "MG/1")
    assert jug.materials == ["glina", "szkło"]
    assert bowl.agents == [{"name": "Ewa Ług", "born": "1850"}]
    assert outcomes[0].path == "/plone/muzeum/obiekty/mg-1"


def test_a_date_is_proposed_and_an_editor_s_stays(imported, objects) -> None:
    imported([JUG, {**BOWL, "date": "b.d."}])
    jug, bowl = objects["mg-1"], objects["mg-2"]
    assert (jug.dating_text, jug.dating_edtf, jug.dating_derived) == ("ok. 1890", "1890~", True)
    assert (bowl.dating_text, bowl.dating_edtf, bowl.dating_derived) == ("b.d.", None, False)
    jug.dating_edtf, jug.dating_derived = "1891", False
    transaction.commit()
    imported([{**JUG, "title": "Dzbanek"}])
    assert (jug.title, jug.dating_edtf, jug.dating_derived) == ("Dzbanek", "1891", False)


@pytest.mark.parametrize("before", ["ok. 1890", "b.d."])
def test_a_date_that_a_later_import_words_anew_is_not_confirmed(imported, objects, before) -> None:
    imported([{**JUG, "date": before}])
    imported([{**JUG, "date": "1908"}])
    jug = objects["mg-1"]
    assert (jug.dating_text, jug.dating_edtf, jug.dating_derived) == ("1908", "1908", True)


def test_objects_are_catalogued_once_and_found_by_identifier_and_run(importing) -> None:
    prepared = importing([JUG, BOWL])
    prepared.run()
    brains = api.content.find(portal_type="DigitalObject", import_run=prepared.checkpoint.run)
    assert sorted(brain.getId for brain in brains) == ["mg-1", "mg-2"]
    assert len(api.content.find(import_identifier="MG/1")) == 1


def test_each_object_is_indexed_once(importing, monkeypatch) -> None:
    indexed = Counter()
    catalog_object = CatalogTool.catalog_object

    def counting(catalog, obj, uid=None, *args, **kw):
        indexed[uid or "/".join(obj.getPhysicalPath())] += 1
        return catalog_object(catalog, obj, uid, *args, **kw)

    prepared = importing([JUG, BOWL], goal="published")
    monkeypatch.setattr(CatalogTool, "catalog_object", counting)
    prepared.run()
    assert indexed == {
        "/plone/muzeum/obiekty": 1,
        "/plone/muzeum/obiekty/mg-1": 1,
        "/plone/muzeum/obiekty/mg-2": 1,
    }


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """The events about digital objects, by name, while the test runs."""
    names: list[str] = []
    manager = getGlobalSiteManager()
    kinds = (IObjectCreatedEvent, IObjectAddedEvent, IAfterTransitionEvent)
    handlers = [(kind, lambda obj, event, kind=kind: names.append(kind.__name__)) for kind in kinds]
    for kind, handler in handlers:
        manager.registerHandler(handler, (IDigitalObject, kind))
    yield names
    for kind, handler in handlers:
        manager.unregisterHandler(handler, (IDigitalObject, kind))


def test_everything_that_listens_hears(imported, heard) -> None:
    imported([JUG], goal="published")
    assert heard == [
        "IObjectCreatedEvent",
        "IAfterTransitionEvent",
        "IObjectAddedEvent",
        "IAfterTransitionEvent",
        "IAfterTransitionEvent",
    ]


def test_rerun_changes_nothing(imported, objects) -> None:
    imported([JUG, BOWL])
    before = objects["mg-1"]._p_serial
    assert statuses(imported([JUG, BOWL])) == ["unchanged", "unchanged"]
    assert objects["mg-1"]._p_serial == before
    assert len(objects) == 2


def test_what_the_source_changed_is_updated(imported, objects) -> None:
    imported([JUG, BOWL])
    outcomes = imported([{**JUG, "title": "Dzbanek"}, BOWL])
    assert statuses(outcomes) == ["updated", "unchanged"]
    assert objects["mg-1"].title == "Dzbanek"
    assert [brain.Title for brain in api.content.find(import_identifier="MG/1")] == ["Dzbanek"]


def test_what_the_source_dropped_is_dropped(imported, objects) -> None:
    imported([JUG])
    imported([{"id": "MG/1", "title": "Dzban"}])
    assert objects["mg-1"].materials == []
    assert objects["mg-1"].dating_text in (None, "")


@pytest.mark.parametrize("overwrite", ["ask", "keep", "theirs"])
def test_an_editor_s_correction_stays_where_the_source_is_as_it_was(
    imported, objects, overwrite
) -> None:
    imported([JUG])
    objects["mg-1"].title = "Dzban z uchem"
    transaction.commit()
    assert statuses(imported([JUG], overwrite=overwrite)) == ["unchanged"]
    assert objects["mg-1"].title == "Dzban z uchem"


def test_what_both_changed_is_the_editor_s_until_somebody_decides(importing, objects) -> None:
    importing([JUG]).run()
    objects["mg-1"].title = "Dzban z uchem"
    transaction.commit()
    again = importing([{**JUG, "title": "Dzbanek", "materials": "glina"}])
    again.run()
    [dispute] = again.disputes
    assert objects["mg-1"].title == "Dzban z uchem"
    assert objects["mg-1"].materials == ["glina"]
    assert dispute.outcome.status == "updated"
    assert "Kept what an editor wrote: title." in dispute.outcome.reason
    assert [(each.field, each.mine, each.theirs) for each in dispute.conflicts] == [
        ("title", "Dzban z uchem", "Dzbanek")
    ]


@pytest.mark.parametrize(("side", "title"), [("mine", "Dzban z uchem"), ("theirs", "Dzbanek")])
def test_a_decision_is_written_and_not_asked_again(importing, objects, side, title) -> None:
    importing([JUG]).run()
    objects["mg-1"].title = "Dzban z uchem"
    transaction.commit()
    again = importing([{**JUG, "title": "Dzbanek"}])
    again.run()
    summary = again.decide(lambda identifier: lambda path: side)
    assert objects["mg-1"].title == title
    assert summary.total() == 1
    third = importing([{**JUG, "title": "Dzbanek"}])
    third.run()
    assert third.disputes == []
    assert objects["mg-1"].title == title


def test_the_source_wins_where_it_is_told_to(imported, objects) -> None:
    imported([JUG])
    objects["mg-1"].title = "Dzban z uchem"
    transaction.commit()
    imported([{**JUG, "title": "Dzbanek"}], overwrite="theirs")
    assert objects["mg-1"].title == "Dzbanek"


def test_object_written_by_hand_is_found_by_its_inventory_number(imported, museum, objects) -> None:
    rights = "http://rightsstatements.org/vocab/CNE/1.0/"
    with api.env.adopt_roles(["Manager"]):
        made = api.content.create(
            objects, "DigitalObject", title="Ręcznie", inventory_number="MG/1", work_rights=rights
        )
    transaction.commit()
    [outcome] = imported([JUG])
    assert (outcome.status, outcome.path) == ("updated", "/".join(made.getPhysicalPath()))
    assert made.title == "Ręcznie"
    assert made.materials == ["glina", "szkło"]
    assert "title, work_rights" in outcome.reason


def test_broken_rows_are_refused_and_the_rest_is_written(imported, objects) -> None:
    outcomes = imported(
        [
            '{"id": ',
            {"title": "bez numeru"},
            {"id": "MG/3"},
            {"id": "MG/4", "title": "x", "people": [{"name": "y" * 400}]},
            JUG,
            {**JUG, "title": "again"},
        ]
    )
    assert statuses(outcomes) == ["refused"] * 4 + ["created", "refused"]
    reasons = [outcome.reason for outcome in outcomes]
    assert reasons[0].startswith("The line is not JSON")
    assert reasons[1] == "The row has no identifier."
    assert reasons[2] == "title: must be filled in."
    assert reasons[3].startswith("agents: Row 1: Name: ")
    assert reasons[5] == "Row 5 has the same identifier “MG/1”."
    assert list(objects) == ["mg-1"]


@implementer(ISubmissionRequirements)
class Incomplete:
    """What keeps any object from being submitted."""

    def __init__(self, obj) -> None:
        self.obj = obj

    def missing(self) -> list[str]:
        return [f"{section_of(self.obj).title} wants a picture."]


def test_what_cannot_be_submitted_is_not_created(imported, museum, objects) -> None:
    museum.aq_parent.getSiteManager().registerAdapter(Incomplete, (IDigitalObject,))
    transaction.commit()
    [outcome] = imported([JUG], goal="pending")
    assert outcome.status == "refused"
    assert outcome.reason == "It cannot be submitted yet. Muzeum wants a picture."
    assert list(objects) == []


def test_what_cannot_be_submitted_is_not_changed_either(imported, objects) -> None:
    rights = '{constant: "http://rightsstatements.org/vocab/InC/1.0/"}'
    mapping = (
        "identifier: id\nfields:\n  title: title\n  inventory_number: id\n"
        f"  work_rights: {rights}\n  reproduction_rights: {rights}\n"
    )
    imported([JUG], mapping)
    [outcome] = imported([{**JUG, "title": "Dzbanek"}], mapping, goal="pending")
    assert outcome.reason.startswith("It cannot be submitted yet. Say what its digital form is")
    assert objects["mg-1"].title == "Dzban"
    assert api.content.get_state(objects["mg-1"]) == "draft"


def test_identifiers_of_one_slug_get_addresses_of_their_own(imported, objects) -> None:
    imported([{**JUG, "id": "MG/1"}, {**JUG, "id": "MG-1"}, {**JUG, "id": "MG 1"}])
    assert len(objects) == 3
    assert statuses(imported([{**JUG, "id": "MG 1"}])) == ["unchanged"]


def test_private_columns_are_kept_and_absence_is_remembered(imported, objects) -> None:
    imported([{**JUG, "donor": "Jan Bąk", "materials": "b.d.", "insurance": "9000"}])
    jug = objects["mg-1"]
    assert jug.donor == "Jan Bąk"
    assert jug.materials == []
    assert stamp_on(jug).absent == {"materials": "b.d."}
    assert "9000" not in repr(vars(jug))


def test_goal_pending(imported, objects) -> None:
    imported([JUG], goal="pending")
    assert api.content.get_state(objects["mg-1"]) == "pending"
    assert statuses(imported([JUG], goal="pending")) == ["unchanged"]
    [outcome] = imported([{**JUG, "title": "Dzbanek"}], goal="pending")
    assert outcome.reason.startswith("It waits for approval")


def test_goal_published_writes_the_history(imported, objects) -> None:
    imported([JUG], goal="published")
    history = entries(objects["mg-1"])
    assert [entry["action"] for entry in history] == [None, "submit", "publish"]
    assert {entry["actor"] for entry in history} == {"admin"}
    assert history[-1]["comments"].startswith("kultura import")
    assert history[-1]["review_state"] == "published"
    [brain] = api.content.find(import_identifier="MG/1", review_state="published")
    assert "Anonymous" in objects["mg-1"].rolesOfPermission("View")[0]["name"]
    assert brain.getId == "mg-1"


def test_drafts_are_published_by_a_later_run(imported, objects) -> None:
    imported([JUG])
    [outcome] = imported([JUG], goal="published")
    assert outcome.status == "updated"
    assert len(api.content.find(import_identifier="MG/1", review_state="published")) == 1


def test_what_is_public_changes_only_by_an_import_that_publishes(imported, objects) -> None:
    imported([JUG], goal="published")
    [refused] = imported([{**JUG, "title": "Dzbanek"}])
    assert refused.reason.startswith("It is public")
    assert objects["mg-1"].title == "Dzban"
    imported([{**JUG, "title": "Dzbanek"}], goal="published")
    assert objects["mg-1"].title == "Dzbanek"
    assert [entry["action"] for entry in entries(objects["mg-1"])][-2:] == ["publish", "publish"]


def test_what_was_withdrawn_stays_withdrawn(imported, objects) -> None:
    imported([JUG], goal="published")
    api.content.transition(objects["mg-1"], "withdraw", comment="pomyłka")
    transaction.commit()
    [same] = imported([JUG], goal="published")
    [changed] = imported([{**JUG, "title": "Dzbanek"}], goal="published")
    assert same.status == "unchanged"
    assert changed.reason.startswith("It was withdrawn")
    assert api.content.get_state(objects["mg-1"]) == "withdrawn"


def test_dry_run_tells_and_writes_nothing(imported, objects) -> None:
    outcomes = imported([JUG, {"id": "MG/3"}], dry_run=True, goal="published")
    assert statuses(outcomes) == ["created", "refused"]
    assert list(objects) == []
    assert len(api.content.find(portal_type="DigitalObject")) == 0


def test_a_run_is_recorded_in_the_site(importing, museum) -> None:
    prepared = importing([JUG, {"id": "MG/3"}])
    prepared.run()
    prepared.close()
    [(name, facts)] = runs.recorded(museum.aq_parent)
    assert name == prepared.checkpoint.run
    assert (facts["source"], facts["created"], facts["refused"]) == ("source.jsonl", 1, 1)
    assert facts["finished"]


def test_an_unforeseen_error_costs_its_row_only(importing, objects, monkeypatch) -> None:
    prepared = importing([JUG, {**BOWL, "title": "boom"}, {**JUG, "id": "MG/5"}])
    advance = type(prepared.rows.approval).advance

    def breaking(approval, obj) -> None:
        if obj.title == "boom":
            raise ZeroDivisionError("boom")
        advance(approval, obj)

    monkeypatch.setattr(type(prepared.rows.approval), "advance", breaking)
    summary = prepared.run()
    assert summary.plain() == {"created": 2, "updated": 0, "unchanged": 0, "refused": 1}
    assert sorted(objects) == ["mg-1", "mg-5"]


def test_killed_run_goes_on_and_counts_the_same(importing, objects) -> None:
    rows = [{**JUG, "id": f"MG/{number}"} for number in range(1, 8)]
    first = importing(rows)
    first.rows.write(list(first.source.rows())[:3])
    transaction.commit()  # killed after the commit, before the report
    second = importing(rows)
    second.rows.run = first.checkpoint.run
    assert second.run().plain()["created"] == 7
    assert len(objects) == 7


def test_an_object_that_is_not_loaded_is_known_by_its_stamp(imported, objects) -> None:
    imported([{"id": "7", "title": "Dzban"}])
    objects["7"]._p_deactivate()
    assert stored_stamp(objects["7"])["identifier"] == "7"
