"""Topics with the broader ones above them: rows of the field `topics`."""

from collections.abc import Iterable
from typing import Any


Topic = dict[str, Any]


def topic(names: Iterable[str]) -> Topic:
    """Return the row of a topic from its names, the broadest first."""
    *broader, label = names
    return {"label": label, "path": broader} if broader else {"label": label}


def each_once(topics: Iterable[Topic]) -> list[Topic]:
    """Return the topics in order, without repetitions."""
    return list({(*row.get("path", ()), row["label"]): row for row in topics}.values())
