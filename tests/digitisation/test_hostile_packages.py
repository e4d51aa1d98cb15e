"""Nothing in a package is executed, followed or expanded; what is too much is refused at once."""

from breaking import BOMB
from breaking import EXTERNAL
from breaking import package_at
from kultura.digitisation.decoders import looking_at_all
from kultura.digitisation.decoding import TOO_LARGE
from kultura.digitisation.documents import parse
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import scan
from pathlib import Path

import os
import pytest
import struct
import subprocess
import sys
import time
import zlib


SECONDS = 2
MEBIBYTES = 300


def code_of(caught: pytest.ExceptionInfo[PackageRefused]) -> str:
    return caught.value.finding.kind.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (BOMB.encode(), "document-type"),
        (EXTERNAL.encode(), "document-type"),
        (
            BOMB.replace('version="1.0"', 'version="1.0" encoding="UTF-16"').encode("utf-16"),
            "document-type",
        ),
        (b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "document-type"),
        (b'<!DOCTYPE a [<!ATTLIST a b CDATA "&c;">]><a/>', "document-type"),
        (b"<a>" * 101 + b"</a>" * 101, "xml-bomb"),
        (b"<a>" + b"<b/>" * 300_000 + b"</a>", "xml-bomb"),
        (b"<a><b></a>", "malformed"),
        (b"", "malformed"),
        (b"<a>&unknown;</a>", "malformed"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "malformed"),
        (b"<a>\xff\xfe</a>", "malformed"),
        (b"<a>\x00</a>", "malformed"),
    ],
)
def test_a_hostile_document_is_refused_at_once(data: bytes, code: str) -> None:
    start = time.process_time()
    with pytest.raises(PackageRefused) as caught:
        parse(data, "mets.xml")
    assert code_of(caught) == code
    assert time.process_time() - start < SECONDS


DECLARED = '<?xml version="1.0" encoding="{}"?>'
ELEMENTS = "<a>" + "<b/>" * 9 + "</a>"


@pytest.mark.parametrize(
    "data",
    [
        (DECLARED.format("IBM037") + ELEMENTS).encode("cp037"),
        DECLARED.format("IBM037").encode() + ELEMENTS.encode("cp037"),
        DECLARED.format("UTF-7").encode() + ELEMENTS.replace("<", "+ADw-").encode(),
    ],
    ids=["EBCDIC", "EBCDIC after its declaration", "UTF-7"],
)
def test_elements_that_cannot_be_counted_as_bytes_are_refused(data: bytes) -> None:
    assert data.count(b"<") <= 1  # libxml2 alone reads nine in UTF-7
    with pytest.raises(PackageRefused) as caught:
        parse(data, "mets.xml")
    assert code_of(caught) == "malformed"


def test_a_refusal_says_file_line_and_what_to_do() -> None:
    with pytest.raises(PackageRefused) as caught:
        parse(b"<a>\n<b>\n</a>", "mets.xml")
    assert str(caught.value) == (
        "mets.xml:3: The file is no well-formed XML: mismatched tag. "
        "Write it again with the program that made it; it may have been cut off or damaged."
    )


def test_an_include_is_not_followed() -> None:
    include = b'<a xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></a>'
    assert len(parse(include)[0]) == 0


