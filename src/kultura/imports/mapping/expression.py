"""An expression: operations one after another, each taking what the one before gave."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from kultura.imports.mapping import operations
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.faults import did_you_mean
from kultura.imports.mapping.work import Work
from typing import Any
from typing import Protocol

import importlib
import pkgutil


class Operation(Protocol):
    """One step of an expression.

    `read(entry)` is a class method that makes it from the YAML; `paths()` names what it reads of
    the row, dotted.
    """

    def apply(self, value: Any, work: Work) -> Any:
        """Return the value after this step; None is absence."""

    def paths(self) -> tuple[str, ...]:
        """Return the paths this step reads from the scope."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Where a field's value comes from."""

    steps: tuple[Operation, ...]

    def value(self, work: Work) -> Any:
        """Return the value for the row at work, None where it has none."""
        value: Any = None
        for step in self.steps:
            value = step.apply(value, work)
        return value

    def paths(self) -> tuple[str, ...]:
        """Return all paths the expression reads."""
        return tuple(path for step in self.steps for path in step.paths())


def expression_of(entry: Entry) -> Expression:
    """Read an expression: a text is a path; keys are operations, applied in the order written."""
    if not isinstance(entry.value, dict):
        return Expression((known_operations()["path"].read(entry),))
    if not entry.value:
        raise entry.fault("says nothing: name a path, a constant or another operation.")
    return Expression(tuple(step_of(name, below) for name, below in entry.value.items()))


def step_of(name: str, entry: Entry) -> Operation:
    """Read one operation."""
    known = known_operations()
    if name not in known:
        raise entry.fault(f"There is no operation “{name}”. {did_you_mean(name, known)}")
    return known[name].read(entry)


@cache
def known_operations() -> dict[str, Any]:
    """Return the classes of operations by name: every module in the folder holds one."""
    names = [module.name for module in pkgutil.iter_modules(operations.__path__)]
    return {name: operation_in(name) for name in names}


def operation_in(name: str) -> Any:
    """Return the class a module is named after: `first_of` holds `FirstOf`."""
    module = importlib.import_module(f"{operations.__name__}.{name}")
    return getattr(module, name.title().replace("_", ""))
