"""What happened to an object is told in PREMIS that its schema accepts."""

from kultura.repository import premis
from kultura.repository.checks import check
from kultura.repository.checks import Wanted
from kultura.repository.writing import keep
from lxml import etree
from masters import OBJECT


PREMIS = {"p": premis.NAMESPACE}


def told(repository, change) -> etree._Element:
    """Keep two versions, check, let a file rot, check again; return the document."""
    keep(repository, OBJECT, change({"0001.tif": b"one"}))
    keep(
        repository, OBJECT, change({"0001.tif": b"one", "2 < 3.tif": b"two"}, message="More & <b>")
    )
    check(repository, Wanted(), lambda *_: None)
    stored = repository.object(OBJECT)
    stored.path("2 < 3.tif").write_bytes(b"tvo")
    check(repository, Wanted(), lambda *_: None)
    return etree.fromstring(premis.serialize(OBJECT, premis.events(repository, stored)))


def test_versions_and_checks_are_told_in_order(repository, change) -> None:
    document = told(repository, change)
    happened = [
        (
            event.findtext("p:eventType", None, PREMIS),
            event.findtext(".//p:eventOutcome", None, PREMIS),
        )
        for event in document.iterfind("p:event", PREMIS)
    ]
    assert happened == [
        ("ingestion", "pass"),
        ("modification", "pass"),
        ("fixity check", "pass"),
        ("fixity check", "fail"),
    ]
    note = document.findtext(".//p:eventOutcomeDetailNote", None, PREMIS)
    assert note.startswith("v2/content/2 < 3.tif: changed.")
    names = [one.text for one in document.iterfind(".//p:eventIdentifierValue", PREMIS)]
    assert len(set(names)) == 4


def test_its_schema_accepts_it(repository, change, shared) -> None:
    schema = etree.XMLSchema(file=str(shared / "schemas/mets-alto/premis-3.0.xsd"))
    schema.assertValid(told(repository, change))
