"""What changed between two versions of an item, field by field; no Zope.

The approver reads this: rows are named by their key, so one cancelled showing of sixty is one
line.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from kultura.workflows.working_copies.shapes import ABSENT
from kultura.workflows.working_copies.shapes import is_empty
from kultura.workflows.working_copies.shapes import kept_order
from kultura.workflows.working_copies.shapes import parts
from kultura.workflows.working_copies.shapes import same
from typing import Any
from typing import Literal


Kind = Literal["added", "removed", "changed", "reordered"]


@dataclass(frozen=True)
class Difference:
    """One thing that differs; ``path`` is the row and the column, empty for the field itself."""

    path: tuple[str, ...]
    kind: Kind
    old: Any
    new: Any


def differences(
    old_values: Mapping[str, Any], new_values: Mapping[str, Any]
) -> dict[str, tuple[Difference, ...]]:
    """Return what differs, by field, in the order of the new values; fields alike are left out."""
    names = [*new_values, *(name for name in old_values if name not in new_values)]
    found = {
        name: tuple(_walk(old_values.get(name, ABSENT), new_values.get(name, ABSENT), ()))
        for name in names
    }
    return {name: changes for name, changes in found.items() if changes}


def _walk(old: Any, new: Any, path: tuple[str, ...]) -> Iterator[Difference]:
    if same(old, new):
        return
    taken_apart = None
    if not path or not (is_empty(old) or is_empty(new)):
        taken_apart = parts(old, new)
    if taken_apart is None:
        yield _difference(old, new, path)
    else:
        yield from _walk_parts(*taken_apart, path, ordered=isinstance(new, (list, tuple)))


def _walk_parts(old: dict, new: dict, path: tuple[str, ...], ordered: bool) -> Iterator[Difference]:
    for key in [*new, *(key for key in old if key not in new)]:
        yield from _walk(old.get(key, ABSENT), new.get(key, ABSENT), (*path, str(key)))
    before, after = kept_order(list(old), new), kept_order(list(new), old)
    if ordered and before != after:
        yield Difference(path, "reordered", before, after)


def _difference(old: Any, new: Any, path: tuple[str, ...]) -> Difference:
    kind: Kind = "added" if is_empty(old) else "removed" if is_empty(new) else "changed"
    return Difference(path, kind, _shown(old), _shown(new))


def _shown(value: Any) -> Any:
    return None if value is ABSENT else value
