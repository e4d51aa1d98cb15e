"""The imports a region has had: what came from where, by whom, and what became of it.

Kept in the site, so that a queue can show the thousand objects of one import as one entry; objects
name their run (index `import_run`).
"""

from BTrees.OOBTree import OOBTree
from collections.abc import Iterator
from typing import Any
from zope.annotation.interfaces import IAnnotations


KEY = "kultura.imports.runs"


def record(site: Any, run: str, facts: dict[str, Any]) -> None:
    """Write down what is known of a run, in place of what was."""
    annotations = IAnnotations(site)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][run] = dict(facts)


def recorded(site: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every run and its facts, the newest first: a run's name begins with its time."""
    runs = IAnnotations(site).get(KEY, {})
    for name in sorted(runs, reverse=True):
        yield name, dict(runs[name])


def facts_of(site: Any, run: str) -> dict[str, Any]:
    """Return what is known of a run; nothing where none bears the name."""
    return dict(IAnnotations(site).get(KEY, {}).get(run, {}))
