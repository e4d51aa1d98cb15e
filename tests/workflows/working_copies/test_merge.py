"""Three-way merge: each side's change is taken, and what both changed is put to a person."""

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.merge import decisions
from kultura.workflows.working_copies.merge import merge
from kultura.workflows.working_copies.shapes import same

import pytest


def row(id: str, **columns) -> dict:
    return {"id": id, "status": "scheduled", "note": "", **columns}


ROWS = [row("1"), row("2"), row("3")]
CANCELLED = [row("1"), row("2", status="cancelled"), row("3")]


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        ("old", "new", "old", "new"),
        ("old", "old", "new", "new"),
        ("old", "new", "new", "new"),
        (None, "new", None, "new"),
        ("old", None, "old", None),
        (5, 0, 5, 0),
        (True, False, True, False),
        ("<p>a</p>\n<p>b</p>", "<p>a</p>\r\n<p>b</p>\r\n", "<p>c</p>", "<p>c</p>"),
        ([], None, ["x"], ["x"]),
        (["a", "b"], ["a", "b", "c"], ["b"], ["b", "c"]),
        (["a", "b"], ["b", "a"], ["a", "b", "c"], ["b", "c", "a"]),
        (None, ["a"], ["b"], ["a", "b"]),
        ({"en": {"t": "A"}}, {"en": {"t": "B"}}, {"en": {"t": "A"}, "uk": {"t": "C"}},
         {"en": {"t": "B"}, "uk": {"t": "C"}}),
        ({"en": {"t": "A"}, "uk": {"t": "C"}}, {"en": {"t": "B"}, "uk": {"t": "C"}},
         {"en": {"t": "A"}}, {"en": {"t": "B"}}),
    ],
)  # fmt: skip
def test_changes_of_one_side_are_taken(base, mine, theirs, expected) -> None:
    merged = merge(base, mine, theirs)
    assert merged.value == expected
    assert merged.conflicts == ()


@pytest.mark.parametrize(
    ("mine", "expected"),
    [
        (ROWS, CANCELLED),
        ([*ROWS, row("4")], [*CANCELLED, row("4")]),
        ([row("0"), *ROWS], [row("0"), *CANCELLED]),
        (
            [row("1"), row("2", note="moved to the small stage"), row("3")],
            [row("1"), row("2", status="cancelled", note="moved to the small stage"), row("3")],
        ),
        ([row("2"), row("3")], [row("2", status="cancelled"), row("3")]),
        (CANCELLED, CANCELLED),
        ([{**r, "note": None} for r in ROWS], CANCELLED),
    ],
)
def test_a_cancelled_showing_stays_cancelled(mine, expected) -> None:
    merged = merge(ROWS, mine, CANCELLED)
    assert same(merged.value, expected)
    assert merged.conflicts == ()


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "conflict"),
    [
        ("old", "mine", "theirs", Conflict(("field",), "old", "mine", "theirs")),
        ("old", None, "theirs", Conflict(("field",), "old", None, "theirs")),
        (
            ROWS,
            [row("1"), row("2", status="postponed"), row("3")],
            CANCELLED,
            Conflict(("field", "2", "status"), "scheduled", "postponed", "cancelled"),
        ),
        (
            ROWS,
            [row("1"), row("3")],
            CANCELLED,
            Conflict(("field", "2"), row("2"), None, row("2", status="cancelled")),
        ),
        (
            {"en": {"title": "A"}},
            {"en": {"title": "B"}},
            {"en": {"title": "C"}},
            Conflict(("field", "en", "title"), "A", "B", "C"),
        ),
        (
            ["a", "b", "c"],
            ["b", "a", "c"],
            ["c", "a", "b"],
            Conflict(("field",), ["a", "b", "c"], ["b", "a", "c"], ["c", "a", "b"]),
        ),
        (
            [{"name": "A"}],
            [{"name": "B"}],
            [{"name": "C"}],
            Conflict(("field",), [{"name": "A"}], [{"name": "B"}], [{"name": "C"}]),
        ),
    ],
)
def test_what_both_changed_is_a_conflict(base, mine, theirs, conflict) -> None:
    assert merge({"field": base}, {"field": mine}, {"field": theirs}).conflicts == (conflict,)


