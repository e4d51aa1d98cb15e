"""Does the repository have these images already, in another object?"""

from collections.abc import Iterator
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import DIGEST
from kultura.digitisation.inspection import Elsewhere
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.duplicates import IMAGES_KEPT_ALREADY
from kultura.digitisation.kinds.duplicates import IMAGES_KEPT_ELSEWHERE
from kultura.digitisation.kinds.duplicates import KEPT_ALREADY
from kultura.digitisation.package import IMAGES


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield other objects that keep images of this package.

    The same object brought under another name is for somebody to decide; the rest is worth a look.
    """
    images = [file.path for file in inspection.present if file.role in IMAGES]
    digests = {inspection.sums[path][DIGEST] for path in images}
    if digests:
        for one in inspection.kept(inspection.package.identifier, digests):
            yield _finding(one, len(digests))


def _finding(one: Elsewhere, total: int) -> Finding:
    if not one.object:
        return IMAGES_KEPT_ELSEWHERE.at(count=one.images, total=total)
    said = {"count": one.images, "object": one.object, "title": one.title}
    if one.own and one.images == total:
        return KEPT_ALREADY.at(**said)
    return IMAGES_KEPT_ALREADY.at(total=total, **said)
