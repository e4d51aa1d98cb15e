"""Which fields hold words that can be said in another language.

A schema names its translatable fields, and a schema of rows its translatable columns, in one tagged
value: ``taggedValue(TRANSLATABLE, ("text",))``.
"""

from functools import cache
from zope.interface import Interface


TRANSLATABLE = "kultura.translatable"


@cache  # asked for every schema of every item that is indexed
def translatable_names(schema: type[Interface]) -> tuple[str, ...]:
    """Return the translatable fields of a schema and its bases, each once, bases first."""
    names: dict[str, None] = {}
    for base in reversed(schema.__iro__):
        names.update(dict.fromkeys(base.queryDirectTaggedValue(TRANSLATABLE, ())))
    return tuple(names)
