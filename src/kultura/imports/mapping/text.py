"""Text in a source, made comparable: what a cell says, whatever its type and its spacing."""

from typing import Any
from unicodedata import normalize


def as_text(value: Any) -> str:
    """Return a scalar as a person reads it: no spaces around it, 12.0 as 12, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return normalize("NFC", str(value)).replace("\r\n", "\n").strip()


def folded(value: Any) -> str:
    """Return a text for comparing labels: one space, no case, no full stop at the end."""
    return " ".join(as_text(value).split()).casefold().rstrip(".")


def as_list(value: Any) -> list[Any]:
    """Return a list of values: none for None, one for a scalar or a dict."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def is_empty(value: Any) -> bool:
    """Tell whether a value says nothing."""
    return value is None or value == "" or value == [] or value == {}
