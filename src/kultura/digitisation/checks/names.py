"""Is everything a plain file, with a name that can be kept?"""

from collections.abc import Iterator
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.files import BAD_NAME
from kultura.digitisation.kinds.files import LINK
from kultura.repository.errors import PathRefused
from kultura.repository.paths import check_logical_path


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield links, devices, and names that the repository cannot keep."""
    for path in inspection.tree.odd:
        yield LINK.at(path)
    for path in inspection.tree.files:
        try:
            check_logical_path(path)
        except PathRefused as error:
            yield BAD_NAME.at(path, why=str(error))
