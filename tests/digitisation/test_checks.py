"""Broken packages, made from the real ones: each has findings that say what is wrong and where."""

from breaking import BOMB
from breaking import cut
from breaking import EXTERNAL
from breaking import flipped
from breaking import found
from breaking import replaced
from breaking import swapped
from collections.abc import Callable
from importlib import import_module
from kultura.digitisation.checking import check_package
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.limits import Limits
from kultura.digitisation.recognising import read
from kultura.digitisation.report import CHECKED
from kultura.digitisation.report import NEEDS_DECISION
from kultura.digitisation.report import REFUSED
from kultura.digitisation.report import Report
from kultura.digitisation.schemas import Schemas
from kultura.digitisation.tree import scan
from pathlib import Path
from PIL import Image
from unicodedata import normalize

import json
import os
import pytest
import shutil


JOBS = 2
METS = "mets_b50eb6b0-f0a4-11e3-b72e-005056827e52.xml"
WITHOUT_IMAGES = ("documents", "duplicates", "fixity", "names", "pages", "references")
OF_THE_SAMPLE = ["master-missing"] * 8 + ["printed-numbers-differ"]


@pytest.fixture(scope="session")
def schemas(shared: Path) -> Schemas:
    """The schemas of METS, MODS and ALTO."""
    return Schemas(shared / "schemas/mets-alto")


@pytest.fixture(scope="module")
def monograph(ndk: Path, schemas: Schemas) -> Report:
    """The report of the real monograph, every image decoded."""
    return check_package(ndk, schemas, JOBS)


@pytest.fixture(scope="module")
def print_of_kant(bag: Path, schemas: Schemas) -> Report:
    """The report of the real bag."""
    return check_package(bag, schemas, JOBS)


def looked_at(path: Path, schemas: Schemas | None = None, *names: str) -> list[Finding]:
    """Return what reading a package and these checks find."""
    tree = scan(path)
    package = read(tree)
    inspection = Inspection(tree, package, schemas or Schemas(), JOBS)
    checks = [import_module(f"kultura.digitisation.checks.{name}") for name in names]
    with inspection.decoding():
        return [*package.findings, *(one for check in checks for one in check.check(inspection))]


def codes(findings: list[Finding] | tuple[Finding, ...]) -> list[str]:
    """Return what kinds of findings these are, without those of the unbroken sample."""
    left = [finding.kind.code for finding in findings]
    for code in OF_THE_SAMPLE:
        if code in left:
            left.remove(code)
    return sorted(left)


class TestWhole:
    """The real packages, as they came."""

    def test_the_monograph_lacks_its_masters_which_is_a_decision(self, monograph: Report) -> None:
        assert monograph.state == NEEDS_DECISION
        assert [one.kind.code for one in monograph.sorted()] == OF_THE_SAMPLE
        assert "mastercopy/mc_" in monograph.sorted()[0].file
        assert (monograph.pages, monograph.files) == (8, 35)

    def test_the_bag_is_good(self, print_of_kant: Report) -> None:
        assert (print_of_kant.state, print_of_kant.findings) == (CHECKED, ())

    def test_a_report_is_json_with_what_it_means_and_what_to_do(self, monograph: Report) -> None:
        plain = json.loads(json.dumps(monograph.plain()))
        assert plain["counts"] == {"error": 0, "decision": 8, "warning": 0, "note": 1}
        finding = plain["findings"][0]
        assert set(finding) == {"code", "severity", "file", "line", "means", "advice"}
        assert finding["severity"] == "decision"
        assert "not in the package" in finding["means"]
        assert "somebody else than who brought the package" in finding["advice"]

    def test_without_schemas_that_is_a_note(self, ndk: Path) -> None:
        found = [one for one in looked_at(ndk, None, "documents") if one.kind.code != ""]
        assert codes(found) == ["schema-missing", "schema-missing"]
        assert {one.values["schema"] for one in found} == {"mets-1.12.1.xsd", "alto-2-1.xsd"}


Break = Callable[[Path], object]

