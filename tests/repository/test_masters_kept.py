"""What is kept stays: versions for ever, each file with its checksum, or not at all."""

from kultura.repository.errors import ChecksumDiffers
from kultura.repository.errors import PathRefused
from kultura.repository.errors import SourceRefused
from kultura.repository.errors import UnknownObject
from kultura.repository.hashing import Checksum
from kultura.repository.inventory import parse
from kultura.repository.inventory import serialize
from kultura.repository.root import Repository
from kultura.repository.writing import keep
from masters import complaints
from masters import OBJECT
from masters import place

import os
import pytest


PAGES = {"mets.xml": b"<mets/>", "master/0001.tif": b"one", "master/0002.tif": b"two"}
MD5_OF_ONE = "f97c5d29941bfb1b2fdab0874906ab82"


def test_a_new_object_is_valid_ocfl(repository, change) -> None:
    kept = keep(repository, OBJECT, change(PAGES))
    assert (kept.number, kept.new, kept.added) == (1, True, 13)
    stored = repository.object(OBJECT)
    assert stored.path("master/0001.tif").read_bytes() == b"one"
    assert complaints(repository) == []


def test_the_same_files_again_make_no_version(repository, change) -> None:
    keep(repository, OBJECT, change(PAGES))
    again = keep(repository, OBJECT, change(PAGES, message="Again"))
    assert (again.number, again.new, again.added) == (1, False, 0)
    assert repository.object(OBJECT).inventory.version().message == "Ingest"


def test_a_corrected_package_is_a_second_version_and_the_first_stays(repository, change) -> None:
    keep(repository, OBJECT, change(PAGES))
    corrected = {**PAGES, "master/0002.tif": b"two, scanned again", "master/0003.tif": b"one"}
    kept = keep(repository, OBJECT, change(corrected))
    assert (kept.number, kept.added) == (2, len(b"two, scanned again"))
    stored = repository.object(OBJECT)
    assert stored.path("master/0002.tif").read_bytes() == b"two, scanned again"
    assert stored.path("master/0002.tif", 1).read_bytes() == b"two"
    assert stored.path("master/0003.tif") == stored.path("master/0001.tif"), "kept once"
    assert complaints(repository) == []


def test_a_file_that_went_is_in_the_older_version(repository, change) -> None:
    keep(repository, OBJECT, change(PAGES))
    keep(repository, OBJECT, change({"mets.xml": b"<mets/>"}))
    stored = repository.object(OBJECT)
    assert stored.path("master/0001.tif", 1).exists()
    with pytest.raises(UnknownObject, match="no file"):
        stored.path("master/0001.tif")
    assert complaints(repository) == []


def test_the_package_s_own_checksums_are_compared_and_kept(repository, change) -> None:
    expected = {"master/0001.tif": Checksum("md5", MD5_OF_ONE.upper())}
    keep(repository, OBJECT, change(PAGES, expected))
    path = "v1/content/master/0001.tif"
    assert repository.object(OBJECT).inventory.fixity == {"md5": {path: MD5_OF_ONE}}
    assert complaints(repository) == []


def test_a_file_with_another_checksum_keeps_everything_out(repository, change) -> None:
    wrong = {"master/0002.tif": Checksum("md5", MD5_OF_ONE)}
    with pytest.raises(ChecksumDiffers, match="master/0002.tif"):
        keep(repository, OBJECT, change(PAGES, wrong))
    assert not repository.holds(OBJECT)
    assert list(repository.staging.iterdir()) == []
    assert complaints(repository) == []


@pytest.mark.parametrize("kind", ["link", "folder", "pipe", "nothing"])
def test_only_plain_files_are_kept(repository, change, tmp_path, kind) -> None:
    odd = tmp_path / "odd"
    make = {
        "link": lambda: odd.symlink_to("/etc/passwd"),
        "folder": odd.mkdir,
        "pipe": lambda: os.mkfifo(odd),
        "nothing": lambda: None,
    }
    make[kind]()
    asked = change(PAGES)
    asked.files["master/0003.tif"] = odd
    with pytest.raises(SourceRefused, match="odd"):
        keep(repository, OBJECT, asked)
    assert not repository.holds(OBJECT)


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../x", "a/../../x", "a//b", "./a", "", "a/", "x" * 300, "a\nb", "a\udce9b"],
)
def test_paths_that_lead_out_or_cannot_be_read_are_refused(repository, change, path) -> None:
    with pytest.raises(PathRefused):
        keep(repository, OBJECT, change({path: b"x"}))
    assert not repository.holds(OBJECT)


def test_a_file_that_is_a_folder_too_is_refused(repository, change) -> None:
    with pytest.raises(PathRefused, match="folder of"):
        keep(repository, OBJECT, change({"a": b"x", "a/b/c": b"y"}))


def test_names_in_any_letters_are_kept_as_they_are(repository, change) -> None:
    names = {"Dziennik Łódzki, nr 7 %.tif": b"1", "žluťoučký kůň.tif": b"2", "写真.tif": b"3"}
    keep(repository, OBJECT, change(names))
    assert set(repository.object(OBJECT).inventory.version().state) == set(names)
    assert complaints(repository) == []


@pytest.mark.parametrize("identifier", [OBJECT, "książka/1", "x" * 300, "a.b~c"])
def test_objects_lie_where_the_extension_says(repository, change, identifier) -> None:
    keep(repository, identifier, change(PAGES))
    found = repository.object_folder(identifier).relative_to(repository.root)
    assert str(found) == place(repository, identifier)
    assert list(repository.object_folders()) == [repository.object_folder(identifier)]


def test_an_inventory_is_read_as_it_was_written(repository, change) -> None:
    keep(repository, OBJECT, change(PAGES))
    inventory = repository.object(OBJECT).inventory
    assert parse(serialize(inventory)) == inventory


def test_a_root_that_is_there_stays(repository, change) -> None:
    keep(repository, OBJECT, change(PAGES))
    Repository(repository.folder).create()
    assert repository.holds(OBJECT)
