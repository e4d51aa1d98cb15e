"""What a translation's entry says of itself; no Zope.

Beside its text, an entry keeps digests of the words it translates and when they changed. They
change on both sides without anybody's doing, and are put right when the item is stored: people
are neither asked about them nor shown them.
"""

from kultura.workflows.working_copies.merge import Decide
from kultura.workflows.working_copies.merge import Path
from kultura.workflows.working_copies.merge import Side
from typing import Final


FIELD: Final = "translations"
TEXT: Final = "text"
FOLLOWING: Final = frozenset({"source", "seen", "source_changed"})
# translations / language / field / key
DEPTH: Final = 4


def is_bookkeeping(path: Path) -> bool:
    """Tell whether a path leads to what a translation's entry says of itself."""
    return len(path) == DEPTH and path[0] == FIELD and path[-1] in FOLLOWING


def with_bookkeeping(decide: Decide) -> Decide:
    """Return a decision by which an entry's bookkeeping follows its text."""

    def decide_all(path: Path) -> Side | None:
        if is_bookkeeping(path):
            return decide((*path[:-1], TEXT)) or "mine"
        return decide(path)

    return decide_all
