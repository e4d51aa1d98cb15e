"""Where an import keeps its report, and how one that was killed goes on where it was.

Each run has a folder with `run.json` (what it is an import of) and `report.csv` (what was
committed). A run whose folder says nothing of an end is taken up by the next one of the same
source, mapping and order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.imports.faults import ImportRefused
from pathlib import Path
from secrets import token_hex
from typing import Any
from typing import TextIO

import fcntl
import json


FACTS = "run.json"
REPORT = "report.csv"
LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The folder of one run."""

    folder: Path
    facts: dict[str, Any]
    claim: TextIO

    @property
    def run(self) -> str:
        """The run's name."""
        return self.folder.name

    @property
    def report(self) -> Path:
        """The report's file."""
        return self.folder / REPORT

    def finish(self, counts: dict[str, Any]) -> None:
        """Write down that the run came to its end."""
        write_facts(self.folder, {**self.facts, "finished": now(), "counts": counts})
        self.release()

    def release(self) -> None:
        """Let another process take the run up."""
        self.claim.close()


def begin(root: Path, facts: dict[str, Any]) -> Checkpoint:
    """Open the folder of a new run."""
    folder = root / f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{token_hex(3)}"
    folder.mkdir(parents=True, mode=0o700)
    write_facts(folder, {**facts, "started": now()})
    return Checkpoint(folder, facts, claimed(folder))


def unfinished(root: Path, facts: dict[str, Any]) -> Checkpoint | None:
    """Return the newest run of the same facts that did not come to its end, if there is one.

    Raises ImportRefused where another process is at it.
    """
    for folder, known in runs_in(root):
        if {name: known.get(name) for name in facts} == facts:
            return None if "finished" in known else Checkpoint(folder, facts, claimed(folder))
    return None


def claimed(folder: Path) -> TextIO:
    """Take a run for this process, which a kill ends too; raises ImportRefused if it runs."""
    claim = (folder / LOCK).open("w", encoding="utf-8")
    try:
        fcntl.flock(claim, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        claim.close()
        raise ImportRefused(f"This import is running already, as {folder.name}.") from error
    return claim


def runs_in(root: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield folders of runs and what they say, the newest first."""
    for path in sorted(root.glob(f"*/{FACTS}"), reverse=True):
        yield path.parent, json.loads(path.read_text(encoding="utf-8"))


def write_facts(folder: Path, facts: dict[str, Any]) -> None:
    """Write the facts so that a kill leaves the old ones or the new ones."""
    draft = folder / f"{FACTS}.new"
    draft.write_text(json.dumps(facts, ensure_ascii=False, indent=2), encoding="utf-8")
    draft.replace(folder / FACTS)


def now() -> str:
    """Return the time, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")
