"""The folder of a node's index: several indexes side by side, and a file that names the one in use.

A new one is made beside the one that answers and takes its place by renaming one file. Who finds an
index broken leaves a note; whoever keeps it makes another.
"""

from dataclasses import dataclass
from fcntl import flock
from fcntl import LOCK_EX
from fcntl import LOCK_NB
from pathlib import Path

import os
import shutil
import time


@dataclass(frozen=True)
class Folder:
    """Where a node keeps its indexes."""

    path: Path

    @property
    def _pointer(self) -> Path:
        return self.path / "current"

    def current(self) -> Path | None:
        """Return the index in use."""
        try:
            name = self._pointer.read_text(encoding="utf-8").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        found = self.path / name
        return found if name and found.parent == self.path and found.is_dir() else None

    def fresh(self, fingerprint: str) -> Path:
        """Make a place for a new index."""
        found = self.path / f"{fingerprint}-{time.time_ns()}"
        found.mkdir(parents=True)
        return found

    def use(self, index: Path) -> None:
        """Let an index be the one in use, and take the others away.

        Who has one of them open reads on: its files are there until they are closed.
        """
        written = self.path / "current.new"
        with written.open("w", encoding="utf-8") as file:
            file.write(index.name)
            file.flush()
            os.fsync(file.fileno())
        written.replace(self._pointer)
        for other in self.path.iterdir():
            if other.is_dir() and other != index:
                shutil.rmtree(other, ignore_errors=True)

    def say_broken(self, index: Path) -> None:
        """Note that an index cannot be read."""
        if index.is_dir():
            self._note(index).touch()

    def is_broken(self, index: Path) -> bool:
        """Tell whether somebody could not read an index."""
        return self._note(index).exists()

    def keep_alone(self) -> int | None:
        """Become the only one that writes here; return what holds it, None where another does."""
        self.path.mkdir(parents=True, exist_ok=True)
        held = os.open(self.path / "lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
        try:
            flock(held, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            os.close(held)
            return None
        return held

    def _note(self, index: Path) -> Path:
        return index / "broken"
