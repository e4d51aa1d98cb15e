"""Findings: what runs have measured, kept in a file, so that a benchmark can be run in parts."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from stands.load import Found
from stands.load import middle
from typing import Any

import json


class Findings:
    """All that was measured, a fact at a time; a part measured again replaces what it said."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.facts: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []

    def forget(self, part: str) -> None:
        """Drop what a part has said."""
        self.facts = [fact for fact in self.facts if fact["part"] != part]

    def add(self, part: str, **fact: Any) -> None:
        """Keep a fact of a part, and say it."""
        self.facts.append({"part": part} | fact)
        self.file.write_text(json.dumps(self.facts, indent=1))
        print(part, fact, flush=True)  # noqa: T201

    def add_run(self, part: str, question: str, server: str, found: Found, size: int) -> None:
        """Keep what a run of load has found."""
        self.add(part, question=question, server=server, bytes=size, **asdict(found))

    def of(self, part: str) -> list[dict[str, Any]]:
        """Return the facts of a part."""
        return [fact for fact in self.facts if fact["part"] == part]

    def parts(self, beginning: str) -> list[str]:
        """Return the parts whose name begins so, in the order they were measured."""
        names = (fact["part"] for fact in self.facts if fact["part"].startswith(beginning))
        return list(dict.fromkeys(names))

    def runs(self, part: str) -> dict[str, Mapping[str, Found]]:
        """Return the middle run by question and server."""
        found: dict[str, dict[str, list[Found]]] = {}
        for fact in self.of(part):
            if "rate" in fact:
                run = Found(fact["rate"], fact["p50"], fact["p99"], fact["errors"])
                found.setdefault(fact["question"], {}).setdefault(fact["server"], []).append(run)
        return {q: {s: middle(runs) for s, runs in by.items()} for q, by in found.items()}

    def said(self, part: str, name: str) -> Any:
        """Return the last fact of a name; None where there is none."""
        return next((f[name] for f in reversed(self.of(part)) if name in f), None)


def median(values: Iterable[float]) -> float:
    """Return the value in the middle."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2]
