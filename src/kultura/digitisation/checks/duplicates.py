"""Is any image there twice?"""

from collections.abc import Iterator
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import DIGEST
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.duplicates import TWICE
from kultura.digitisation.package import IMAGES


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield images that are the same bytes as one before; scans never are."""
    seen: dict[str, str] = {}
    for file in inspection.present:
        if file.role in IMAGES:
            first = seen.setdefault(inspection.sums[file.path][DIGEST], file.path)
            if first != file.path:
                yield TWICE.at(file.path, other=first)
