"""What a package consists of, to the byte: by it a package is known again, and kept unchanged."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from dataclasses import field
from hashlib import sha512
from kultura.digitisation.inspection import DIGEST
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.files import NO_FOLDER
from kultura.digitisation.recognising import read
from kultura.digitisation.refusals import PackageRefused
from kultura.digitisation.tree import scan
from kultura.digitisation.tree import Tree
from kultura.repository.hashing import Checksum
from kultura.repository.hashing import checksums
from pathlib import Path


@dataclass(frozen=True)
class Contents:
    """SHA-512 of every file by path, and one checksum a file that the package itself says."""

    digests: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, Checksum] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """One checksum for all files and their paths; empty where no file was read."""
        if not self.digests:
            return ""
        lines = [f"{digest} {path}\n" for path, digest in sorted(self.digests.items())]
        return sha512("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def contents_of(inspection: Inspection) -> Contents:
    """Return what a package that was looked at consists of; nothing where a file cannot be read."""
    try:
        known = {path: sums[DIGEST] for path, sums in inspection.sums.items()}
        found = digests(inspection.tree, inspection.jobs, known)
    except PackageRefused:
        return Contents()
    said = {
        file.path: next(one.checksum for one in file.mentions if one.checksum)
        for file in inspection.present
        if any(one.checksum for one in file.mentions)
    }
    return Contents(found, said)


def contents_at(path: Path, jobs: int) -> Contents:
    """Return what a package that was checked before consists of now; raises PackageRefused."""
    if not path.is_dir():
        raise PackageRefused(NO_FOLDER.at(str(path)))
    tree = scan(path)
    return contents_of(Inspection(tree, read(tree), jobs=jobs))


def digests(tree: Tree, jobs: int, known: Mapping[str, str]) -> dict[str, str]:
    """Return the SHA-512 of every file of a tree; raises PackageRefused for what is none.

    Files that are ``known`` are not read again.
    """

    def digest(path: str) -> str:
        with tree.open(path) as file:
            return checksums(file, [DIGEST])[0][DIGEST]

    left = [path for path in tree.files if path not in known]
    with ThreadPoolExecutor(jobs) as threads:
        found = dict(zip(left, threads.map(digest, left), strict=True))
    return {path: known.get(path) or found[path] for path in tree.files}
