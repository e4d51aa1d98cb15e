"""Who brings packages dies at any moment: nothing is half done, and the same command goes on."""

from ingest_acts import MOMENTS
from kultura.repository.checks import check
from kultura.repository.checks import Wanted
from kultura.repository.root import Repository
from pathlib import Path
from PIL import Image
from random import Random

import ingest_acts
import pytest
import time


@pytest.fixture
def packages(tmp_path: Path) -> tuple[str, list[str]]:
    """A folder of two packages, and the titles that only their records have."""
    top, titles = tmp_path / "packages", []
    for name in ("a", "b"):
        folder = top / f"{tmp_path.name}-{name}"
        folder.mkdir(parents=True)
        titles.append(f"Zeszyt {folder.name}")
        Image.effect_noise((40, 60), 30).save(folder / "1.png", dpi=(300, 300))
        (folder / "opis.csv").write_text(f"Tytuł\n{titles[-1]}\n", encoding="utf-8")
    return str(top), titles


@pytest.fixture
def repository(region) -> Repository:
    return Repository(region.directory("masters"))


def whole(repository: Repository) -> bool:
    """Whether all that is in the repository is as it should be."""
    if not repository.exists:
        return True
    return check(repository, Wanted(sample=10), lambda *_told: None).damaged == ()


def rows_of(store, top: str) -> list[tuple[str, int]]:
    """State and version of the batches of a folder."""
    store.execute(
        "SELECT state, version FROM digitisation.batch WHERE source LIKE %s ORDER BY id",
        (f"{top}/%",),
    )
    return store.fetchall()


def is_all_there_once(cms, store, repository, packages) -> None:
    top, titles = packages
    assert rows_of(store, top) == [("described", 1), ("described", 1)]
    assert len(cms(ingest_acts.records, titles)) == 2
    assert whole(repository)


def test_killed_at_each_moment_it_goes_on(new_actor, store, repository, packages) -> None:
    top, _titles = packages
    for moment in MOMENTS:
        with pytest.raises(EOFError):
            new_actor()(ingest_acts.bring_in, top, moment)
        assert whole(repository)
        assert len(rows_of(store, top)) == 2
    cms = new_actor()
    assert [state for _id, state, _version in cms(ingest_acts.bring_in, top)] == ["described"] * 2
    is_all_there_once(cms, store, repository, packages)
    assert cms(ingest_acts.bring_in, top) != []
    is_all_there_once(cms, store, repository, packages)


@pytest.mark.long
def test_killed_at_fifty_random_moments_it_goes_on(
    new_actor, store, repository, packages, request
) -> None:
    top, _titles = packages
    random = Random(20261122)
    for _trial in range(50):
        actor = new_actor()
        actor.begin(ingest_acts.bring_in, top)
        time.sleep(random.uniform(0, 3))
        actor.kill()
        assert whole(repository)
        described = [row for row in rows_of(store, top) if row[0] == "described"]
        assert described == [("described", 1)] * len(described)
        assert len(described) <= 2
    cms = new_actor()
    cms(ingest_acts.bring_in, top)
    is_all_there_once(cms, store, repository, packages)
