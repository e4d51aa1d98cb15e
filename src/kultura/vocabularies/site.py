"""Vocabularies as this site has them: as shipped, with what the instance and its registry add.

An integrator adds terms, or other labels, in ``<instance>/vocabularies/<name>.yaml``, or in a
registry record ``kultura.vocabularies.<name>`` (the form of the data files as JSON or YAML, or a
dict of labels by value). What is added replaces a shipped term of the same value; nothing can be
taken away, because content may use it.
"""

from collections.abc import Mapping
from functools import lru_cache
from kultura.vocabularies.instance import instance_file
from kultura.vocabularies.terms import read
from kultura.vocabularies.terms import Vocabulary
from kultura.vocabularies.terms import vocabulary
from plone.registry.interfaces import IRegistry
from typing import Any
from zope.component import queryUtility

import json


PREFIX = "kultura."
RECORD = "kultura.vocabularies."


def site_vocabulary(name: str) -> Vocabulary:
    """Return a vocabulary by its name, with or without ``kultura.`` before it."""
    name = name.removeprefix(PREFIX)
    return _assembled(name, _file_stamp(name), _registered(name))


def label_of(name: str, value: str, language: str) -> str:
    """Return the label of a value in a language; what is no term is its own label."""
    return site_vocabulary(name).label(value, language)


@lru_cache(maxsize=256)
def _assembled(name: str, stamp: float | None, registered: str) -> Vocabulary:
    found = vocabulary(name)
    if stamp is not None:
        found = found.extended(read(name, instance_file(name).read_text(encoding="utf-8")))
    return found.extended(read(RECORD + name, registered)) if registered else found


def _file_stamp(name: str) -> float | None:
    file = instance_file(name)
    return file.stat().st_mtime if file.is_file() else None


def _registered(name: str) -> str:
    registry = queryUtility(IRegistry)
    value = registry.get(RECORD + name) if registry is not None else None
    return value if isinstance(value, str) else json.dumps(_plain(value)) if value else ""


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value
