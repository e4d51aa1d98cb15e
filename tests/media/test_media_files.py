"""Files are kept whole or not at all, once each, and found by their hash."""

from hashlib import sha256
from io import BytesIO
from kultura.media.files import MediaFiles
from kultura.media.picture import measure
from PIL import Image

import os
import pytest


class Broken(BytesIO):
    """A source that fails in the middle."""

    def read(self, size: int = -1) -> bytes:
        if self.tell():
            raise OSError("gone")
        return super().read(3)


@pytest.fixture
def files(tmp_path) -> MediaFiles:
    return MediaFiles(tmp_path)


def test_bytes_are_found_by_their_hash(files) -> None:
    kept = files.add(BytesIO(b"plakat"))
    assert kept.hash == sha256(b"plakat").hexdigest()
    assert files.path(kept.hash).read_bytes() == b"plakat"
    assert files.holds(kept.hash, 6)
    assert not files.holds(kept.hash, 7)


def test_the_same_bytes_are_kept_once(files, tmp_path) -> None:
    assert files.add(BytesIO(b"plakat")) == files.add(BytesIO(b"plakat"))
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_half_a_file_is_no_file(files, tmp_path) -> None:
    with pytest.raises(OSError, match="gone"):
        files.add(Broken(b"plakat"))
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_a_dead_process_left_is_dropped(files, tmp_path) -> None:
    kept = files.add(BytesIO(b"plakat"))
    left = tmp_path / ".partial" / "left"
    left.write_bytes(b"pla")
    os.utime(left, (0, 0))
    assert list(files.older_than(60)) == []
    assert not left.exists()
    os.utime(files.path(kept.hash), (0, 0))
    assert list(files.older_than(60)) == [kept.hash]
    files.add(BytesIO(b"plakat"))
    assert list(files.older_than(60)) == []


def picture(path, size=(60, 40), format="JPEG", **options) -> None:
    Image.new("RGB", size, "#c04020").save(path, format, **options)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "TIFF"])
def test_a_picture_is_measured(tmp_path, format) -> None:
    picture(tmp_path / "p", format=format)
    found = measure(tmp_path / "p")
    assert (found.width, found.height) == (60, 40)
    assert found.media_type == f"image/{format.lower()}"
    red, green, blue = bytes.fromhex(found.color[1:])
    assert max(abs(red - 0xC0), abs(green - 0x40), abs(blue - 0x20)) < 10


def test_a_picture_on_its_side_is_measured_upright(tmp_path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture(tmp_path / "p", exif=exif)
    assert (measure(tmp_path / "p").width, measure(tmp_path / "p").height) == (40, 60)


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\xff\xd8"]
)
def test_what_is_no_picture_is_not_measured(tmp_path, content) -> None:
    (tmp_path / "p").write_bytes(content)
    assert measure(tmp_path / "p") is None
