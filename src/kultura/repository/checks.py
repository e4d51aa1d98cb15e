"""Checking the whole repository, and remembering what was found: a run can be gone on with.

A run is a file of JSON lines below ``checks/``, named by its beginning: a first line says what was
to be checked, then one for each object, and a last one says that the run came to its end. The line
of an object is a PREMIS event (PREMIS 3.0, 2.): its type, time, outcome and what was found.
"""

from collections.abc import Callable
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kultura.repository.errors import Damaged
from kultura.repository.inventory import INVENTORY
from kultura.repository.root import Repository
from kultura.repository.verifying import Rot
from kultura.repository.verifying import UNREADABLE
from kultura.repository.verifying import Verified
from kultura.repository.verifying import verify_object
from kultura.repository.writing import settle
from pathlib import Path
from typing import Any
from typing import Final

import json
import os
import random


END: Final = {"end": True}
EVENT: Final = "fixity check"  # http://id.loc.gov/vocabulary/preservation/eventType/fix

Told = Callable[[Verified, int, int], None]  # an object, objects done, objects in all


@dataclass(frozen=True)
class Wanted:
    """What to check: everything, a number of objects drawn by lot, what was not checked since."""

    sample: int | None = None
    since: datetime | None = None


@dataclass(frozen=True)
class Summary:
    """What a run found: objects, files, bytes, and the objects with rot."""

    objects: int
    files: int
    size: int
    damaged: tuple[Verified, ...]


def check(repository: Repository, wanted: Wanted, told: Told) -> Summary:
    """Check what is wanted; a run of everything that was interrupted goes on where it was."""
    whole = wanted == Wanted()
    file = _to_go_on_with(repository) if whole else None
    done = _outcomes(file) if file else {}
    file = file or _new_run(repository, whole)
    folders = _wanted(repository, wanted)
    results = [verified_from(line) for line in done.values()]
    with file.open("a", encoding="utf-8") as run, ThreadPoolExecutor(os.cpu_count()) as threads:
        for number, folder in enumerate(folders, start=1):
            if folder.name in done:
                continue
            result = _checked(repository, folder, threads)
            _note(run, result)
            results.append(result)
            told(result, number, len(folders))
        if whole:
            run.write(json.dumps(END) + "\n")
    return _summary(results)


def last_checked(repository: Repository) -> dict[str, datetime]:
    """Return when each object was last found whole, by the name of its folder."""
    found: dict[str, datetime] = {}
    for file in _runs(repository):
        for name, line in _outcomes(file).items():
            if line["outcome"] == "pass":
                found[name] = datetime.fromisoformat(line["at"])
    return found


def lines_of(repository: Repository, name: str) -> Iterator[dict[str, Any]]:
    """Yield what was found of one object, by the name of its folder, in the order of the checks."""
    for file in _runs(repository):
        line = _outcomes(file).get(name)
        if line is not None:
            yield line


def verified_from(line: dict[str, Any]) -> Verified:
    """Return what was found from the line that remembers it."""
    rot = tuple(Rot(**one) for one in line["rot"])
    return Verified(line["id"], line["folder"], line["files"], line["size"], rot)


def _checked(repository: Repository, folder: Path, threads: ThreadPoolExecutor) -> Verified:
    """Mend what a crash left at an object's top, then check it."""
    try:
        settle(repository, folder)
        return verify_object(folder, threads)
    except (Damaged, OSError) as error:
        return Verified("", folder.name, rot=(Rot(INVENTORY, UNREADABLE, str(error)),))


def _wanted(repository: Repository, wanted: Wanted) -> list[Path]:
    folders = list(repository.object_folders()) if repository.exists else []
    if wanted.since is not None:
        last = last_checked(repository)
        never = datetime.min.replace(tzinfo=UTC)
        folders = [one for one in folders if last.get(one.name, never) < wanted.since]
    if wanted.sample is not None and wanted.sample < len(folders):
        folders = sorted(random.sample(folders, wanted.sample))
    return folders


def _runs(repository: Repository) -> list[Path]:
    return sorted((repository.folder / "checks").glob("*.jsonl"))


def _new_run(repository: Repository, whole: bool) -> Path:
    folder = repository.folder / "checks"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}.jsonl"
    file.write_text(json.dumps({"whole": whole}) + "\n", encoding="utf-8")
    return file


def _to_go_on_with(repository: Repository) -> Path | None:
    """Return the newest run if it was of everything and did not come to its end."""
    newest = next(reversed(_runs(repository)), None)
    lines = list(_lines(newest)) if newest else []
    if newest is None or {"whole": True} not in lines[:1] or END in lines:
        return None
    _drop_torn_line(newest)
    return newest


def _drop_torn_line(file: Path) -> None:
    """Cut off a line that was not written whole."""
    data = file.read_bytes()
    os.truncate(file, data.rfind(b"\n") + 1)


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    """Yield the lines that were written whole."""
    with file.open(encoding="utf-8") as run:
        for line in run:
            if line.endswith("\n"):
                yield json.loads(line)


def _outcomes(file: Path) -> dict[str, dict[str, Any]]:
    return {line["folder"]: line for line in _lines(file) if "folder" in line}


def _note(run: Any, result: Verified) -> None:
    outcome = "fail" if result.rot else "pass"
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    line = {"event": EVENT, "at": at, "outcome": outcome, **asdict(result)}
    run.write(json.dumps(line, ensure_ascii=False) + "\n")
    run.flush()


def _summary(results: list[Verified]) -> Summary:
    return Summary(
        len(results),
        sum(one.files for one in results),
        sum(one.size for one in results),
        tuple(one for one in results if one.rot),
    )