BROKEN_MONOGRAPHS: list[tuple[str, Break, list[str]]] = [
    ("a byte of an image", lambda top: flipped(found(top, "usercopy/*")), ["checksum-differs"]),
    ("a byte of a text", lambda top: flipped(found(top, "txt/*3.txt")), ["checksum-differs"]),
    (
        "an image is missing",
        lambda top: found(top, "usercopy/*3.jp2").unlink(),
        ["file-missing", "page-without-image"],
    ),
    ("a text is missing", lambda top: found(top, "alto/*3.xml").unlink(), ["file-missing"]),
    (
        "a file is renamed",
        lambda top: found(top, "txt/*3.txt").rename(top / "txt/other.txt"),
        ["file-missing", "foreign-file"],
    ),
    (
        "a file has other case",
        lambda top: found(top, "txt/*3.txt").rename(
            top / "txt" / found(top, "txt/*3.txt").name.upper()
        ),
        ["file-missing", "foreign-file"],
    ),
    (
        "two images are swapped",
        lambda top: swapped(found(top, "usercopy/*1.jp2"), found(top, "usercopy/*2.jp2")),
        ["checksum-differs", "checksum-differs", "size-differs", "size-differs"],
    ),
    (
        "an image is cut off",
        lambda top: cut(found(top, "usercopy/*1.jp2")),
        ["checksum-differs", "size-differs"],
    ),
    (
        "an image is there twice",
        lambda top: shutil.copyfile(found(top, "usercopy/*1.jp2"), found(top, "usercopy/*2.jp2")),
        ["checksum-differs", "same-image-twice", "size-differs"],
    ),
    ("a strange file", lambda top: (top / "Thumbs.db").write_bytes(b"x"), ["foreign-file"]),
    (
        "a link in a file's place",
        lambda top: (
            found(top, "txt/*3.txt").unlink(),
            found(top, "txt").joinpath("x").symlink_to("/etc/passwd"),
        ),
        ["file-missing", "link"],
    ),
    (
        "ALTO is cut off",
        lambda top: cut(found(top, "alto/*3.xml")),
        ["checksum-differs", "malformed", "size-differs"],
    ),
    (
        "a bomb in ALTO",
        lambda top: found(top, "alto/*3.xml").write_text(BOMB, encoding="utf-8"),
        ["checksum-differs", "document-type", "size-differs"],
    ),
    (
        "an entity in ALTO",
        lambda top: found(top, "alto/*3.xml").write_text(EXTERNAL, encoding="utf-8"),
        ["checksum-differs", "document-type", "size-differs"],
    ),
    (
        "ALTO that breaks its schema",
        lambda top: replaced(found(top, "alto/*3.xml"), "<Layout>", "<Layout><Sheet/>"),
        ["checksum-differs", "invalid", "size-differs"],
    ),
    (
        "MODS that breaks its schema, in METS",
        lambda top: replaced(top / METS, "<mods:title>", "<mods:tytul>x</mods:tytul><mods:title>"),
        ["checksum-differs", "invalid"],
    ),
    (
        "METS that breaks its schema",
        lambda top: replaced(
            top / METS, "<mets:structLink>", "<mets:structLinks/><mets:structLink>"
        ),
        ["checksum-differs", "invalid"],
    ),
    (
        "ALTO of another standard",
        lambda top: found(top, "alto/*3.xml").write_text("<page xmlns='urn:x'/>", encoding="utf-8"),
        ["checksum-differs", "size-differs", "unknown-namespace"],
    ),
    (
        "two pages swapped in order",
        lambda top: (
            replaced(top / METS, 'ORDER="4"', 'ORDER="five"'),
            replaced(top / METS, 'ORDER="5"', 'ORDER="4"'),
            replaced(top / METS, 'ORDER="five"', 'ORDER="5"'),
        ),
        ["checksum-differs", "page-order", "page-order", "page-order"],
    ),
    (
        "two pages swapped in the structure",
        lambda top: (
            replaced(top / METS, 'FILEID="UC_0004"', 'FILEID="X"'),
            replaced(top / METS, 'FILEID="UC_0005"', 'FILEID="UC_0004"'),
            replaced(top / METS, 'FILEID="X"', 'FILEID="UC_0005"'),
        ),
        ["checksum-differs", "names-out-of-order"],
    ),
    (
        "a printed number out of order",
        lambda top: replaced(top / METS, 'ORDERLABEL="6"', 'ORDERLABEL="16"'),
        ["checksum-differs", "printed-numbers", "printed-numbers", "size-differs"],
    ),
    (
        "a page without text",
        lambda top: (
            replaced(top / METS, '<mets:fptr FILEID="ALTO_0003"/>', ""),
            replaced(top / METS, '<mets:fptr FILEID="TXT_0003"/>', ""),
        ),
        ["checksum-differs", "page-without-text"],
    ),
    (
        "no pages at all",
        lambda top: replaced(top / METS, 'TYPE="PHYSICAL"', 'TYPE="OTHER"'),
        ["checksum-differs", "no-pages"],
    ),
    (
        "a line of the list",
        lambda top: replaced(found(top, "*.md5"), "6149cdb510139f436157ff448e80d677", "?"),
        ["bad-line", "checksum-differs"],
    ),
]


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [pytest.param(break_it, expected, id=name) for name, break_it, expected in BROKEN_MONOGRAPHS],
)
def test_a_broken_monograph_is_told(
    own_ndk: Path, schemas: Schemas, break_it: Break, expected: list[str]
) -> None:
    break_it(own_ndk)
    findings = looked_at(own_ndk, schemas, *WITHOUT_IMAGES)
    own = [one for one in codes(findings) if one not in ("size-differs",)]
    assert own == [code for code in expected if code != "size-differs"]
    for finding in findings:
        assert finding.means
        assert finding.advice


