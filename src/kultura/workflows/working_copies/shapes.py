"""How a plain field value is compared and taken apart; no Zope.

Forms and JSON write the same value in different ways: line ends, an empty text or nothing, a
column that is missing. Those are no changes, and must not look like an editor's intention.
"""

from collections.abc import Hashable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from typing import Any
from typing import Final


class _Absent:
    """The value of a row or column that is not there."""

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()

# The column that says which row is which, in the order of preference.
ROW_KEYS: Final = ("id", "image", "file", "code", "category", "start")


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing; zero and False do say something."""
    if value is None or value is ABSENT:
        return True
    return isinstance(value, (str, list, tuple, Mapping, set, frozenset)) and not value


def canonical(value: Any) -> Any:
    """Return the one form that all ways of writing the same value share."""
    if isinstance(value, str):
        value = "\n".join(line.rstrip() for line in value.splitlines()).rstrip()
    if is_empty(value):
        return None
    if isinstance(value, Mapping):
        pairs = ((key, canonical(item)) for key, item in value.items())
        return {key: item for key, item in pairs if item is not None} or None
    if isinstance(value, (list, tuple)):
        return [canonical(item) for item in value]
    return value


def same(one: Any, other: Any) -> bool:
    """Tell whether two values mean the same to a reader."""
    return canonical(one) == canonical(other)


def parts(*values: Any) -> list[dict[Hashable, Any]] | None:
    """Take values of one field apart into keyed parts, or return None where they have none.

    Mappings are keyed by their keys, rows by the first of ``ROW_KEYS`` that all of them have,
    lists of plain words by the words themselves. What is empty has no parts.
    """
    known = [value for value in values if not is_empty(value)]
    if all(isinstance(value, Mapping) for value in known):
        return [dict(value) if value else {} for value in map(_or_none, values)]
    if not all(isinstance(value, (list, tuple)) for value in known):
        return None
    return _keyed_lists([list(value) if value else [] for value in map(_or_none, values)])


def _or_none(value: Any) -> Any:
    return None if is_empty(value) else value


def _keyed_lists(lists: list[list[Any]]) -> list[dict[Hashable, Any]] | None:
    items = [item for items in lists for item in items]
    if all(isinstance(item, (str, int, date)) for item in items):
        keyed = [{item: item for item in items} for items in lists]
    elif all(isinstance(item, Mapping) for item in items) and (key := _row_key(items)):
        keyed = [{row[key]: row for row in rows} for rows in lists]
    else:
        return None
    unique = all(len(one) == len(items) for one, items in zip(keyed, lists, strict=True))
    return keyed if unique else None


def _row_key(rows: Iterable[Mapping[str, Any]]) -> str | None:
    rows = list(rows)
    for key in ROW_KEYS:
        if all(isinstance(row.get(key), Hashable) and not is_empty(row.get(key)) for row in rows):
            return key
    return None


def together(keyed: Mapping[Hashable, Any], like: Any) -> Any:
    """Put keyed parts together again in the shape of ``like``: a mapping or a list."""
    if isinstance(like, Mapping):
        return dict(keyed)
    return list(keyed.values())


def kept_order(keys: Sequence[Hashable], among: Iterable[Hashable]) -> list[Hashable]:
    """Return the keys that are also ``among`` the others, in their own order."""
    others = set(among)
    return [key for key in keys if key in others]
