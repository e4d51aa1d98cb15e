"""All schemas, gathered from the modules beside."""

from importlib import import_module
from kultura.reader import schemas
from pkgutil import iter_modules
from typing import Any


def gather() -> dict[str, Any]:
    """Return the schemas of all topics by name."""
    modules = sorted(module.name for module in iter_modules(schemas.__path__))
    topics = (import_module(f"{schemas.__name__}.{name}") for name in modules if name != "table")
    return {name: one for topic in topics for name, one in getattr(topic, "SCHEMAS", {}).items()}


SCHEMAS = gather()
