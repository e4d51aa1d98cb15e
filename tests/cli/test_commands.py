"""The command line, as people and scripts meet it."""

from kultura.cli import app
from kultura.cli import discover
from kultura.cli.init import value
from kultura.instance.testing import run_command
from kultura.settings import load
from pathlib import Path
from typer.testing import CliRunner
from urllib.parse import urlsplit

import json
import pytest
import requests
import shutil
import stat
import tempfile


@pytest.fixture
def home():
    """A directory for an instance that any user may enter."""
    top = Path(tempfile.mkdtemp(prefix="kultura-"))
    top.chmod(0o755)
    yield top / "dom"
    shutil.rmtree(top)


@pytest.fixture(scope="module")
def invoke():
    """Calls a command in this process."""
    discover(app)
    return lambda *arguments: CliRunner().invoke(app, arguments)


COMMANDS = [
    "backup",
    "check",
    "create-region",
    "init",
    "restore",
    "run",
    "upgrade",
    "user",
    "version",
]


def test_help_lists_the_commands(invoke) -> None:
    said = invoke("--help").output
    assert [name for name in COMMANDS if name not in said] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(invoke, name) -> None:
    assert invoke(name, "--help").exit_code == 0


def test_init_makes_an_instance(home) -> None:
    answer = json.loads(run_command(home, "init", "--json").stdout)
    assert answer["home"] == str(home)
    assert {path.name for path in (home / "etc").iterdir()} == {
        "site.zcml",
        "zope.conf",
        "zope.ini",
    }
    secret = home / "secrets" / "admin_password"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    password = secret.read_text()
    run_command(home, "init")
    assert secret.read_text() == password


def test_explain_tells_values_and_sources_and_changes_nothing(home) -> None:
    home.mkdir()
    (home / "instance.yaml").write_text(
        "default_context: {wsgi_threads: 7}\nkultura: {smtp: {password: tajne}}"
    )
    said = run_command(home, "init", "--explain", "--json").stdout
    rows = {row["key"]: row for row in json.loads(said)}
    assert rows["default_context.wsgi_threads"] == {
        "key": "default_context.wsgi_threads",
        "value": 7,
        "source": "instance.yaml",
    }
    assert rows["kultura.time_zone"]["source"] == "default"
    assert rows["kultura.api_url"]["source"] == "derived"
    assert "tajne" not in said
    assert sorted(path.name for path in home.iterdir()) == ["instance.yaml"]
    lines = run_command(home, "init", "--explain").stdout.splitlines()
    assert {line.split()[0] for line in lines} == {"key", *rows}  # no name cut short


@pytest.mark.parametrize(
    ("dsn", "shown"),
    [
        ("host=db password=tajne user=k", "host=db password=(set) user=k"),
        ("host=db password = 'taj \\' ne' user=k", "host=db password = (set) user=k"),
        ("postgresql://k:tajne@db/kultura", "postgresql://k:(set)@db/kultura"),
        ("postgresql://db/kultura", "postgresql://db/kultura"),
    ],
)
def test_explain_shows_no_password_of_a_dsn(dsn, shown) -> None:
    settings = load(environ={"INSTANCE_db_relstorage_postgresql_dsn": dsn})
    assert value(settings, "default_context.db_relstorage_postgresql_dsn") == shown


def test_a_mistake_in_the_file_is_one_sentence_and_code_3(home) -> None:
    home.mkdir()
    (home / "instance.yaml").write_text("kultura: {languges: [pl]}")
    done = run_command(home, "init", check=False)
    assert done.returncode == 3
    assert done.stderr.strip().splitlines() == [
        "Error: instance.yaml: there is no key in kultura: languges. Did you mean languages?"
    ]


@pytest.mark.parametrize("command", [["run"], ["check"], ["create-region"], ["upgrade"]])
def test_what_needs_an_instance_says_so_with_code_4(home, command) -> None:
    done = run_command(home, *command, check=False)
    assert done.returncode == 4
    assert done.stderr.strip() == f"Error: There is no instance in {home}: run kultura init first."


def test_an_unknown_command_is_code_2(home) -> None:
    assert run_command(home, "chek", check=False).returncode == 2


def test_shell_completion(home, monkeypatch) -> None:
    # Typer looks which shell it runs in, and make runs us in one it has no completion for.
    monkeypatch.setenv("_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION", "1")
    assert "_KULTURA_COMPLETE" in run_command(home, "--show-completion", "bash").stdout


def test_a_new_user_logs_in(running_cms) -> None:
    answer = json.loads(
        running_cms.kultura(
            "user", "add", "jan", "--email", "jan@example.org", "--administrator", "--json"
        ).stdout
    )
    login = requests.post(
        f"{running_cms.url}/++api++/@login",
        json=answer,
        headers={"Accept": "application/json"},
        timeout=60,
    )
    assert "token" in login.json()


def test_a_sound_instance_passes_the_check(running_cms) -> None:
    done = running_cms.kultura("check", "--json", check=False)
    checks = json.loads(done.stdout)
    assert len(checks) >= 5
    assert [found for found in checks if found["problems"]] == []
    assert done.returncode == 0


def test_a_second_run_says_that_the_port_is_taken(running_cms) -> None:
    done = running_cms.kultura("run", "cms", check=False)
    assert done.returncode == 4
    assert "is in use by another program" in done.stderr


def test_whether_it_could_run_is_told_before_anything_is_made(home, running_cms) -> None:
    port = urlsplit(running_cms.url).port
    home.mkdir()
    (home / "instance.yaml").write_text(f"default_context: {{wsgi_listen: 127.0.0.1:{port}}}")
    taken = run_command(home, "run", "--check", check=False)
    assert taken.returncode == 4
    assert f"Port {port} is in use by another program" in taken.stderr
    assert not (home / "var").exists()
