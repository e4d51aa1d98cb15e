"""Where the bytes of an upload are: the archive as it grows, then what was in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.digitisation.finding import shown
from pathlib import Path
from pathlib import PurePath
from typing import Final

import re
import shutil


ENDINGS: Final = re.compile(r"\.(zip|tar)$", re.IGNORECASE)
LONGEST: Final = 100  # characters of a name
NAMELESS: Final = "package"


@dataclass(frozen=True)
class UploadFolder:
    """The folder of one upload, which only we may enter."""

    top: Path
    name: str

    @property
    def archive(self) -> Path:
        """Where the bytes are that were received."""
        return self.top / "archive"

    @property
    def unpacking(self) -> Path:
        """Where the archive is unpacked, not wholly yet."""
        return self.top / "unpacking"

    @property
    def package(self) -> Path:
        """Where the archive is unpacked; a package without a name of its own is called by it."""
        return self.top / "unpacked" / package_name(self.name)

    def create(self) -> None:
        """Make it, with an archive of no bytes."""
        self.top.mkdir(parents=True, mode=0o700)
        self.archive.touch(mode=0o600)

    def remove(self) -> None:
        """Remove it with all that is in it, if it is there."""
        shutil.rmtree(self.top, ignore_errors=True)


def folder_of(uploads: Path, id: str, name: str = "") -> UploadFolder:
    """Return where an upload is."""
    return UploadFolder(uploads.resolve() / id, name)


def folders(uploads: Path) -> Iterator[Path]:
    """Yield the folders of all uploads."""
    if uploads.is_dir():
        yield from uploads.resolve().iterdir()


def package_name(name: str) -> str:
    """Return how the package in an archive is called: as the archive, without its ending."""
    last = PurePath(name.replace("\\", "/")).name
    plain = shown(ENDINGS.sub("", last)).replace("/", "-").lstrip(". ")
    return plain[:LONGEST].rstrip() or NAMELESS
