"""An institution keeps as much as it may: what does not fit is refused before it is written."""

from kultura.batches.room import NoRoom
from kultura.repository.root import Repository
from kultura.settings import Settings
from kultura.settings.loading import load
from kultura.store.use import use
from packages import made
from pathlib import Path

import pytest


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """The settings of an instance in which an institution may keep 1,500 bytes."""
    home = tmp_path / "home"
    home.mkdir()
    quota = "kultura: {masters: {quota_gb: 0.0000015, quotas_gb: {muzeum: 1}}}"
    (home / "instance.yaml").write_text(quota, encoding="utf-8")
    return load(home, environ={})


def test_what_does_not_fit_is_refused_before_it_is_written(
    ingest, museum, tmp_path, repository: Repository, cursor
) -> None:
    small, large = made(tmp_path / "small"), made(tmp_path / "large", pages=20)
    (brought,) = ingest(small)
    (kept,) = use(cursor)
    files = list(repository.object(brought.batch.object).folder.rglob("content/**/*"))
    assert kept.size == sum(one.stat().st_size for one in files if one.is_file())
    assert (kept.institution, kept.objects, kept.pages) == ("biblioteka", 1, 2)
    with pytest.raises(NoRoom, match="biblioteka keeps 0.000 of 0.000 GB: ask for more"):
        ingest(large)
    assert not repository.holds("kultura:biblioteka/large")
    cursor.connection.rollback()
    assert [one.objects for one in use(cursor)] == [1]
    (other,) = ingest(large, institution="muzeum", person="muzeum-editor")
    assert other.batch.state == "described"