def test_a_row_one_side_removed_and_the_other_changed_is_kept_until_decided() -> None:
    merged = merge(ROWS, [row("1"), row("3")], CANCELLED)
    assert row("2", status="cancelled") in merged.value


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"schedule/2/status": "theirs"}, "cancelled"),
        ({"schedule/2/status": "mine"}, "postponed"),
        ({"schedule": "theirs"}, "cancelled"),
        ({"schedule": "theirs", "schedule/2/status": "mine"}, "postponed"),
    ],
)
def test_a_decision_settles_a_conflict(choices, expected) -> None:
    postponed = {"schedule": [row("1"), row("2", status="postponed", note="new date follows")]}
    merged = merge(
        {"schedule": ROWS},
        postponed,
        {"schedule": CANCELLED},
        decide=decisions(choices),
    )
    assert merged.conflicts == ()
    assert merged.value["schedule"][1]["status"] == expected
    assert merged.value["schedule"][1]["note"] == "new date follows"


SCALARS = st.none() | st.sampled_from(["a", "b", "c", "a\nb", 0, 1.5, False])
ROW_LISTS = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from("1234")},
        optional={
            "status": SCALARS,
            "note": SCALARS,
            "languages": st.lists(st.sampled_from("xyz")),
        },
    ),
    max_size=4,
    unique_by=lambda row: row["id"],
)
VALUES = (
    SCALARS
    | st.lists(st.sampled_from("abcd"), unique=True)
    | st.lists(SCALARS, max_size=3)
    | ROW_LISTS
    | st.dictionaries(
        st.sampled_from(["pl", "en"]), st.dictionaries(st.sampled_from(["t", "s"]), SCALARS)
    )
)
FIELDS = st.fixed_dictionaries(dict.fromkeys(("one", "two"), VALUES))


@given(FIELDS, FIELDS)
def test_what_only_one_side_changed_comes_out_as_it_is(base, changed) -> None:
    assert merge(base, changed, base).value == changed
    assert same(merge(base, base, changed).value, changed)
    assert merge(base, changed, base).conflicts == merge(base, base, changed).conflicts == ()


@given(FIELDS, FIELDS)
def test_the_same_change_on_both_sides_is_no_conflict(base, changed) -> None:
    merged = merge(base, changed, changed)
    assert (merged.value, merged.conflicts) == (changed, ())


@given(FIELDS, FIELDS, FIELDS)
@settings(max_examples=300)
def test_conflicts_are_the_same_seen_from_the_other_side(base, mine, theirs) -> None:
    def shown(conflicts) -> set:
        return {(c.path, repr(c.base), repr(c.mine), repr(c.theirs)) for c in conflicts}

    ours = merge(base, mine, theirs).conflicts
    swapped = merge(base, theirs, mine).conflicts
    turned = [Conflict(c.path, c.base, c.theirs, c.mine) for c in swapped]
    assert shown(ours) == shown(turned)


@given(ROW_LISTS, ROW_LISTS, ROW_LISTS)
@settings(max_examples=300)
def test_no_cell_that_somebody_wrote_is_lost(base, mine, theirs) -> None:
    merged = merge({"f": base}, {"f": mine}, {"f": theirs})
    in_conflict = [c.path[1:] for c in merged.conflicts]
    before, after = ({r["id"]: r for r in rows} for rows in (base, merged.value["f"]))
    for written in (mine, theirs):
        for changed in written:
            for column, value in changed.items():
                path = (changed["id"], column)
                if same(before.get(changed["id"], {}).get(column), value):
                    continue
                settled = same(after.get(changed["id"], {}).get(column), value)
                assert (
                    settled
                    or any(path[: len(c)] == c for c in in_conflict)
                    or in_list(value, after.get(changed["id"], {}).get(column))
                )


def in_list(value, merged) -> bool:
    return isinstance(value, list) and isinstance(merged, list) and set(value) <= set(merged)


@given(FIELDS, FIELDS, FIELDS, st.sampled_from(["mine", "theirs"]))
def test_deciding_everything_leaves_no_conflict(base, mine, theirs, side) -> None:
    choices = dict.fromkeys(base, side)
    assert merge(base, mine, theirs, decide=decisions(choices)).conflicts == ()
