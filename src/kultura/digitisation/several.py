"""Whether a folder is one plain package or holds several, told by names alone.

A plain package may keep its images, texts and description in folders of their own, so folders are
packages only where at least two of them describe themselves and nothing at the top does.
"""

from collections import defaultdict
from collections.abc import Iterable
from kultura.digitisation.image_types import is_image
from kultura.digitisation.tree import Tree
from pathlib import PurePosixPath
from typing import Final


DESCRIPTIONS: Final = (".csv", ".xml")


def holds_several(tree: Tree) -> bool:
    """Tell whether a tree is folders of which each is a plain package."""
    paths = [PurePosixPath(path) for path in tree.files]
    folders: dict[str, list[PurePosixPath]] = defaultdict(list)
    for path in paths:
        if len(path.parts) > 1:
            folders[path.parts[0]].append(path)
        elif is_image(path.name) or _may_describe(path):
            return False
    return sum(map(describes_itself, folders.values())) > 1


def describes_itself(paths: Iterable[PurePosixPath]) -> bool:
    """Tell whether there are images, and a CSV or XML file that is not the text of one of them."""
    paths = list(paths)
    pages = {path.stem for path in paths if is_image(path.name)}
    return bool(pages) and any(_may_describe(path) and path.stem not in pages for path in paths)


def _may_describe(path: PurePosixPath) -> bool:
    return path.suffix.lower() in DESCRIPTIONS