def test_a_link_is_told_apart_and_never_opened(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/file").write_text("plain", encoding="utf-8")
    (tmp_path / "a/link").symlink_to("/etc/passwd")
    (tmp_path / "folder").symlink_to("/etc")
    os.mkfifo(tmp_path / "pipe")
    tree = scan(tmp_path)
    assert list(tree.files) == ["a/file"]
    assert tree.odd == ("a/link", "folder", "pipe")
    for path in tree.odd:
        with pytest.raises(PackageRefused):
            tree.open(path)


def test_a_folder_that_becomes_a_link_is_not_followed(tmp_path: Path) -> None:
    inside, outside = tmp_path / "package/a", tmp_path / "outside"
    inside.mkdir(parents=True)
    outside.mkdir()
    for folder in (inside, outside):
        (folder / "file").write_text(folder.name, encoding="utf-8")
    tree = scan(tmp_path / "package")
    inside.rename(tmp_path / "gone")
    inside.symlink_to(outside)
    with pytest.raises(PackageRefused):
        tree.open("a/file")


def test_too_many_files_are_refused_at_once(tmp_path: Path) -> None:
    for number in range(1_001):
        (tmp_path / str(number)).touch()
    start = time.process_time()
    with pytest.raises(PackageRefused, match="more than 1000 files.*one package for each volume"):
        scan(tmp_path, Limits(files=1_000))
    assert time.process_time() - start < SECONDS


def test_too_large_a_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.tif").open("wb") as file:
        file.truncate(5 * 1024**3)
    with pytest.raises(PackageRefused) as caught:
        scan(tmp_path)
    assert (code_of(caught), caught.value.finding.file) == ("too-large", "huge.tif")


def test_too_large_a_package_is_refused(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.tif").write_bytes(bytes(100))
    with pytest.raises(PackageRefused, match="300 bytes are more than the 250"):
        scan(tmp_path, Limits(size=250))


def test_too_large_a_document_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with (tmp_path / "mets.xml").open("wb") as file:
        file.truncate(100 * 1024**2)
    with pytest.raises(PackageRefused, match="split the package"):
        scan(tmp_path).content("mets.xml")


def test_folders_without_end_are_refused(tmp_path: Path) -> None:
    (tmp_path / "/".join("a" * 30)).mkdir(parents=True)
    with pytest.raises(PackageRefused, match="copied into itself"):
        scan(tmp_path)


def test_a_name_of_no_encoding_is_listed_and_can_be_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/stra\xbfna.tif"
    Path(os.fsdecode(name)).touch()
    (path,) = scan(tmp_path).files
    with pytest.raises(PackageRefused) as caught:
        scan(tmp_path, Limits(file=-1))
    assert caught.value.finding.place == "stra\\xbfna.tif"
    assert caught.value.finding.plain()["file"] == "stra\\xbfna.tif"


DEAREST = """
from kultura.digitisation.documents import parse
parse(b"<a>" + b"<b c='d'>e</b>" * 299_998 + b"</a>")
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) // 1024)
"""


@pytest.mark.long
def test_the_dearest_document_that_is_still_parsed_takes_little_memory() -> None:
    answer = subprocess.run([sys.executable, "-c", DEAREST], capture_output=True, check=True)
    assert int(answer.stdout) < MEBIBYTES


LINE = "0" * 32 + "  "
HOSTILE_LISTS = [
    (
        "names without end",
        lambda: "".join(f"{LINE}{n}.tif\n" for n in range(300_000)),
        "too-many-files",
    ),
    ("one name without end", lambda: f"{LINE}1.png\n" * 300_000, "named-too-often"),
    ("no list", lambda: "?\n" * 300_000, "no-list"),
    ("ways out without end", lambda: f"{LINE}../../x\n" * 300_000, "no-list"),
]
HOSTILE_SHEETS = [
    ("quotes that are never closed", lambda: 'a,b\n"x,1\n' * 20_000, "no-list"),
    ("rows without end", lambda: "a\n" + "x\n" * 100_000, "too-many-files"),
]


@pytest.mark.parametrize(
    ("content", "code"),
    [pytest.param(content, code, id=name) for name, content, code in HOSTILE_LISTS],
)
def test_a_hostile_list_is_refused_at_once(folder, content, code: str) -> None:
    top = folder({"opis.csv": "a\nb\n", "md5sums.txt": content()})
    assert refused_within(SECONDS, top) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [pytest.param(content, code, id=name) for name, content, code in HOSTILE_SHEETS],
)
def test_a_hostile_sheet_is_refused_at_once(folder, content, code: str) -> None:
    assert refused_within(SECONDS, folder({"opis.csv": content()})) == code


def test_a_bag_that_talks_without_end_is_refused(own_bag: Path) -> None:
    (own_bag / "bag-info.txt").write_text("A: b\n" + " c\n" * 1_000_000, encoding="utf-8")
    assert refused_within(SECONDS, own_bag) == "too-large"


def test_a_tiny_file_that_says_it_is_a_huge_image_is_not_decoded(folder) -> None:
    top = folder({"opis.csv": "Tytuł\nAtlas\n"}, images=())
    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    pixels = b"IDAT" + zlib.compress(bytes(1000))
    (top / "1.png").write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one))
            for one in (chunk, pixels, b"IEND")
        )
    )
    with looking_at_all(top, {"1.png": None}, 1) as coming:
        (found,) = coming
    assert (found[1].fault, found[1].width) == (TOO_LARGE, 60_000)


def refused_within(seconds: float, top: Path) -> str:
    """Return why a package is refused, which takes no longer than so many seconds of work."""
    start = time.process_time()
    with pytest.raises(PackageRefused) as caught:
        package_at(top)
    assert time.process_time() - start < seconds
    return code_of(caught)


@pytest.mark.long
def test_a_hundred_thousand_files_are_refused_at_once(tmp_path: Path) -> None:
    for number in range(100_000):
        os.close(os.open(tmp_path / f"{number}.tif", os.O_CREAT | os.O_WRONLY))
    assert refused_within(SECONDS, tmp_path) == "too-many-files"
