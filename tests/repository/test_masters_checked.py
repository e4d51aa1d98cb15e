"""Rot is found file by file, by whom it is read; a check that was interrupted goes on."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kultura.repository.checks import check
from kultura.repository.checks import last_checked
from kultura.repository.checks import Wanted
from kultura.repository.inventory import INVENTORY
from kultura.repository.inventory import SIDECAR
from kultura.repository.inventory import sidecar
from kultura.repository.root import Repository
from kultura.repository.verifying import CHANGED
from kultura.repository.verifying import MISSING
from kultura.repository.verifying import UNEXPECTED
from kultura.repository.verifying import UNREADABLE
from kultura.repository.writing import keep
from masters import complaints
from masters import OBJECT

import pytest


ONE = "v1/content/0001.tif"
PAGES = {"0001.tif": b"one", "0002.tif": b"two"}
ALL = Wanted()


@pytest.fixture
def folder(repository, change):
    """The folder of an object of two versions."""
    keep(repository, OBJECT, change(PAGES))
    keep(repository, OBJECT, change({**PAGES, "0003.tif": b"three"}))
    return repository.object_folder(OBJECT)


def rot(repository) -> list[tuple[str, str]]:
    summary = check(repository, ALL, lambda *_: None)
    return [(found.path, found.kind) for one in summary.damaged for found in one.rot]


def test_what_is_whole_is_whole(repository, folder) -> None:
    summary = check(repository, ALL, lambda *_: None)
    assert (summary.objects, summary.files, summary.size) == (1, 3, 11)
    assert summary.damaged == ()


def flip(folder) -> None:
    (folder / ONE).write_bytes(b"onf")


def empty(folder) -> None:
    (folder / ONE).write_bytes(b"")


def drop(folder) -> None:
    (folder / ONE).unlink()


def link(folder) -> None:
    (folder / ONE).unlink()
    (folder / ONE).symlink_to(folder / "v1/content/0002.tif")


def add(folder) -> None:
    (folder / "v2/content/note.txt").write_bytes(b"?")


def add_link(folder) -> None:
    (folder / "v1/content/etc").symlink_to("/etc")


def unmark(folder) -> None:
    (folder / "0=ocfl_object_1.1").unlink()


def rewrite_history(folder) -> None:
    data = (folder / "v1" / INVENTORY).read_bytes().replace(b"Ingest", b"Forged")
    (folder / "v1" / INVENTORY).write_bytes(data)
    (folder / "v1" / SIDECAR).write_bytes(sidecar(data))


def change_newest(folder) -> None:
    (folder / "v2" / INVENTORY).write_bytes(b"{}")


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (flip, [(ONE, CHANGED)]),
        (empty, [(ONE, CHANGED)]),
        (drop, [(ONE, MISSING)]),
        (link, [(ONE, UNREADABLE)]),
        (add, [("v2/content/note.txt", UNEXPECTED)]),
        (add_link, [("v1/content/etc", UNEXPECTED)]),
        (unmark, [("0=ocfl_object_1.1", MISSING)]),
        (rewrite_history, [(f"v1/{INVENTORY}", CHANGED)]),
        (change_newest, [(INVENTORY, UNREADABLE)]),
    ],
)
def test_rot_is_named_by_file(repository, folder, damage, found) -> None:
    damage(folder)
    assert rot(repository) == found


@pytest.mark.parametrize("name", [INVENTORY, SIDECAR])
def test_a_copy_at_the_top_that_is_behind_is_mended(repository, folder, name) -> None:
    (folder / name).write_bytes((folder / "v1" / name).read_bytes())
    assert rot(repository) == []
    assert complaints(repository) == []


def test_an_interrupted_check_goes_on_where_it_was(repository, folder, change) -> None:
    for number in range(9):
        keep(repository, f"{OBJECT}/{number}", change(PAGES))
    flip(next(repository.object_folders()))
    seen = []

    def stop_at_fourth(found, done, total) -> None:
        seen.append(found.folder)
        if len(seen) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check(repository, ALL, stop_at_fourth)
    (run,) = (repository.folder / "checks").iterdir()
    with run.open("a") as torn:
        torn.write('{"folder": "urn')
    summary = check(repository, ALL, lambda found, done, total: seen.append(found.folder))
    assert len(seen) == len(set(seen)) == summary.objects == 10
    assert len(summary.damaged) == 1, "what was found before the interruption is told too"
    assert check(repository, ALL, lambda *_: None).objects == 10, "a finished check begins anew"


def test_what_was_found_whole_lately_need_not_be_read(repository, folder, change) -> None:
    check(repository, ALL, lambda *_: None)
    keep(repository, f"{OBJECT}/new", change(PAGES))
    assert list(last_checked(repository)) == [folder.name]
    yesterday = datetime.now(UTC) - timedelta(days=1)
    assert check(repository, Wanted(since=yesterday), lambda *_: None).objects == 1


def test_damage_is_not_remembered_as_whole(repository, folder) -> None:
    flip(folder)
    check(repository, ALL, lambda *_: None)
    assert last_checked(repository) == {}


def test_a_sample_is_as_large_as_asked(repository, folder, change) -> None:
    for number in range(9):
        keep(repository, f"{OBJECT}/{number}", change(PAGES))
    assert check(repository, Wanted(sample=4), lambda *_: None).objects == 4
    assert check(repository, Wanted(sample=40), lambda *_: None).objects == 10


def test_nothing_kept_yet_is_nothing_wrong(tmp_path) -> None:
    empty = Repository(tmp_path / "masters")
    assert check(empty, ALL, lambda *_: None).objects == 0
    assert (empty.folder / "checks").is_dir()
