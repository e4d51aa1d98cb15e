"""A rerun: what the source says now, merged with what an editor wrote since the last import."""

from collections.abc import Mapping
from dataclasses import dataclass
from kultura.workflows.working_copies.merge import Conflict
from kultura.workflows.working_copies.merge import Decide
from kultura.workflows.working_copies.merge import merge
from kultura.workflows.working_copies.merge import undecided
from kultura.workflows.working_copies.shapes import ABSENT
from kultura.workflows.working_copies.shapes import same
from typing import Any
from typing import Literal


@dataclass(frozen=True, slots=True)
class Changes:
    """Values to write, and what editor and source both changed, each differently."""

    values: dict[str, Any]
    conflicts: tuple[Conflict, ...]

    @property
    def disputed(self) -> tuple[str, ...]:
        """The fields with conflicts, each once."""
        return tuple(dict.fromkeys(conflict.field for conflict in self.conflicts))


def changes(
    base: Mapping[str, Any] | None,
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    decide: Decide = undecided,
) -> Changes:
    """Merge three ways: last imported, on the object now, in the source now.

    An object that no import wrote has no base: what it has and the source contradicts is a
    conflict. A conflict nobody decided keeps what is on the object.
    """
    values: dict[str, Any] = {}
    conflicts: tuple[Conflict, ...] = ()
    for name, value in theirs.items():
        before = ABSENT if base is None else base.get(name)
        merged = merge(before, mine[name], value, path=(name,), decide=decide)
        conflicts += merged.conflicts
        if not merged.conflicts and not same(merged.value, mine[name]):
            values[name] = merged.value
    return Changes(values, conflicts)


def source_wins(path: tuple[str, ...]) -> Literal["theirs"]:
    """Decide every conflict for the source."""
    return "theirs"
