"""What checks look at: a package, its tree, and what is dear to find out and found out once."""

from collections.abc import Callable
from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from kultura.digitisation.decoders import looking_at_all
from kultura.digitisation.decoding import Looked
from kultura.digitisation.documents import document
from kultura.digitisation.examined import Examined
from kultura.digitisation.examined import examined
from kultura.digitisation.package import IMAGES
from kultura.digitisation.package import Package
from kultura.digitisation.package import PackageFile
from kultura.digitisation.package import Role
from kultura.digitisation.page_images import image_of
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.schemas import Schemas
from kultura.digitisation.tree import Tree
from kultura.repository.hashing import checksums
from pathlib import Path
from typing import Final

import os


DIGEST: Final = "sha512"
TEXTS: Final = (Role.ALTO, Role.PAGE_XML)

Told = Callable[[str, int, int], None]  # what is done, how much of it, of how much


@dataclass(frozen=True)
class Elsewhere:
    """Another object of the repository that keeps images of a package, and how many of them.

    Object and title are empty where whoever brings the package may not see it; ``own`` is it where
    both are the same institution's.
    """

    images: int
    object: str = ""
    title: str = ""
    own: bool = False


# Asked by a package's identifier, and by the SHA-512 of its images.
Kept = Callable[[str, Collection[str]], Iterable[Elsewhere]]


def nothing(_identifier: str, _digests: Collection[str]) -> Iterable[Elsewhere]:
    """Know of nothing that is kept."""
    return ()


def nobody(_what: str, _done: int, _total: int) -> None:
    """Tell nobody."""


@dataclass
class Inspection:
    """A package while it is checked.

    Below ``pyramids`` those of its pages are made of the images that are decoded anyway.
    """

    tree: Tree
    package: Package
    schemas: Schemas = field(default_factory=Schemas)
    jobs: int = field(default_factory=lambda: os.cpu_count() or 1)
    told: Told = nobody
    kept: Kept = nothing
    pyramids: Path | None = None
    _coming: tuple[Iterable[tuple[str, Looked]], int] | None = field(default=None, init=False)

    @property
    def present(self) -> list[PackageFile]:
        """The files that are named and there."""
        return [file for path, file in self.package.files.items() if path in self.tree.files]

    @cached_property
    def sums(self) -> Mapping[str, Mapping[str, str]]:
        """Checksums of the files that are named and there, by path and algorithm."""
        files = self.present
        with ThreadPoolExecutor(self.jobs) as threads:
            done: dict[str, Mapping[str, str]] = {}
            for path, sums in threads.map(self._sums, files):
                done[path] = sums
                self.told("checksums", len(done), len(files))
        return done

    @contextmanager
    def decoding(self) -> Iterator[None]:
        """Have images decoded while all else is looked at."""
        shown = {image_of(page, self.tree) for page in self.package.pages}
        paths = {
            file.path: self.pyramids if file.path in shown else None
            for file in self.present
            if file.role in IMAGES
        }
        with looking_at_all(self.tree.root, paths, self.jobs, self.tree.limits.pixels) as coming:
            self._coming = coming, len(paths)
            try:
                yield
            finally:
                self._coming = None

    @cached_property
    def images(self) -> Mapping[str, Looked]:
        """What the images that are named and there are, decoded to their end.

        Raises RuntimeError where it is first asked outside of `decoding`.
        """
        if self._coming is None:
            raise RuntimeError("Images are looked at inside of `with inspection.decoding():`.")
        coming, total = self._coming
        done = {}
        for path, looked in coming:
            done[path] = looked
            self.told("images", len(done), total)
        return done

    @cached_property
    def documents(self) -> Mapping[str, Examined]:
        """What there is to say of each XML file, read once."""
        texts = {file.path for file in self.present if file.role in TEXTS}
        paths = [path for path in self.tree.files if path.lower().endswith(".xml") or path in texts]
        done = {}
        for path in paths:
            done[path] = self._examined(path)
            self.told("documents", len(done), len(paths))
        return done

    def _examined(self, path: str) -> Examined:
        try:
            return examined(document(self.tree, path), self.schemas)
        except PackageRefused as refused:
            return Examined(refused=refused.finding)

    def _sums(self, file: PackageFile) -> tuple[str, Mapping[str, str]]:
        wanted = {one.checksum.algorithm for one in file.mentions if one.checksum} | {DIGEST}
        with self.tree.open(file.path) as opened:
            return file.path, checksums(opened, wanted)[0]
