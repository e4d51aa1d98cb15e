"""Is every file there that is named, and named that is there?"""

from collections.abc import Iterator
from collections.abc import Mapping
from kultura.digitisation.finding import Finding
from kultura.digitisation.inspection import Inspection
from kultura.digitisation.kinds.files import FOREIGN_FILE
from kultura.digitisation.kinds.references import FILE_MISSING
from kultura.digitisation.kinds.references import MASTER_MISSING
from kultura.digitisation.package import Role
from unicodedata import normalize


def check(inspection: Inspection) -> Iterator[Finding]:
    """Yield files that are missing, and files that nothing names."""
    tree, named = inspection.tree, inspection.package.files
    alike = {_folded(path): path for path in tree.files}
    for path, file in named.items():
        if path in tree.files or path in tree.odd:
            continue
        listed = ", ".join(dict.fromkeys(one.file for one in file.mentions))
        if file.role is Role.MASTER:
            yield MASTER_MISSING.at(path, listed=listed)
        else:
            yield FILE_MISSING.at(path, listed=listed, near=_near(path, alike))
    for path in tree.files:
        if path not in named:
            yield FOREIGN_FILE.at(path)


def _near(path: str, alike: Mapping[str, str]) -> str:
    """Say which file has the same name but for case and the way letters are composed."""
    other = alike.get(_folded(path))
    return f" There is {other}, whose name is written otherwise." if other else ""


def _folded(path: str) -> str:
    return normalize("NFC", path).casefold()
