"""A bag of an object is what another repository can check and take."""

from kultura.repository.bags import export
from kultura.repository.errors import Damaged
from kultura.repository.errors import RepositoryError
from kultura.repository.writing import keep
from masters import OBJECT

import bagit
import pytest


PAGES = {"mets.xml": b"<mets/>", "master/strona 1.tif": b"one", "Łódź.txt": b"two"}


@pytest.fixture
def stored(repository, change):
    """An object of two versions."""
    keep(repository, OBJECT, change(PAGES))
    keep(repository, OBJECT, change({**PAGES, "mets.xml": b"<mets>2</mets>"}))
    return repository.object(OBJECT)


@pytest.mark.parametrize(("number", "mets"), [(None, b"<mets>2</mets>"), (1, b"<mets/>")])
def test_a_bag_is_valid_and_holds_the_version(stored, tmp_path, number, mets) -> None:
    size = export(stored, tmp_path / "bag", number)
    bag = bagit.Bag(str(tmp_path / "bag"))
    bag.validate()
    assert bag.info["External-Identifier"] == OBJECT
    assert bag.info["Payload-Oxum"] == f"{size}.3"
    assert (tmp_path / "bag/data/mets.xml").read_bytes() == mets
    assert (tmp_path / "bag/data/master/strona 1.tif").read_bytes() == b"one"


def test_a_place_that_is_taken_stays(stored, tmp_path) -> None:
    (tmp_path / "bag").mkdir()
    with pytest.raises(RepositoryError, match="another place"):
        export(stored, tmp_path / "bag")


def test_rot_is_not_handed_on(stored, tmp_path) -> None:
    stored.path("Łódź.txt").write_bytes(b"tvo")
    with pytest.raises(Damaged, match="Łódź.txt"):
        export(stored, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()
    assert not list(tmp_path.glob(".bag*"))


def test_a_percent_sign_is_encoded_in_the_manifest_alone(repository, change, tmp_path) -> None:
    """RFC 8493 2.1.3; bagit-python does not decode it, so the line itself is looked at."""
    keep(repository, OBJECT, change({"100%.tif": b"one"}))
    export(repository.object(OBJECT), tmp_path / "bag")
    assert (tmp_path / "bag/data/100%.tif").exists()
    assert (tmp_path / "bag/manifest-sha512.txt").read_text().endswith("  data/100%25.tif\n")
