"""Every question the public API takes, from its own description: for the hunt after leaks."""

from collections.abc import Iterable
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import re
import requests


COLLECTIONS = ("institutions", "venues", "exhibits", "performances", "lessons", "events")
COLLECTIONS += ("objects", "collections", "news", "pages")
TOLD = ("objects", "pages")  # those in which there is something to tell


def addresses(document: dict[str, Any], uids: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """Yield addresses: every path with every id; where there is none, with each parameter."""
    for path, item in document["paths"].items():
        parameters = item.get("get", {}).get("parameters", [])
        asked = [*questions(parameters, list(words))]
        for address in filled(path, list(uids)):
            yield address
        for address in filled(path, []) if "{id}" not in path else ():
            for question in asked:
                yield f"{address}?{question}"


def filled(path: str, uids: list[str]) -> Iterator[str]:
    """Yield a path with collections and ids in its places: all of them, or two collections."""
    collections = (COLLECTIONS if uids else TOLD) if "{collection}" in path else ("",)
    for collection in collections:
        address = path.replace("{collection}", collection)
        for uid in uids if "{" in address else ("",):
            yield re.sub(r"\{[^}]+\}", uid, address)


def questions(parameters: list[dict[str, Any]], words: list[str]) -> Iterator[str]:
    """Yield queries: each parameter with each of its values, texts with each of the words."""
    for parameter in parameters:
        if parameter.get("in") != "query":
            continue
        schema = parameter.get("schema", {})
        known = schema.get("enum") or schema.get("items", {}).get("enum") or words
        for value in known[:12]:
            yield urlencode({parameter["name"]: value})


def told(answer: requests.Response) -> str:
    """Return all that an answer tells: status line, headers, body."""
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return f"{answer.reason}\n{headers}\n{answer.text}".lower()