def test_what_breaks_a_schema_is_told_with_its_line(own_ndk: Path, schemas: Schemas) -> None:
    replaced(own_ndk / METS, "<mods:title>", "<mods:tytul>x</mods:tytul><mods:title>")
    (finding,) = [
        one for one in looked_at(own_ndk, schemas, "documents") if one.kind.code == "invalid"
    ]
    assert finding.place == f"{METS}:20"
    assert "'tytul'" in finding.means or "tytul" in finding.means


def test_a_name_composed_otherwise_is_recognised(own_bag: Path) -> None:
    image = own_bag / "data/OCR-D-IMG/INPUT_0017.tif"
    replaced(own_bag / "data/mets.xml", image.name, normalize("NFC", "żółć.tif"))
    image.rename(image.with_name(normalize("NFD", "żółć.tif")))
    missing = [one for one in looked_at(own_bag, None, "references") if "żółć" in one.file]
    assert any(one.kind.code == "master-missing" for one in missing)


BROKEN_BAGS: list[tuple[str, Break, list[str]]] = [
    ("whole", lambda top: None, []),
    (
        "a TIFF is cut off",
        lambda top: cut(top / "data/OCR-D-IMG/INPUT_0017.tif"),
        ["checksum-differs", "no-image", "payload-differs"],
    ),
    (
        "a TIFF of another page",
        lambda top: shutil.copyfile(
            top / "data/OCR-D-IMG/INPUT_0017.tif", top / "data/OCR-D-IMG/INPUT_0020.tif"
        ),
        ["checksum-differs", "payload-differs", "same-image-twice", *["text-size-differs"] * 2],
    ),
    (
        "an image that is none",
        lambda top: (top / "data/OCR-D-IMG/INPUT_0017.tif").write_bytes(b"GIF89a" + bytes(99)),
        ["checksum-differs", "no-image", "payload-differs"],
    ),
    (
        "ALTO of a larger page",
        lambda top: replaced(
            top / "data/OCR-D-GT-ALTO/PAGE_0017_ALTO.xml", 'HEIGHT="2083"', 'HEIGHT="4166"'
        ),
        ["checksum-differs", "text-of-another-size"],
    ),
    (
        "PAGE one pixel off",
        lambda top: replaced(
            top / "data/OCR-D-GT-PAGE/PAGE_0017_PAGE.xml",
            'imageHeight="2083"',
            'imageHeight="2084"',
        ),
        ["checksum-differs", "text-size-differs"],
    ),
]


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [pytest.param(break_it, expected, id=name) for name, break_it, expected in BROKEN_BAGS],
)
def test_a_broken_bag_is_told(
    own_bag: Path, schemas: Schemas, break_it: Break, expected: list[str]
) -> None:
    break_it(own_bag)
    report = check_package(own_bag, schemas, JOBS)
    assert codes(report.findings) == expected
    assert report.state == (REFUSED if expected else CHECKED)


