"""The worker forgets what was typed and not saved for thirty days."""

from datetime import timedelta
from kultura.jobs.kinds.drafts import ForgetDrafts
from kultura.publication.connection import VARIABLE
from kultura.store import clock
from kultura.store import drafts

import pytest


@pytest.mark.parametrize(("days", "left"), [(29, True), (31, False)])
def test_thirty_days(connection, dsn, monkeypatch, days, left) -> None:
    monkeypatch.setenv(VARIABLE, dsn)
    with connection, connection.cursor() as cursor:
        drafts.save_draft(cursor, "ewa", "a", {"title": "Morze"}, "")
        clock.set_ahead(cursor, timedelta(days=days))
    assert list(ForgetDrafts().tick(None)) == []
    with connection, connection.cursor() as cursor:
        assert bool(drafts.find_draft(cursor, "ewa", "a")) is left


def test_without_a_store_there_is_nothing_to_forget(monkeypatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert list(ForgetDrafts().tick(None)) == []
