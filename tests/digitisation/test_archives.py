"""Archives are unpacked whole, or refused with a finding, and never write outside their folder."""

from collections.abc import Callable
from io import BytesIO
from kultura.digitisation.archives.unpacking import unpack
from kultura.digitisation.limits import Limits
from kultura.digitisation.refusals import PackageRefused
from pathlib import Path

import pytest
import struct
import tarfile
import zipfile


ZIPS, TARS = "zip", "tar"
LONG = "żółw/" + "n" * 200 + ".tif"


def zipped(files: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a ZIP archive."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def tarred(files: dict[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """Make a TAR archive."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, BytesIO(content))
    return made.getvalue()


def special(name: str, kind: bytes) -> bytes:
    """Make a TAR archive of one thing that is no plain file."""
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.type, info.linkname = kind, "/etc/passwd"
        archive.addfile(info)
    return made.getvalue()


def linked_zip() -> bytes:
    """Make a ZIP archive with a symbolic link."""
    made = BytesIO()
    info = zipfile.ZipInfo("scans")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(info, "/etc")
    return made.getvalue()


def locked_zip() -> bytes:
    """Make a ZIP archive that says its file is encrypted."""
    data = bytearray(zipped({"1.tif": b"x"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    return bytes(data)


def named_in(encoding: str, name: str) -> bytes:
    """Make a ZIP archive whose name is written in an encoding that it does not tell."""
    written = name.encode(encoding)
    data = zipped({"A" * len(written): b"x"})
    return data.replace(b"A" * len(written), written)


def endless_name() -> bytes:
    """Make a TAR archive that says a name of 100 MB follows."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 100_000
    return info.tobuf() + b"0" * 100_352


@pytest.fixture
def unpacked(tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    """Unpack an archive; return its files by path."""

    def run(data: bytes, limits: Limits | None = None) -> dict[str, bytes]:
        (tmp_path / "archive").write_bytes(data)
        top = tmp_path / "in" / "here"
        top.parent.mkdir(exist_ok=True)
        unpack(tmp_path / "archive", top, limits or Limits())
        files = [one for one in top.rglob("*") if one.is_file()]
        return {str(one.relative_to(top)): one.read_bytes() for one in files}

    return run


@pytest.mark.parametrize("make", [zipped, tarred], ids=[ZIPS, TARS])
@pytest.mark.parametrize("size", [0, 1, 511, 512, 513, 3_000_000])
def test_files_come_out_as_they_went_in(unpacked, make, size) -> None:
    files = {"opis.csv": b"a", LONG: b"x" * size, "z/ą/1.tif": b"\0\1"}
    assert unpacked(make(files)) == files


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_every_kind_of_tar_is_read(unpacked, form) -> None:
    files = {"a/" + "n" * 90 + ".tif": b"x", "b/1.tif": b"y"}
    assert unpacked(tarred(files, form)) == files


def test_what_systems_leave_is_left_out(unpacked) -> None:
    files = {"a/1.tif": b"x", "__MACOSX/a/._1.tif": b"m", "a/Thumbs.db": b"t"}
    assert unpacked(zipped(files)) == {"a/1.tif": b"x"}


@pytest.mark.parametrize("encoding", ["utf-8", "cp852"])
def test_names_are_read_in_the_encoding_they_were_written_in(unpacked, encoding) -> None:
    assert unpacked(named_in(encoding, "żółw-ść.tif")) == {"żółw-ść.tif": b"x"}


def test_windows_names_are_paths(unpacked) -> None:
    data = zipped({"a/1.tif": b"x"}).replace(b"a/1.tif", b"a\\1.tif")
    assert unpacked(data) == {"a/1.tif": b"x"}


FEW = Limits(files=3)
SMALL = Limits(file=10)
TIGHT = Limits(unpacked_least=1000, expansion=30)
HOSTILE = {
    "no archive": (lambda: b"GIF89a" * 500, None, "no-archive"),
    "nothing": (lambda: b"", None, "no-archive"),
    "zip slip": (lambda: zipped({"../../x": b"1"}), None, "archive-leads-out"),
    "tar slip": (lambda: tarred({"a/../../x": b"1"}), None, "archive-leads-out"),
    "from the top": (lambda: tarred({"/etc/x": b"1"}), None, "archive-leads-out"),
    "a drive": (lambda: zipped({"C:/x": b"1"}), None, "archive-leads-out"),
    "no name": (lambda: zipped({"a//x": b"1"}), None, "archive-leads-out"),
    "symbolic link": (lambda: special("x", tarfile.SYMTYPE), None, "link"),
    "hard link": (lambda: special("x", tarfile.LNKTYPE), None, "link"),
    "device": (lambda: special("x", tarfile.CHRTYPE), None, "link"),
    "link in a zip": (linked_zip, None, "link"),
    "password": (locked_zip, None, "archive-locked"),
    "bomb": (lambda: zipped({"x": b"0" * 100_000}), TIGHT, "archive-bomb"),
    "large file": (lambda: zipped({"x": b"0" * 11}), SMALL, "too-large"),
    "many in a zip": (lambda: zipped(dict.fromkeys("abcd", b"")), FEW, "too-many-files"),
    "many in a tar": (lambda: tarred(dict.fromkeys("abcd", b"")), FEW, "too-many-files"),
    "deep": (lambda: tarred({"a/" * 20 + "x": b"1"}), None, "too-deep"),
    "long": (lambda: zipped({"n" * 300: b"1"}), None, "bad-name"),
    "twice": (lambda: tarred({"x": b"1"})[:1024] + tarred({"x": b"2"}), None, "twice-in-archive"),
    "file and folder": (lambda: tarred({"a": b"", "a/b": b""}), None, "twice-in-archive"),
    "cut zip": (lambda: zipped({"x": b"1" * 5000})[:-30], None, "archive-cut-off"),
    "cut tar": (lambda: tarred({"x": b"1" * 5000})[:2000], None, "archive-cut-off"),
    "name without end": (endless_name, None, "archive-damaged"),
    "lzma": (lambda: zipped({"x": b"1"}, zipfile.ZIP_LZMA), None, "archive-damaged"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_archive_is_a_finding_and_writes_nothing_elsewhere(
    unpacked, case, tmp_path
) -> None:
    make, limits, code = HOSTILE[case]
    with pytest.raises(PackageRefused) as caught:
        unpacked(make(), limits)
    assert caught.value.finding.kind.code == code
    here = tmp_path / "in" / "here"
    there = {one for one in tmp_path.rglob("*") if one.is_file()} - {tmp_path / "archive"}
    assert all(here in one.parents for one in there)


def test_a_flipped_byte_in_a_zip_is_found_by_its_checksum(unpacked) -> None:
    data = bytearray(zipped({"x": b"page" * 100}, zipfile.ZIP_STORED))
    data[data.index(b"pagepage") + 5] ^= 0xFF
    with pytest.raises(PackageRefused) as caught:
        unpacked(bytes(data))
    assert caught.value.finding.kind.code == "archive-damaged"


def test_a_list_of_a_million_files_is_not_read(unpacked) -> None:
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 100, 100, 20_000_000, 0, 0)
    with pytest.raises(PackageRefused) as caught:
        unpacked(b"PK\3\4" + b"PK\1\2" * 4_000_000 + end)
    assert caught.value.finding.kind.code == "too-many-files"
