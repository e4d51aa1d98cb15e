"""`kultura import` on a real instance: imported, killed, taken up, corrected, imported again."""

from kultura.imports.report import outcomes_in
from kultura.instance import child
from kultura.instance import testing
from pathlib import Path

import itertools
import json
import pytest
import requests
import signal
import subprocess
import time


EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TATE = ("--mapping", str(EXAMPLES / "tate/mapping.yaml"))
OPTIONS = ("--institution", "muzeum", "--as", "admin", "--json")


@pytest.fixture(scope="module")
def cms(running_cms):
    """The running cms with a museum in it."""
    url = f"{running_cms.url}/++api++"
    body = {"@type": "Museum", "id": "muzeum", "title": "Muzeum"}
    made = requests.post(url, json=body, auth=running_cms.auth, headers=JSON, timeout=120)
    assert made.status_code == 201, made.text
    return running_cms


JSON = {"Accept": "application/json"}


@pytest.fixture
def tate(shared, tmp_path) -> Path:
    """The first 130 records: two batches."""
    path = tmp_path / "tate.jsonl"
    with (shared / "data/tate/artworks-3000.jsonl").open(encoding="utf-8") as lines:
        path.write_text("".join(itertools.islice(lines, 130)), encoding="utf-8")
    return path


def counts(done: subprocess.CompletedProcess) -> list[int]:
    """Return created, updated, unchanged and refused as the command says them."""
    told = json.loads(done.stdout)
    return [told[status] for status in ("created", "updated", "unchanged", "refused")]


def objects(cms) -> int:
    museum = f"{cms.url}/++api++/muzeum"  # other tests' objects are in other institutions
    query = f"{museum}/@search?portal_type=DigitalObject&review_state=published&b_size=1"
    found = requests.get(query, auth=cms.auth, headers=JSON, timeout=120)
    return found.json()["items_total"]


def kill_after_the_first_batch(cms, source: Path) -> None:
    """Start an import and kill it as hard as can be once its report has rows."""
    command = [*testing.COMMAND, "import", str(source), *TATE, *OPTIONS, "--publish"]
    with (cms.home / "killed.log").open("ab") as log:
        process = child.spawn(command, environ=testing.environment(cms.home), output=log)
    deadline = time.monotonic() + 240
    while not any(list(outcomes_in(path)) for path in reports(cms)):
        assert process.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()


def reports(cms) -> list[Path]:
    return sorted(cms.home.glob("var/imports/*/report.csv"))


def test_killed_and_run_again_it_counts_the_same(cms, tate) -> None:
    kill_after_the_first_batch(cms, tate)
    assert 0 < objects(cms) < 130
    done = cms.kultura("import", str(tate), *TATE, *OPTIONS, "--publish")
    assert counts(done) == [130, 0, 0, 0]
    assert objects(cms) == 130
    again = cms.kultura("import", str(tate), *TATE, *OPTIONS, "--publish")
    assert counts(again) == [0, 0, 130, 0]
    assert objects(cms) == 130


def test_refused_rows_are_reported_and_the_exit_code_says_so(cms, tmp_path) -> None:
    source = tmp_path / "objects.csv"
    source.write_text("Nr;Tytuł;Wartość\nA/1;Dzban;100\nA/2;;5\n", encoding="cp1250")
    rights = '{constant: "http://rightsstatements.org/vocab/CNE/1.0/"}'
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(
        "identifier: Nr\nfields:\n  title: Tytuł\n  inventory_number: Nr\n"
        f"  work_rights: {rights}\n  reproduction_rights: {rights}\n",
        encoding="utf-8",
    )
    copy = tmp_path / "report.csv"
    arguments = ("import", str(source), "--mapping", str(mapping), *OPTIONS)
    done = cms.kultura(*arguments, "--report", str(copy), check=False)
    assert done.returncode == 1, done.stderr
    assert counts(done) == [1, 0, 0, 1]
    assert json.loads(done.stdout)["withheld"] == [{"column": "Wartość", "kind": "value"}]
    assert "“Wartość” stays out" in done.stderr
    assert [outcome.reason for outcome in outcomes_in(copy)] == ["", "title: must be filled in."]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("none.csv", *TATE, *OPTIONS), "none.csv is not a file"),
        ((__file__, *TATE, *OPTIONS, "--submit", "--publish"), "Say --submit or --publish"),
        (
            (__file__, *TATE, *OPTIONS, "--overwrite", "mine"),
            "--overwrite is one of ask, keep, theirs",
        ),
        ((__file__, "--mapping", __file__, *OPTIONS), "This is not YAML"),
    ],
)
def test_what_cannot_start_says_why(tmp_path, arguments, sentence) -> None:
    done = testing.run_command(tmp_path, "import", *arguments, check=False)
    assert done.returncode == 2
    assert sentence in done.stderr
