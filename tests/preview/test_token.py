"""A preview's token says what was signed, in its time, and nothing else."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.preview.token import Claims
from kultura.preview.token import InvalidToken
from kultura.preview.token import LONGEST
from kultura.preview.token import sign
from kultura.preview.token import verified

import pytest


NOW = datetime(2027, 1, 1, tzinfo=UTC)


def claims(lasting: timedelta = timedelta(hours=1)) -> Claims:
    return Claims("a" * 32, int((NOW + lasting).timestamp()), "ewa", 0)


def test_it_is_read_by_any_of_the_keys() -> None:
    assert verified(sign(claims(), "old"), [None, "new", "old"], NOW) == claims()


@pytest.mark.parametrize("lasting", [timedelta(0), timedelta(seconds=-1), LONGEST + timedelta(1)])
def test_it_ends(lasting) -> None:
    with pytest.raises(InvalidToken):
        verified(sign(claims(lasting), "key"), ["key"], NOW)


def test_nobody_else_signs() -> None:
    with pytest.raises(InvalidToken):
        verified(sign(claims(), "other"), ["key", None, ""], NOW)


def test_every_changed_character_ends_it() -> None:
    token = sign(claims(), "key")
    for place, old in enumerate(token[:-1]):
        changed = token[:place] + ("A" if old != "A" else "B") + token[place + 1 :]
        with pytest.raises(InvalidToken):
            verified(changed, ["key"], NOW)


@pytest.mark.parametrize("token", ["", ".", "a", "a.b", "ż.ż", "=.=", "x" * 5000, "W10.W10"])
def test_what_is_no_token(token) -> None:
    with pytest.raises(InvalidToken):
        verified(token, ["key"], NOW)