def drawn(path: Path, mode: str = "RGB", **options: object) -> None:
    """Put a small image in an image's place."""
    Image.effect_noise((60, 80), 50).convert(mode).save(path, **options)


IMAGES: list[tuple[str, Break, list[str]]] = [
    ("good", lambda path: drawn(path, dpi=(300, 300)), []),
    ("grey", lambda path: drawn(path, "L", dpi=(400, 400)), []),
    ("no resolution", lambda path: drawn(path), ["no-resolution"]),
    ("too few dots", lambda path: drawn(path, dpi=(150, 150)), ["low-resolution"]),
    ("black and white", lambda path: drawn(path, "1", dpi=(300, 300)), ["colour"]),
    ("transparent", lambda path: drawn(path, "RGBA", dpi=(300, 300)), ["colour"]),
    (
        "a JPEG",
        lambda path: drawn(path, format="JPEG", dpi=(300, 300)),
        ["other-type"],
    ),
    (
        "a JPEG cut off",
        lambda path: (drawn(path, format="JPEG", dpi=(300, 300)), cut(path)),
        ["image-damaged", "other-type"],
    ),
    ("a PNG cut off", lambda path: (drawn(path), cut(path)), ["image-damaged"]),
    ("empty", lambda path: path.write_bytes(b""), ["no-image"]),
    ("a script", lambda path: path.write_bytes(b"<svg onload='x()'/>"), ["no-image"]),
]


@pytest.mark.parametrize(
    ("put", "expected"),
    [pytest.param(put, expected, id=name) for name, put, expected in IMAGES],
)
def test_an_image_is_told_to_be_what_it_is(folder, put: Break, expected: list[str]) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"}, images=("1.png",))
    put(top / "1.png")
    assert codes(looked_at(top, None, "images")) == expected


def test_a_jpeg_2000_that_is_cut_off_is_found(folder, ndk: Path) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"}, images=())
    shutil.copyfile(found(ndk, "usercopy/*1.jp2"), top / "1.jp2")
    cut(top / "1.jp2", 0.4)
    assert codes(looked_at(top, None, "images")) == ["image-damaged"]


def test_an_image_that_would_be_too_large_is_not_decoded(folder) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"}, images=("1.png",))
    tree = scan(top, Limits(pixels=4_000))
    inspection = Inspection(tree, read(tree), jobs=1)
    with inspection.decoding():
        (finding,) = import_module("kultura.digitisation.checks.images").check(inspection)
    assert finding.kind.code == "image-too-large"
    assert "60 × 80" in finding.means


def test_images_that_were_not_decoded_are_not_taken_for_none(folder) -> None:
    tree = scan(folder({"opis.csv": "Tytuł\nAtlas\n"}, images=("1.png",)))
    inspection = Inspection(tree, read(tree), jobs=1)
    with pytest.raises(RuntimeError, match="decoding"):
        _ = inspection.images
    with inspection.decoding():
        assert list(inspection.images) == ["1.png"]
    assert list(inspection.images) == ["1.png"]


def test_a_name_that_cannot_be_kept_is_told(folder) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"}, images=("1.png",))
    for name in (b"stra\xbfna.png", b"we\nird.png", "\u202egnp.exe".encode()):
        shutil.copyfile(top / "1.png", os.fsencode(top) + b"/" + name)
    findings = [one for one in looked_at(top, None, "names") if one.kind.code == "bad-name"]
    assert len(findings) == 3
    assert all(one.plain()["file"].isprintable() for one in findings)


def test_a_folder_without_checksums_says_so_once(folder) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"})
    assert codes(looked_at(top, None, "fixity")) == ["no-checksums"]


def test_a_file_outside_the_list_of_checksums_is_told(folder) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n", "md5sums.txt": "0" * 32 + "  1.png\n"})
    assert codes(looked_at(top, None, "fixity")) == [
        "checksum-differs",
        "no-checksum",
        "no-checksum",
        "no-checksum",
    ]
