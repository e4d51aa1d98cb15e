"""Are the files those that were packed?"""

from collections.abc import Iterator
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.checksums import CHECKSUM_DIFFERS
from kultura.digitisation.kinds.checksums import NO_CHECKSUM
from kultura.digitisation.kinds.checksums import NO_CHECKSUMS
from kultura.digitisation.kinds.checksums import SIZE_DIFFERS
from kultura.digitisation.package import PackageFile
from kultura.digitisation.package import Role


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield files whose size or checksum is another than a list says, and files without one."""
    said = {file.path for file in inspection.present if any(one.checksum for one in file.mentions)}
    for file in inspection.present:
        yield from _differences(file, inspection)
        if said and file.path not in said and file.role is not Role.PACKAGING:
            yield NO_CHECKSUM.at(file.path)
    if not said:
        yield NO_CHECKSUMS.at()


def _differences(file: PackageFile, inspection: Inspection) -> Iterator[Finding]:
    """Yield each difference once, however many lists tell of it."""
    sums, size = inspection.sums[file.path], inspection.tree.files[file.path]
    told = set()
    for mention in file.mentions:
        expected = mention.checksum
        if expected and expected.value != sums[expected.algorithm] and expected not in told:
            told.add(expected)
            yield CHECKSUM_DIFFERS.at(
                file.path,
                listed=_place(mention.file, mention.line),
                algorithm=expected.algorithm,
                expected=expected.value,
                got=sums[expected.algorithm],
            )
        if mention.size is not None and mention.size != size:
            listed = _place(mention.file, mention.line)
            yield SIZE_DIFFERS.at(file.path, got=size, listed=listed, expected=mention.size)


def _place(file: str, line: int | None) -> str:
    return f"{file}:{line}" if line else file
