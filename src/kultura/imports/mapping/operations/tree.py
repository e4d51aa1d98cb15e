"""`tree: {path: subjects, children: children, name: name}`: topics out of a tree, with their path.

Gives a row for each leaf, with the names above it as its path; `root: true` keeps the tree's own
root, which mostly only says “subject”.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from kultura.imports.mapping.entry import Entry
from kultura.imports.mapping.operations.path import Path
from kultura.imports.mapping.text import as_list
from kultura.imports.mapping.text import as_text
from kultura.imports.mapping.topic import each_once
from kultura.imports.mapping.topic import Topic
from kultura.imports.mapping.topic import topic
from kultura.imports.mapping.work import Work
from typing import Any


@dataclass(frozen=True, slots=True)
class Tree:
    """Where the tree stands, and what its nodes call their names and children."""

    path: Path
    children: str = "children"
    name: str = "name"
    root: bool = False

    @classmethod
    def read(cls, entry: Entry) -> Tree:
        """Read a path, or a path with options."""
        if not isinstance(entry.value, dict):
            return cls(Path.read(entry))
        known = entry.only("path", "children", "name", "root")
        if "path" not in known:
            raise entry.fault("needs `path`.")
        names = {key: known[key].text() for key in ("children", "name") if key in known}
        return cls(Path.read(known["path"]), root="root" in known and known["root"].flag(), **names)

    def apply(self, value: Any, work: Work) -> list[Topic]:
        """Return the rows of all leaves, in order, each once."""
        tops = as_list(self.path.found(work.scope))
        starts = tops if self.root else [child for top in tops for child in self.below(top)]
        paths = (path for start in starts for path in self.leaves(start, ()))
        return each_once(topic(path) for path in paths)

    def below(self, node: Any) -> list[Any]:
        """Return a node's children."""
        return as_list(node.get(self.children)) if isinstance(node, dict) else []

    def leaves(self, node: Any, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        """Yield the names from the top down to each leaf."""
        name = as_text(node.get(self.name)) if isinstance(node, dict) else as_text(node)
        path = (*above, name) if name else above
        children = self.below(node)
        if not children and path:
            yield path
        for child in children:
            yield from self.leaves(child, path)

    def paths(self) -> tuple[str, ...]:
        """Return where the tree stands."""
        return self.path.paths()
