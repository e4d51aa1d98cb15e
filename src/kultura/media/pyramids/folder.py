"""Where pyramids lie: under their names in one folder, each whole or not there."""

from collections.abc import Iterator
from contextlib import contextmanager
from kultura.durable import flush
from kultura.media.age import touched
from pathlib import Path
from typing import Final

import os
import re
import tempfile
import time


PARTIAL: Final = ".partial"
FORGOTTEN: Final = 24 * 3600  # seconds after which what is not finished never will be
NAME: Final = re.compile(r"[0-9a-f]{64}")


class Pyramids:
    """The pyramids below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, file: str) -> Path:
        """Return where a pyramid is, or would be; raises ValueError for what is no name of one."""
        if not NAME.fullmatch(file):
            raise ValueError(f"{file!r} is no name of a pyramid")
        return self.folder / file[:2] / file[2:4] / f"{file}.tif"

    def holds(self, file: str) -> bool:
        """Tell whether a pyramid is there."""
        return bool(NAME.fullmatch(file)) and self.path(file).is_file()

    @contextmanager
    def adding(self, file: str) -> Iterator[Path]:
        """Lend a path to write a pyramid to; after the block it is there, flushed, or nothing is.

        Raises OSError where it cannot be written.
        """
        target = self.path(file)
        partial = self._partial(file)
        try:
            yield partial
            flush(partial)
            target.parent.mkdir(parents=True, exist_ok=True)
            partial.replace(target)
            flush(target.parent)
        finally:
            partial.unlink(missing_ok=True)

    def use(self, file: str) -> None:
        """Make a pyramid young again, for who collects."""
        self.path(file).touch()

    def older_than(self, seconds: float) -> Iterator[str]:
        """Yield the names of pyramids that were made or used longer ago."""
        before = time.time() - seconds
        for path in self.folder.glob("??/??/*.tif"):
            if NAME.fullmatch(path.stem) and touched(path) < before:
                yield path.stem

    def remove(self, file: str) -> None:
        """Remove a pyramid, if it is there."""
        self.path(file).unlink(missing_ok=True)

    def drop_forgotten(self) -> None:
        """Remove what was begun long ago by processes that died."""
        for path in (self.folder / PARTIAL).glob("*"):
            if touched(path) < time.time() - FORGOTTEN:
                path.unlink(missing_ok=True)

    def _partial(self, file: str) -> Path:
        folder = self.folder / PARTIAL
        folder.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(".tif", f"{file}.", folder)
        os.close(descriptor)
        Path(name).chmod(0o644)
        return Path(name)
