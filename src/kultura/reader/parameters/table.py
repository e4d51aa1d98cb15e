"""The table of all parameters, gathered from `known`."""

from importlib import import_module
from kultura.reader.parameters import known
from kultura.reader.parameters.parameter import Parameter
from pkgutil import iter_modules


def gather() -> dict[str, Parameter]:
    """Return the parameters of all topics by name."""
    modules = sorted(module.name for module in iter_modules(known.__path__))
    topics = (import_module(f"{known.__name__}.{name}") for name in modules)
    return {parameter.name: parameter for topic in topics for parameter in topic.PARAMETERS}


PARAMETERS = gather()
