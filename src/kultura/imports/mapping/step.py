"""What most operations share: they read nothing of the row, and treat a list element by element."""

from kultura.imports.mapping.text import is_empty
from kultura.imports.mapping.work import Work
from typing import Any


class Step:
    """A step that only changes what the one before it gave."""

    __slots__ = ()

    def paths(self) -> tuple[str, ...]:
        """Read nothing."""
        return ()


class ElementStep(Step):
    """A step on one value, or on each of a list; elements that become absent leave the list."""

    __slots__ = ()

    def apply(self, value: Any, work: Work) -> Any:
        """Return the value changed by `one`."""
        if not isinstance(value, list):
            return None if is_empty(value) else self.one(value, work)
        changed = (self.one(each, work) for each in value if not is_empty(each))
        return [each for each in changed if not is_empty(each)]

    def one(self, value: Any, work: Work) -> Any:
        """Return one value changed; never asked for an empty one."""
        raise NotImplementedError
