"""Differences: an approver sees what changed, row by row, and nothing else."""

from kultura.workflows.working_copies.differences import Difference
from kultura.workflows.working_copies.differences import differences

import pytest


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("A", "B", [Difference((), "changed", "A", "B")]),
        (None, "B", [Difference((), "added", None, "B")]),
        ("A", "", [Difference((), "removed", "A", "")]),
        ("A\r\nB", "A\nB\n", []),
        ([], None, []),
        (0, None, [Difference((), "removed", 0, None)]),
        (["x", "y"], ["y", "z"], [
            Difference(("z",), "added", None, "z"),
            Difference(("x",), "removed", "x", None),
        ]),
        (["x", "y"], ["y", "x"], [Difference((), "reordered", ["x", "y"], ["y", "x"])]),
        (
            [{"id": "36", "status": "scheduled"}, {"id": "37", "status": "scheduled"}],
            [{"id": "36", "status": "scheduled"}, {"id": "37", "status": "cancelled"}],
            [Difference(("37", "status"), "changed", "scheduled", "cancelled")],
        ),
        (
            [{"id": "36", "note": "a"}],
            [{"id": "38", "note": "b"}],
            [
                Difference(("38",), "added", None, {"id": "38", "note": "b"}),
                Difference(("36",), "removed", {"id": "36", "note": "a"}, None),
            ],
        ),
        (
            {"en": {"title": "A"}},
            {"en": {"title": "B"}, "uk": {"title": "C"}},
            [
                Difference(("en", "title"), "changed", "A", "B"),
                Difference(("uk",), "added", None, {"title": "C"}),
            ],
        ),
        (
            [{"name": "Jan"}],
            [{"name": "Ewa"}],
            [Difference((), "changed", [{"name": "Jan"}], [{"name": "Ewa"}])],
        ),
    ],
)  # fmt: skip
def test_differences(old, new, expected) -> None:
    found = differences({"same": 1, "field": old}, {"same": 1, "field": new})
    assert found == ({"field": tuple(expected)} if expected else {})


def test_fields_come_in_the_order_of_the_new_version() -> None:
    assert list(differences({"c": 1}, {"b": 1, "a": 1})) == ["b", "a", "c"]
