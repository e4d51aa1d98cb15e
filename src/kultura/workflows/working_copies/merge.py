"""Three-way merge of field values; no Zope.

``base`` is what the working copy was made from, ``mine`` the working copy, ``theirs`` the
published item. What only one side changed is taken; what both changed differently is a conflict,
and a person decides. Schedule rows merge by row and column, so a showing that was cancelled while
the copy was written stays cancelled.
"""

from collections.abc import Callable
from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.workflows.working_copies.shapes import ABSENT
from kultura.workflows.working_copies.shapes import is_empty
from kultura.workflows.working_copies.shapes import kept_order
from kultura.workflows.working_copies.shapes import parts
from kultura.workflows.working_copies.shapes import same
from kultura.workflows.working_copies.shapes import together
from typing import Any
from typing import Literal


Path = tuple[str, ...]
Side = Literal["mine", "theirs"]
Decide = Callable[[Path], Side | None]
Parts = dict[Hashable, Any]


@dataclass(frozen=True)
class Conflict:
    """Both sides changed one thing differently; ``path`` is field, then row, then column."""

    path: Path
    base: Any
    mine: Any
    theirs: Any

    @property
    def field(self) -> str:
        """The field it is about."""
        return self.path[0]


@dataclass(frozen=True)
class Merged:
    """A merged value; where there are conflicts it holds what the working copy says."""

    value: Any
    conflicts: tuple[Conflict, ...] = ()


def undecided(path: Path) -> Side | None:
    """Decide nothing: every conflict is reported."""
    return None


def merge(base: Any, mine: Any, theirs: Any, path: Path = (), decide: Decide = undecided) -> Merged:
    """Merge what two sides made of one base.

    ``decide`` is asked for the path of each conflict, and may name the side that is right.
    """
    if same(theirs, base) or same(mine, theirs):
        return Merged(mine)
    if same(mine, base):
        return Merged(theirs)
    if is_empty(mine) or is_empty(theirs):
        return _choose(base, mine, theirs, path, decide)
    taken_apart = parts(base, mine, theirs)
    if taken_apart is None:
        return _choose(base, mine, theirs, path, decide)
    return _merge_parts(*taken_apart, like=mine, path=path, decide=decide)


def decisions(choices: Mapping[str, Side]) -> Decide:
    """Return the decision people made, by path (``schedule/37/status``) or by field."""

    def decide(path: Path) -> Side | None:
        named = ("/".join(path[:length]) for length in range(len(path), 0, -1))
        return next((choices[name] for name in named if name in choices), None)

    return decide


def _choose(base: Any, mine: Any, theirs: Any, path: Path, decide: Decide) -> Merged:
    side = decide(path)
    if side is not None:
        return Merged(mine if side == "mine" else theirs)
    shown = [None if value is ABSENT else value for value in (base, mine, theirs)]
    return Merged(theirs if is_empty(mine) else mine, (Conflict(path, *shown),))


def _merge_parts(
    base: Parts, mine: Parts, theirs: Parts, like: Any, path: Path, decide: Decide
) -> Merged:
    order, conflicts = _merge_order(base, mine, theirs, like, path, decide)
    values = {}
    for key in order:
        sides = (side.get(key, ABSENT) for side in (base, mine, theirs))
        merged = merge(*sides, path=(*path, str(key)), decide=decide)
        conflicts += merged.conflicts
        if merged.value is not ABSENT:
            values[key] = merged.value
    return Merged(together(values, like), conflicts)


def _merge_order(
    base: Parts, mine: Parts, theirs: Parts, like: Any, path: Path, decide: Decide
) -> tuple[list[Hashable], tuple[Conflict, ...]]:
    common = base.keys() & mine.keys() & theirs.keys()
    orders = [kept_order(list(side), common) for side in (base, mine, theirs)]
    if isinstance(like, Mapping) or orders[0] == orders[2] or orders[1] == orders[2]:
        return _interleaved(mine, theirs), ()
    if orders[0] == orders[1]:
        return _interleaved(theirs, mine), ()
    chosen = _choose(*orders, path, decide)
    lead, rest = (theirs, mine) if chosen.value == orders[2] else (mine, theirs)
    return _interleaved(lead, rest), chosen.conflicts


def _interleaved(lead: Iterable[Hashable], rest: Iterable[Hashable]) -> list[Hashable]:
    """Return the keys of ``lead`` with those only in ``rest`` behind the one they follow there."""
    order, others = list(lead), list(rest)
    for index, key in enumerate(others):
        if key not in order:
            order.insert(_place(order, others, index), key)
    return order


def _place(order: list[Hashable], others: list[Hashable], index: int) -> int:
    place = order.index(others[index - 1]) + 1 if index else 0
    while place < len(order) and order[place] not in others:
        place += 1
    return place
