"""Claims last half an hour and belong to one; visits never go back."""

from datetime import datetime
from datetime import UTC
from kultura.store.claims import held
from kultura.store.claims import release
from kultura.store.claims import take
from kultura.store.visits import see
from kultura.store.visits import seen_until


def test_one_takes_and_the_other_is_told(cursor) -> None:
    assert take(cursor, "a", "rita")
    assert not take(cursor, "a", "jan")
    assert take(cursor, "a", "rita")
    assert {uid: who for uid, (who, _until) in held(cursor, ["a", "b"]).items()} == {"a": "rita"}


def test_given_back_it_is_free_and_only_one_s_own(cursor) -> None:
    take(cursor, "c", "rita")
    release(cursor, "c", "jan")
    assert held(cursor, ["c"])
    release(cursor, "c", "rita")
    assert take(cursor, "c", "jan")


def test_after_half_an_hour_it_is_free(cursor) -> None:
    take(cursor, "d", "rita")
    cursor.execute("UPDATE publication.clock_offset SET ahead = interval '31 minutes'")
    assert held(cursor, ["d"]) == {}
    assert take(cursor, "d", "jan")


def test_a_visit_never_goes_back(cursor) -> None:
    early, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    assert seen_until(cursor, "rita", "unapproved") is None
    see(cursor, "rita", "unapproved", late)
    see(cursor, "rita", "unapproved", early)
    assert seen_until(cursor, "rita", "unapproved") == late
